"""Assignment: the best sum, found without trying everything."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from core.analysis.segmentation.matching import freely, in_order

WORTHS = st.integers(1, 5).flatmap(
    lambda rows: st.integers(rows, 6).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(-20, 20).map(float), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)


@given(WORTHS)
def test_free_matching_has_the_greatest_sum(worth):
    found = freely(worth)
    assert len(set(found)) == len(worth)
    columns = range(len(worth[0]))
    best = max(sum(row[c] for row, c in zip(worth, p, strict=True)) for p in permutations(columns, len(worth)))
    assert sum(row[c] for row, c in zip(worth, found, strict=True)) == best


def test_nothing_to_match():
    assert freely([]) == []
    assert in_order(0, 2, lambda a, b, d: 0.0, [], [-1.0, -1.0]) == (-2.0, [])


def test_order_is_kept_and_neighbours_may_go_together():
    worths = [[5, -5, -5], [4, -5, -5], [-5, -5, 6]]
    total, triples = in_order(
        3, 3, lambda a, b, d: sum(worths[g][d] for g in range(a, b)) - (b - a - 1), [-3.0] * 3, [-2.0] * 3
    )
    assert triples == [(0, 2, 0), (2, 3, 2)]
    assert total == 5 + 4 - 1 - 2 + 6


def test_a_group_that_fits_nothing_stays_alone():
    _, triples = in_order(2, 1, lambda a, b, d: [9.0, -9.0][a] if b == a + 1 else -50.0, [-3.0] * 2, [-2.0])
    assert triples == [(0, 1, 0)]
