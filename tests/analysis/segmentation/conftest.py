"""An invented newspaper: articles, and the ways a page may set them."""

from dataclasses import dataclass, field

import pytest

from core.analysis.segmentation import segment


@dataclass(frozen=True)
class Story:
    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    byline: str = ""
    signature: str = ""
    authors: tuple[str, ...] = ()
    subheadings: dict[int, str] = field(default_factory=dict)  # paragraph number -> what stands before it


FERRY = Story(
    ("老渡口添了两条电动船", "过河时间缩短一半"),
    (
        "本报杏林6月2日讯（记者 甘小雨 通讯员 石 坚）今天一早，杏林县柳叶渡口的船工老方把新船撑到了对岸，"
        "电机的声音很轻，岸边洗衣裳的人差点没听见。县交通局新近配发的两条电动渡船当天下水，每条能坐三十个人。",
        "柳叶渡口有一百多年历史，过去全靠竹篙和木桨，汛期常常停渡。新船装了定位仪和救生圈，"
        "渡口还修了候船棚，孩子们上学再也不用在雨里等，衣裳也不会淋湿。县交通局说，年底前还要给另外三处渡口换船。",
    ),
    authors=("甘小雨", "石坚"),
)
TOFU = Story(
    ("豆腐坊里飘出读书声", "——青石巷里的夜校侧记"),
    (
        "晚上七点，青石巷豆腐坊的灯还亮着。磨盘停了，案板擦得发亮，十几个街坊围坐一圈，听退休教师讲古诗。"
        "坊主说，豆腐白天卖完，晚上屋子空着也是空着，不如拿来办夜校。",
        "夜校不收学费，只有一条规矩：来的人要带一个故事。卖菜的阿婆讲过年的来历，修车的师傅讲他走过的桥，"
        "讲得好的，第二天能免费喝一碗豆浆。",
        "半年下来，夜校的长凳从四条加到了十一条，隔壁巷子的人也赶来听。街道的干部来看过两回，送来一块黑板和两箱旧书。",
    ),
    byline="■本报记者 贺一舟",
    authors=("贺一舟",),
    subheadings={1: "带着故事来上课"},
)
KITES = Story(
    ("风筝节飞出百米长龙",),
    (
        "本报乌桕讯（记者 闻笛）乌桕镇的麦田上空昨天飞满了风筝，最长的一条龙有一百零八节，要十二个人一起拉线。"
        "来自邻县的三十多支队伍参加了比赛，看热闹的人把田埂站满了。",
        "扎风筝的老艺人今年八十一岁，竹篾在他手里弯成弧线，一会儿就有了翅膀。他说骨架要轻，心要静，风来了才飞得高。"
        "镇里打算把风筝做成产业，已经有四家作坊接到了外地的订单。",
    ),
    authors=("闻笛",),
)
PHOTO = Story(
    ("塘边收藕忙",),
    ("入冬以来，荷花村的藕农忙着下塘收藕，雪白的鲜藕装满了竹筐，当天就要发往省城。■记者 蓝 天 摄",),
    authors=("蓝天",),
)


def wrapped(text, cells):
    """Break a text into lines of so many full-width cells; stops hang over."""
    lines, line, width = [], "", 0
    for char in text:
        step = 1 if char.isascii() else 2
        if width + step > cells * 2 and char not in "，。、；：？！”）":
            lines.append(line)
            line, width = "", 0
        line += char
        width += step
    return [*lines, line]


def column(story, cells):
    """Return the body of a story as hard-wrapped text with its byline, sub-headings and signature."""
    blocks = [story.byline] if story.byline else []
    for n, paragraph in enumerate(story.paragraphs):
        blocks += [story.subheadings[n]] if n in story.subheadings else []
        blocks.append("\n".join(wrapped(paragraph, cells)))
    blocks += [story.signature] if story.signature else []
    return "\n\n".join(blocks)


def titles(story):
    return "\n".join(story.titles)


def after(*stories_and_cells):
    """Set headlines behind their bodies."""
    return "\n\n".join(f"{column(story, cells)}\n\n{titles(story)}" for story, cells in stories_and_cells) + "\n"


def before(*stories_and_cells):
    """Set headlines before their bodies."""
    return "\n\n".join(f"{titles(story)}\n\n{column(story, cells)}" for story, cells in stories_and_cells) + "\n"


def foot(*stories_and_cells, order=None):
    """Gather headlines at the foot of the page, in the order of the bodies or another."""
    stories = [story for story, _ in stories_and_cells]
    bodies = "\n\n".join(column(story, cells) for story, cells in stories_and_cells)
    return bodies + "\n\n" + "\n\n".join(titles(stories[n]) for n in order or range(len(stories))) + "\n"


def flow(*stories, marks=False):
    """Set whole paragraphs a line, titles before them, with number signs or without."""
    blocks = []
    for story in stories:
        blocks += [("#" * (n + 1) + " " if marks else "") + title for n, title in enumerate(story.titles)]
        blocks += [story.byline] if story.byline else []
        for n, paragraph in enumerate(story.paragraphs):
            blocks += [story.subheadings[n]] if n in story.subheadings else []
            blocks.append(paragraph)
        blocks += [story.signature] if story.signature else []
    return "\n\n".join(blocks) + "\n"


def bare(text):
    return "".join(text.split())


def told(text, segmentation=None):
    """Return for each article its headline group and its other text, without white space."""
    found = {}
    for article in (segmentation or segment(text)).articles:
        head = bare("".join(part.span.of(text) for part in article.title_parts())).replace("#", "")
        parts = [part for part in article.parts if part not in article.title_parts()]
        found[head] = bare("".join(part.span.of(text) for part in parts))
    return found


def expected(*stories):
    return {bare("".join(story.titles)): bare(column(story, 500)) for story in stories}


class Press:
    """What a test needs to set a page and to read it back."""

    FERRY, TOFU, KITES, PHOTO, Story = FERRY, TOFU, KITES, PHOTO, Story
    wrapped = staticmethod(wrapped)
    column = staticmethod(column)
    titles = staticmethod(titles)
    after = staticmethod(after)
    before = staticmethod(before)
    foot = staticmethod(foot)
    flow = staticmethod(flow)
    told = staticmethod(told)
    expected = staticmethod(expected)
    bare = staticmethod(bare)


@pytest.fixture(scope="session")
def press():
    return Press
