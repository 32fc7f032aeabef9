from hypothesis import given
from hypothesis import strategies as st

from core.text.offsets import Utf16Map, utf16_length


def test_a_rare_character_counts_two_units():
    assert utf16_length("𠮷林") == 3
    assert Utf16Map("𠮷林").to_utf16(1) == 2
    assert Utf16Map("𠮷林").to_code_point(2) == 1


@given(st.text(st.sampled_from("山a𠮷😀\n"), max_size=30))
def test_offsets_agree_with_the_encoder(text):
    table = Utf16Map(text)
    for i in range(len(text) + 1):
        units = len(text[:i].encode("utf-16-le")) // 2
        assert table.to_utf16(i) == units
        assert table.to_code_point(units) == i
