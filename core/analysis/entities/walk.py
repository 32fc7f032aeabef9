"""Walk along a chain of words from what ends a name back to what begins it."""

from __future__ import annotations

import re

from core.analysis.entities.chain_words import LEVELS, SELDOM, Page, chain_words, is_boundary, is_rare
from core.analysis.entities.tokens import Token
from core.text.characters import is_cjk

_LEVEL_WORD = re.compile(
    r"[省市县区州旗镇乡](?:委|政府|人大|政协|纪委|监委|法院|检察院|妇联|团委|总工会|工会|党委|图书馆|公安局|议会)?$"
)
_QUOTED = re.compile(
    r"(?:队|团|社|中心|协会|联盟|公司|集团|厂|店|馆|工作室|专班|小组|班|学院|党支部|党总支|合作社|基金会|俱乐部|书院|实验室)$"
)
_SCHOOLS = re.compile(r"(?:中学|小学|学校|学院|工作室|纪念馆|实验室|幼儿园)$")
_SELF_ANCHORED = re.compile(r"(?:中共|共青团|武警|国网|民盟|民建|民进|解放军|中国|中华)")
_NATIONAL = re.compile(r"(?:国家|全国|中央|国际|世界|亚洲)")
_NATIONAL_BODY = re.compile(r"(?:局|委|部|委员会|联合会|协会|学会|总工会|基金会|办公室|银行|组织|奥委会)$")
_PLAIN_HEAD = re.compile(
    r"(?:学校|公司|工厂|商店|超市|合作社|饭店|酒店|小学|中学|大学|银行|车队|店|所|站|队|社|团|科|处|股|院|馆|厂|办)$"
)
_DEPARTMENT = re.compile(r"(?:[科室处队庭所站院]|党委|党支部|党总支|党组|中心|[分执]?行?局)$")
_COMPLETE = re.compile(r"(?:[局厅院委办署会行司团校]|政府|集团|中心|法院|银行)$")
_OPERATED = re.compile(r"(?:院|校|学|园|公司|企业|集团|厂|银行|合作社|店|所|站|队|社|馆|车间)$")
_PEERS = re.compile(r"(?:委|人大|政协|政府)$")
_GENERIC_UNDER_TOWN = re.compile(r"[镇乡](?:卫生院|小学|中学|学校|幼儿园|敬老院|医院)$")
_HAN_NUMBER = re.compile(r"第?[一二三四五六七八九十〇百]+$")
_LOCAL = re.compile(r"(?:卫生院|卫生室|中学|小学|幼儿园|法庭|派出所|敬老院)$")
_COUNTED = re.compile(r"每|(?:新|改|扩|续|在)(?:[改扩]|建)")
_NUMBERED = re.compile(r"\d[余多]?[家所个座处名支条批]?$")
_OF_PROJECT = re.compile(r"项目(?:工作)?专班$")
_LONGEST = 26
_NO_BRAND = frozenset({"d", "m", "r", "q", "p", "c"})
_NAME_TAGS = frozenset({"n", "ns", "nz", "nr", "nrt"})
_ENDS_OF_PLACES = frozenset("县区镇乡村道路街场园站桥山河湖港馆城")
_COMMERCIAL = re.compile(
    r"(?:卫生院|卫生室|法庭|事务所|门诊部|诊所|药店|基金会|研究院|研究所|水厂|电厂|煤矿|油田|博物馆|纪念馆|美术馆|书店|出版社|大学|学院|中学|小学|幼儿园|医院|剧团|艺术团|司法所|派出所|支行|敬老院|公司|集团|厂|合作社|商行|店|农场|林场|牧场|农商行|银行|工作室|联社|俱乐部|书院|日报|晚报)$"
)


class Walk:
    """The walk from the end of a name to its beginning."""

    def __init__(self, page: Page, last: int, head: int, kind: str) -> None:
        self.page = page
        self.last = last
        self.head = head
        self.kind = kind
        self.end = page.tokens[last].end

    def start(self) -> int | None:
        """Return where the longest name begins, or None when nothing begins it."""
        best: int | None = None
        index = self.last
        leftmost = self.end
        while index >= 0:
            token = self.page.tokens[index]
            if token.text in "”’" and index < self.last:
                opening = self._opening(index)
                if opening is None or not self._names_after(_QUOTED):
                    break
                best, index = opening, opening
            elif not self._may_go_on(index):
                break
            elif self._begins(index):
                best = index
                if not self._goes_on(index):
                    break
            leftmost = index
            index -= 1
        if best is None and leftmost <= self.last and self._names_after(_COMMERCIAL):
            best = self._proper(leftmost)
        return None if best is None else self._checked(best)

    def _checked(self, best: int) -> int | None:
        """Return where a name begins that was found from a token on, or None when it is none after all."""
        best = self._with_single(best) if self.page.tokens[best].type == "PER" else self._with_stem(best)
        start = self.page.tokens[best].start
        if best == self.last:
            return start
        if self._is_plain(best) or self._is_clause(best) or self._is_two(best):
            return None
        if (
            _NUMBERED.search(self.page.text, max(0, start - 3), start)
            or self.page.text[start : self.end] in self.page.lists.not_bodies
        ):
            return None
        if _COUNTED.match(self.page.text[start : self.end]) or _OF_PROJECT.search(self.page.text[start : self.end]):
            return None
        return None if _GENERIC_UNDER_TOWN.fullmatch(self.page.text[start : self.end]) else start

    def _may_go_on(self, index: int) -> bool:
        """Judge whether the walk may go over a token."""
        token = self.page.tokens[index]
        return self.end - token.start <= _LONGEST and self._may_stand(token) and not self._is_deed(index)

    def _is_deed(self, index: int) -> bool:
        """Judge whether a token is what a body named before it does: 局 + 利用 + 学校, 支行 + 联合 + 区教育局."""
        token, before = self.page.tokens[index], self.page.tokens[index - 1] if index else None
        if before is None or not _COMPLETE.search(before.text) or not self._is_verb(token.text):
            return False
        if before.text not in self.page.lists.organisation_endings and before.type != "ORG":
            return False
        inner = self.page.tokens[index + 1 : self.last]
        return any(t.type or t.text[0] in LEVELS for t in inner) or not self._names_after(_DEPARTMENT)

    def _is_verb(self, word: str) -> bool:
        return self.page.words.tags.get(word) in ("v", "vn") or word in chain_words("predicates")

    def _with_stem(self, first: int) -> int:
        """Return where a name begins when the level that begins it has an unknown proper name before it: 霁河 + 县."""
        token = self.page.tokens[first]
        if token.type or token.text[0] not in LEVELS or token.text[0] == "省":  # all provinces are known
            return first
        index, size = first, 0
        while index > 0 and size < 3:
            before = self.page.tokens[index - 1]
            if not self._may_be_stem(before, size):
                break
            index, size = index - 1, size + len(before.text)
        is_end = (
            index == 0
            or not is_cjk(self.page.tokens[index - 1].text[-1])
            or not self._may_be_stem(self.page.tokens[index - 1], 0)
        )
        return index if 2 <= size <= 3 and is_end else first

    def _may_be_stem(self, token: Token, size: int) -> bool:
        """Judge whether a token may be part of the unknown name of a county."""
        if token.type or size + len(token.text) > 3 or not is_cjk(token.text[0]):
            return False
        if self.page.text[token.start - 1 : token.start].isdigit():
            return False  # a measure word: 11家镇街卫生院
        if len(token.text) == 1:
            return token.text not in chain_words("stop_characters") and token.text not in LEVELS
        if token.text[0] in LEVELS or token.text in self.page.lists.organisation_endings:
            return False
        if (
            token.text in chain_words("stop_words")
            or token.text in self.page.lists.organisation_words
            or token.text in self.page.lists.posts
        ):
            return False
        tag = self.page.words.tags.get(token.text, "n")
        return tag in ("ns", "nr", "nrt", "nz") or (
            tag not in chain_words("stop_tags") and self.page.words.counts.get(token.text, 0) < 1000
        )

    def _goes_on(self, index: int) -> bool:
        """Judge whether a name may go on to the left of a place or level: 中共 + 东平县委, 国网 + 东平县 + 供电公司."""
        before = self.page.tokens[index - 1] if index else None
        if before is None or before.text in LEVELS or (before.text[0] in LEVELS and _PEERS.search(before.text)):
            return False
        if not self.page.tokens[index].type:
            is_stem = before.type == "LOC" and before.text[-1] not in _ENDS_OF_PLACES
            return is_stem or bool(_SELF_ANCHORED.match(before.text))
        if before.type:
            return before.type in ("LOC", "ORG")
        return bool(_SELF_ANCHORED.match(before.text)) or before.text in self.page.lists.organisation_endings

    def _opening(self, closing: int) -> int | None:
        """Return the index of the quotation mark that opens what a token closes, when that is near."""
        for index in range(closing - 1, max(-1, closing - 9), -1):
            if self.page.tokens[index].text in "“‘":
                return index
        return None

    def _may_stand(self, token: Token) -> bool:
        """Judge whether a token may stand inside a name."""
        if token.type:
            return token.type in ("LOC", "ORG") or (token.type == "PER" and self._may_be_named_after(token))
        if not all(is_cjk(char) or char.isalnum() for char in token.text):
            return False
        lists = self.page.lists
        if token.end > self.head or token.text in lists.organisation_words or token.text in LEVELS:
            return True
        if token.text in chain_words("stop_words"):
            return False
        if len(token.text) == 1:
            return token.text not in chain_words("stop_characters")
        if _HAN_NUMBER.match(token.text):
            return True
        tag = self.page.words.tags.get(token.text, "n")
        return tag not in chain_words("stop_tags") or (
            tag == "d" and self.page.words.counts.get(token.text, 0) < SELDOM * 8
        )

    def _may_be_named_after(self, token: Token) -> bool:
        """Judge whether what looks like a person may be a founder, a hero or a brand at the head of a name."""
        return self._names_after(_SCHOOLS) or (token.rule == "name" and self._names_after(_COMMERCIAL))

    def _begins(self, index: int) -> bool:
        """Judge whether a name may begin with a token."""
        token = self.page.tokens[index]
        if token.type in ("LOC", "ORG"):
            return token.end <= self.head or token.type == "ORG"
        if token.type == "PER":
            return token.end <= self.head
        if _SELF_ANCHORED.match(token.text) and token.start < self.head:
            return True
        if _NATIONAL.match(token.text) and token.start < self.head:
            return self._names_after(_NATIONAL_BODY)
        if token.start < self.head < token.end and any(
            token.text[:size] in self.page.lists.places for size in (2, 3, 4)
        ):
            return True
        if token.text[0] in LEVELS and token.text[1:] in self.page.lists.organisation_endings:
            return self._is_definite(index)
        if not _LEVEL_WORD.match(token.text):
            return False
        return self._is_definite(index)

    def _is_definite(self, index: int) -> bool:
        """Judge whether 市 or 县 at a token means this city, this county: not 各县, not 乡镇."""
        before = self.page.tokens[index - 1] if index else None
        after = self.page.tokens[index + 1] if index < self.last else None
        if (
            after is not None
            and after.text[0] in LEVELS
            and after.text not in self.page.lists.organisation_words
            and len(self.page.tokens[index].text) == 1
            and self.kind == "ORG"
        ):
            return after.text[0] == "市" and len(after.text) > 1
        if before is not None and (before.text[-1].isdigit() or before.text in "家所个处名批支"):
            return False
        return before is None or (before.text not in chain_words("general") and before.text[-1] not in LEVELS)

    def _is_plain(self, first: int) -> bool:
        """Judge whether a division is followed by nothing but a common noun: schools of a county, not one of them."""
        token = self.page.tokens[first]
        middle = self.page.tokens[first + 1 : self.last]
        if token.type != "LOC" or any(other.text not in chain_words("vague") for other in middle):
            return False
        return token.text[-1] in "省市县区州" and bool(_PLAIN_HEAD.fullmatch(self.page.tokens[self.last].text))

    def _is_two(self, first: int) -> bool:
        """Judge whether a complete name and what its bearer does were taken for one: 人民法院 + 审理 …."""
        endings, tags = self.page.lists.organisation_endings, self.page.words.tags
        for index in range(first, self.last - 1):
            token, after = self.page.tokens[index], self.page.tokens[index + 1]
            if len(token.text) > 2 and token.text in endings and tags.get(after.text) in ("vn", "v"):
                return not self._names_after(_DEPARTMENT)
        return False

    def _is_clause(self, first: int) -> bool:
        """Judge whether a division and what it does to others was taken for a name: 东平县 + 组织 + 医院."""
        token, after = self.page.tokens[first], self.page.tokens[first + 1]
        if self.kind == "LOC" and any(
            t.text in chain_words("predicates") for t in self.page.tokens[first + 1 : self.last]
        ):
            return True
        return (
            token.type == "LOC"
            and after.text in chain_words("predicates")
            and bool(_OPERATED.search(self.page.text, self.head, self.end))
        )

    def _names_after(self, kinds: re.Pattern[str]) -> bool:
        """Judge whether the word that ends the name is of a kind."""
        return bool(kinds.search(self.page.text, self.head, self.end))

    def _proper(self, leftmost: int) -> int | None:
        """Return the first token from the left that looks like a proper name although it is no place."""
        tokens = self.page.tokens
        for index in range(leftmost, self.last):
            token, after = tokens[index], tokens[index + 1]
            if token.end > self.head:
                break
            if len(token.text) > 1 and self._is_rare(token.text):
                return self._with_single(index)
            if len(token.text) == 1 and after.end <= self.head and self._is_brand(token, after):
                return self._with_single(index)
        return self._pair(leftmost)

    def _with_single(self, index: int) -> int:
        """Return the token before too when it is a single character that belongs to the brand: 大 + 明湖."""
        before = self.page.tokens[index - 1] if index else None
        if (
            before is None
            or before.type
            or len(before.text) > 1
            or not is_cjk(before.text)
            or before.text in chain_words("function")
        ):
            return index
        further = self.page.tokens[index - 2] if index > 1 else None
        return index - 1 if is_boundary(self.page, further) else index

    def _pair(self, leftmost: int) -> int | None:
        """Return the first of two single characters before the walk's end that make a brand: 安 + 和."""
        if leftmost < 2 or self.page.tokens[leftmost].start == self.end:
            return None
        pair = self.page.tokens[leftmost - 2 : leftmost]
        if any(t.type or t.text in chain_words("function") for t in pair) or not self._is_brand(*pair):
            return None
        further = self.page.tokens[leftmost - 3] if leftmost > 2 else None
        return leftmost - 2 if is_boundary(self.page, further) else None

    def _is_brand(self, first: Token, second: Token) -> bool:
        """Judge whether two single characters may be a brand: neither 更多 nor 尽设."""
        tags = [self.page.words.tags.get(token.text) for token in (first, second)]
        is_pair = all(len(token.text) == 1 and is_cjk(token.text) for token in (first, second))
        return is_pair and not set(tags) & _NO_BRAND and tags != ["v", "v"]

    def _is_rare(self, word: str) -> bool:
        lists, words = self.page.lists, self.page.words
        is_local = (
            self._names_after(_LOCAL)
            and len(word) == 2
            and words.tags.get(word, "n") in _NAME_TAGS
            and word not in lists.organisation_words
        )
        return is_rare(word, lists, words) or (is_local and words.counts.get(word, 0) < SELDOM * 6)
