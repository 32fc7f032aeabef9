from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.span import Span, trimmed, without

spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_or_negative_range_is_no_span(start, end):
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


@given(spans, st.lists(spans, max_size=5))
def test_cutting_holes_leaves_exactly_the_rest(span, holes):
    rest = without(span, holes)
    left = {i for part in rest for i in range(part.start, part.end)}
    assert left == set(range(span.start, span.end)) - {i for h in holes for i in range(h.start, h.end)}
    assert all(a.end < b.start for a, b in pairwise(rest))


@given(spans, spans)
def test_overlap_is_symmetric_and_means_a_common_code_point(a, b):
    common = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(common)


def test_trimming_takes_white_space_of_every_sort():
    assert trimmed("\u3000 文\n", 0, 4) == Span(2, 3)
    assert trimmed(" \u3000\n", 0, 3) is None
