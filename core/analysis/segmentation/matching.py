"""The dearest matching of rows to columns: order kept, or free."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_FAR = 1e9


def in_order(
    groups: int, bodies: int, worth: Callable[[int, int, int], float], lone: Sequence[float], bare: Sequence[float]
) -> tuple[float, list[tuple[int, int, int]]]:
    """Return the best matching that keeps the order, as its score and triples (first group, end of groups, body).

    `worth(a, b, d)` is that of groups a to b (exclusive) on body d; `lone[g]` what a group without body is worth,
    `bare[d]` a body without groups. At most three neighbouring groups go together.
    """
    table = [[-_FAR] * (bodies + 1) for _ in range(groups + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    table[0][0] = 0.0
    for g in range(groups + 1):
        for d in range(bodies + 1):
            here = table[g][d]
            steps = [(g + 1, d, here + lone[g])] if g < groups else []
            if d < bodies:
                steps.append((g, d + 1, here + bare[d]))
                steps += [(b, d + 1, here + worth(g, b, d)) for b in range(g + 1, min(groups, g + 3) + 1)]
            for to_g, to_d, score in steps:
                if score > table[to_g][to_d]:
                    table[to_g][to_d] = score
                    back[to_g, to_d] = (g, d)
    triples = []
    at = (groups, bodies)
    while at in back:
        last = back[at]
        if at[0] > last[0] and at[1] > last[1]:
            triples.append((last[0], at[0], last[1]))
        at = last
    return table[groups][bodies], triples[::-1]


def freely(worth: Sequence[Sequence[float]]) -> list[int]:
    """Return for each row the column it is matched to, at the greatest sum (Kuhn and Munkres, in cubic time).

    There must be at least as many columns as rows.
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        at = 0
        least, seen = [_FAR] * (columns + 1), [False] * (columns + 1)
        while owner[at]:
            seen[at] = True
            delta, to = _FAR, 0
            current = owner[at]
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                cost = -worth[current - 1][column - 1] - row_price[current] - column_price[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < delta:
                    delta, to = least[column], column
            for column in range(columns + 1):
                if seen[column]:
                    row_price[owner[column]] += delta
                    column_price[column] -= delta
                else:
                    least[column] -= delta
            at = to
        while at:
            owner[at] = owner[way[at]]
            at = way[at]
    result = [-1] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            result[owner[column] - 1] = column - 1
    return result
