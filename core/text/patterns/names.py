"""What names look like by their spelling alone."""

from __future__ import annotations

import re

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U000323af"
HAN_RUN = re.compile(rf"[{HAN}]+")
DOCUMENT = re.compile(r"《[^《》]{1,80}(?:《[^《》]{1,60}》[^《》]{0,60})*》|〈[^〈〉]{2,60}〉")
"""A title in book-title marks, others inside it allowed."""
_ADDRESS_WORDS = (
    "女士|先生|小姐|太太|夫人|大爷|大娘|大妈|大姐|大哥|大嫂|大叔|大伯|大婶|奶奶|爷爷|阿姨|叔叔|伯伯|师傅|老汉|老太|婆婆|嫂|婶"
    "|老师|医生|大夫|教授|警官|书记|局长|市长|县长|区长|镇长|乡长|主任|院长|校长|部长|处长|科长|所长|站长|队长|馆长|经理|总经理"
    "|董事长|主席|会长|老板|同学|同志|法官|律师|教练|导演|护士长|总"
)
ADDRESS = re.compile(
    rf"(?=(?P<surname>欧阳|上官|司马|诸葛|皇甫|[{HAN}])(?P<word>某某|某(?![{HAN}]?[个些种日地年时])[甲乙丙丁]?|{_ADDRESS_WORDS}))"
)
"""A surname with a form of address; matches are empty, so that they may overlap."""
ADDRESS_WORD = re.compile(_ADDRESS_WORDS)
NICKNAME = re.compile(rf"(?=[老小大](?P<surname>[{HAN}])(?P<tail>头)?)")
"""老, 小 or 大 before a character, 头 perhaps behind it; matches are empty."""
SPACED_NAME = re.compile(rf"(?<![{HAN}])([{HAN}]) ([{HAN}])(?![{HAN}])")
"""A two-character name set as wide as three."""
SPACED_PAIR = re.compile(rf"(?<=[{HAN}])([{HAN}]) ([{HAN}])(?! )")
"""The same behind a word, with text behind it."""
_SOUNDS = (
    "阿艾爱安昂奥巴拜班邦包保鲍贝本比彼毕宾波伯博勃布采查昌达大戴丹当道德登邓狄迪蒂丁顿东杜多厄恩尔法凡范菲费芬佛夫弗福富盖甘冈高哥戈格葛古"
    "瓜圭哈海罕汉豪赫黑亨洪胡华怀惠霍基吉季加贾简姜杰捷金津京喀卡凯坎康考柯科可克肯库夸昆拉莱赖兰朗劳勒雷里利莉丽连廉列林琳留龙娄卢鲁路露伦罗"
    "洛马玛迈麦曼芒毛茂梅门蒙米密明摩莫姆穆拿娜纳乃南瑙内尼涅宁纽努诺欧帕潘庞佩彭皮珀平泼普奇齐恰强乔切钦琴丘邱让热仁日荣茹儒瑞若撒萨塞赛桑瑟"
    "森沙莎山尚绍舍申圣施什史士舒朔斯丝司思松苏索所塔泰坦汤唐陶特藤提廷图托瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣休许雪逊雅亚扬耶叶伊易因"
    "英尤于约云泽扎詹珍芝治朱茨孜宗佐尕巴桑旦措顿珠卓玛次仁吐尔逊江提买买热古丽木合阿布都拉力翰肖嘉俄堡麻默奈念瑟顺腾吾薇珊黛娅蓓妮碧琼理查迈尤涅"
)
SOUNDS = frozenset(_SOUNDS)
"""Characters that write the sounds of foreign and of Tibetan, Uygur, Kazakh names."""
FOREIGN_NAME = re.compile(rf"[{_SOUNDS}]{{1,7}}(?:[·•‧・][{_SOUNDS}]{{1,8}})+")
"""A name in another language, its parts divided by a dot: characters that write foreign sounds."""
BYLINE_NAME = rf"(?:[{HAN}] [{HAN}](?![{HAN}])|[{HAN}]{{2,4}}(?![{HAN}]))"
"""A name as bylines have it: between spaces, two characters perhaps set apart."""
DATELINE = re.compile(
    rf"(?:本报|新华社|中新社|人民日报|中新网|[{HAN}]{{2,4}}(?:日|晚)报)(?P<place>(?!记者|通讯|讯|电|特约|编辑|评论|今|昨|本|[{HAN}]{{0,2}}报)[{HAN}]{{2,8}}?)"
    r"(?:(?: ?(?P<date>\d{1,2} ?月 ?\d{1,2} ?日))?(?: ?[上下]午)? ?[讯电](?![报视话子力影器脑台动梯商缆网路厂]))"
)
"""Where a report was sent from: 本报甲地3月1日讯."""
ROAD_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9])[GSXY]\d{{1,4}}(?:[{HAN}]{{1,4}}?(?:高速公路|高速|国道|省道|公路|线(?![上下路])))?"
)
"""A road by its number, with its name."""
NAMED_PLACE = re.compile(
    rf"(?:地方|地名|村子|小村|山村|村庄|小山|山头|小岛|小镇|小河|湖泊)(?:名)?叫(?:做|作)?“?([{HAN}]{{2,4}})(?=[”。，、；：的])"
)
"""A place that is called by its name: 有个地方叫甲乙。"""
HOUSE_NUMBER = re.compile(r" ?\d{1,4}(?:-\d{1,4})? ?号(?![线楼院文机店桥]|公路)")
"""The number of a house behind its street."""
_NAMES = rf"(?:[{HAN}] [{HAN}]|[{HAN}]{{2,4}})(?: (?:[{HAN}] [{HAN}](?![{HAN}])|[{HAN}]{{2,4}}))*"
SIGNATURE = re.compile(rf"[（(](?P<inside>{_NAMES})[）)]|^[■□◆◇●○▲△★☆] ?(?P<line>{_NAMES})$", re.M)
"""Names alone in brackets, or alone in a line behind a bullet."""
POST_ADDRESS = re.compile(
    rf"(欧阳|上官|司马|诸葛|皇甫|[{HAN}])(?:书记|[局市县区镇乡州省厅院校部处科所站队馆行厂社会台园团连营班组村]长|主任|[总副]?经理|董事长|主席|总工|总|教授|医生|法官|律师|教练|师傅|老师)$"
)
"""A surname with a post."""
