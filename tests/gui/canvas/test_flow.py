import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.canvas.caret import Caret, moved, word_at
from gui.canvas.face import Face
from gui.canvas.flow import NEVER_FIRST, Block, Flow, broken
from gui.page.setting import line_blocks
from gui.theme import font

WIDE = "𠮷"  # outside the basic plane: two UTF-16 units


@pytest.fixture(scope="module")
def face(qapp):
    from gui.app import make_application

    make_application()
    return Face(font(15), 24)


def flow_of(text, face, width):
    return Flow(text, line_blocks(text, face), width)


def test_every_character_is_in_one_row_and_rows_follow_each_other(face):
    text = "山高水长" * 40 + "\n\n" + "abc defgh " * 30 + "\n完"
    flow = flow_of(text, face, 200)
    shown = "\n".join("".join(text[r.start : r.end] for r in flow.rows if r.block == b) for b in range(4))
    assert shown == text
    assert [row.top for row in flow.rows] == [24 * i for i in range(len(flow.rows))]


def test_a_line_breaks_at_the_measure_and_never_before_a_stop(face):
    text = "春夏秋冬" * 3 + "，" + "东南西北" * 3
    rows = broken(text, 0, len(text), face, face.em * 12)
    assert rows[0] == (0, 11)
    assert all(text[start] not in NEVER_FIRST for start, _ in rows)


def test_a_row_of_stops_alone_still_breaks(face):
    text = "。" * 100
    rows = broken(text, 0, 100, face, face.em * 10)
    assert rows[-1][1] == 100
    assert all(end > start for start, end in rows)


def test_latin_words_stay_whole(face):
    text = "甲乙丙丁戊己庚 water 辛"
    rows = broken(text, 0, len(text), face, face.em * 8.5)
    assert any(text[start:end].startswith("water") for start, end in rows)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("山水。“”ab1 \t𠮷\u0301\u202e"), max_size=120), ems=st.floats(2, 20))
def test_rows_partition_any_paragraph(face, text, ems):
    rows = broken(text, 0, len(text), face, face.em * ems)
    assert rows[0][0] == 0
    assert rows[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in itertools.pairwise(rows))


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.sampled_from("山水。ab1 \n𠮷"), min_size=1, max_size=200), data=st.data())
def test_a_place_found_by_its_position_is_itself(face, text, data):
    flow = flow_of(text, face, 150)
    offset = data.draw(st.integers(0, len(text)))
    row = flow.row_of(offset)
    at = flow.rows[row]
    assert at.start <= offset <= at.end
    assert flow.offset_in(row, flow.x_of(row, offset)) == offset


def test_offsets_are_code_points(face):
    flow = flow_of(f"{WIDE}甲{WIDE}乙", face, 500)
    assert flow.character_at(face.em * 2.5, 10) == 2
    assert flow.rows[0].end == 4


def test_characters_beside_the_text_are_none(face):
    flow = flow_of("甲乙", face, 500)
    assert flow.character_at(face.em * 3, 10) is None
    assert flow.character_at(5, 100) is None


def test_up_and_down_keep_the_column_over_a_short_line(face):
    flow = flow_of("甲乙丙丁戊\n己\n庚辛壬癸子", face, 500)
    caret = Caret(4, 4)
    at, x = moved(caret, flow, "down", 5)
    assert at == 7
    at, _ = moved(Caret(at, at, x), flow, "down", 5)
    assert at == 12


def test_end_of_a_wrapped_row_stays_on_it(face):
    flow = flow_of("山" * 50, face, face.em * 10 + 1)
    at, _ = moved(Caret(12, 12), flow, "end", 5)
    assert flow.row_of(at) == flow.row_of(12)


def test_words_are_runs_of_like_characters():
    text = "建成abc12，山"
    assert word_at(text, 0) == (0, 2)
    assert word_at(text, 3) == (2, 7)
    assert word_at(text, 7) == (7, 8)


def test_measure_and_indent_hold(face):
    blocks = [Block(0, 40, face, 2 * face.em, 0.0, 10.0, 12 * face.em)]
    flow = Flow("字" * 40, blocks, 1000)
    assert flow.rows[0].left == 2 * face.em
    assert flow.rows[0].top == 10
    assert [row.end - row.start for row in flow.rows] == [10, 12, 12, 6]


def test_rows_far_down_are_laid_out_when_asked_for():
    text = "\n".join("字" * (number % 90) for number in range(400))
    face = Face(font(15), 24)
    whole, flow = Flow(text, line_blocks(text, face), 300), Flow(text, line_blocks(text, face), 300)
    while not whole.is_laid:
        whole.lay_more(1)
    assert not flow.is_laid
    laid = list(flow.rows)
    middle = text.index("\n", len(text) // 2)
    assert flow.row_of(middle) == whole.row_of(middle)
    assert not flow.is_laid
    assert flow.row_at(whole.height - 30) == whole.row_at(whole.height - 30)
    assert not flow.reaches(len(whole.rows))
    assert flow.reaches(len(whole.rows) - 1)
    assert flow.rows == whole.rows
    assert flow.rows[: len(laid)] == laid
    assert flow.height == whole.height


def test_the_height_is_well_estimated_until_all_is_laid_out():
    text = "\n".join("字" * 700 for _ in range(60))
    flow = Flow(text, line_blocks(text, Face(font(15), 24)), 300)
    estimated = flow.height
    assert not flow.is_laid
    flow.lay_to(1e9)
    assert flow.is_laid
    assert estimated == pytest.approx(flow.height, rel=0.05)
