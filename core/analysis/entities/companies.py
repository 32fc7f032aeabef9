"""Find companies that are called by brand and trade alone: 恒通科技."""

from __future__ import annotations

from core.analysis.entities.chain_words import Page, chain_words, is_rare
from core.analysis.entities.tokens import Token
from core.text.characters import is_cjk


def find_short_companies(page: Page) -> list[Token]:
    """Return companies called by brand and trade alone, as tokens of type ORG: 恒通科技."""
    found = []
    for index, token in enumerate(page.tokens):
        if token.type or token.text not in page.lists.industries or not index:
            continue
        start = _brand(page, index)
        if start is not None and _ends_here(page, index):
            first = page.tokens[start].start
            found.append(Token(first, token.end, page.text[first : token.end], "ORG", "brand"))
    return found


def _brand(page: Page, index: int) -> int | None:
    """Return the index of the token with which the brand before a trade begins."""
    before = page.tokens[index - 1]
    is_local = page.tokens[index].text in chain_words("local_trades") and len(before.text) == 2 and not before.type
    if is_local and index > 1 and page.tokens[index - 2].type == "LOC":
        return index - 2
    is_clear = page.tokens[index].text in chain_words("clear_trades")
    if is_clear and not before.type and before.text in page.lists.organisation_words and index > 1:
        return _brand(page, index - 1)
    if is_clear and len(before.text) == 3 and page.words.tags.get(before.text) in ("ns", "nz", "nr"):
        return index - 1 if _is_free(page, index - 1) else None
    if len(before.text) == 2 and before.type in ("", "PER"):
        is_clear = page.tokens[index].text in chain_words("clear_trades")
        tag = page.words.tags.get(before.text)
        is_brand = before.type == "PER" or (
            is_rare(before.text, page.lists, page.words) and (is_clear or tag in ("nz", "nr", "nrt", "ns"))
        )
        return index - 1 if is_brand and is_cjk(before.text[0]) and _is_free(page, index - 1) else None
    if index > 1 and len(before.text) == 1 and len(page.tokens[index - 2].text) == 1:
        pair = (before, page.tokens[index - 2])
        is_brand = all(is_cjk(t.text) and not t.type and t.text not in chain_words("function") for t in pair)
        is_word = any(page.words.tags.get(t.text) in ("f", "m", "q", "r", "p", "v") for t in pair)
        is_sure = page.tokens[index].text in chain_words("clear_trades") or not is_word
        if is_brand and is_sure and _is_free(page, index - 2) and not _is_phrase(page, index - 2):
            return index - 2
    return None


def _is_phrase(page: Page, index: int) -> bool:
    """Judge whether two single characters are a verb or number with 上, 前 or a measure word: 插上, 每部."""
    first, second = page.tokens[index].text, page.tokens[index + 1].text
    return second in "上下前后里中内外出进部台件个" or page.words.tags.get(first) in ("m", "r")


def _is_free(page: Page, index: int) -> bool:
    """Judge whether nothing before a token belongs to the same name."""
    if not index:
        return True
    before = page.tokens[index - 1]
    if before.type:
        return before.type != "PER"
    tag = page.words.tags.get(before.text, "n")
    return (
        not is_cjk(before.text[-1])
        or tag in chain_words("stop_tags")
        or before.text in chain_words("stop_characters")
        or (tag == "n" and len(before.text) > 1)
    )


def _ends_here(page: Page, index: int) -> bool:
    """Judge whether a company's name may end with a token: no further noun of the same phrase follows."""
    if index + 1 >= len(page.tokens):
        return True
    after = page.tokens[index + 1]
    return bool(after.type) or (
        after.text not in page.lists.organisation_endings and after.text not in page.lists.industries
    )
