"""Keep an exception from crossing into Qt: on CPython 3.11 that is a segmentation fault."""

from __future__ import annotations

import functools
import logging
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Any, ParamSpec, TypeVar, overload

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)


@overload
def guarded(function: Callable[P, R]) -> Callable[P, R]: ...
@overload
def guarded(*, default: Any) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def guarded(function: Callable[P, R] | None = None, *, default: Any = None) -> Any:
    """Decorate a Qt override or slot: an exception goes to `sys.excepthook`, and `default` is returned instead."""
    if function is None:
        return functools.partial(_guard, default=default)
    return _guard(function, default=default)


def _guard(function: Callable[P, R], *, default: Any) -> Callable[P, Any]:
    @functools.wraps(function)
    def inner(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception:  # noqa: BLE001 - anything at all would crash the process here
            sys.excepthook(*sys.exc_info())
            return default

    return inner


class FoldingHook:
    """An excepthook that tells of each error once and counts its repeats: a broken paintEvent fails 60 times a second.

    `told` is called with the exception at its first occurrence and may show it to the user.
    """

    def __init__(self, told: Callable[[BaseException], None] | None = None) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self._told = told

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception, in full the first time."""
        frames = traceback.extract_tb(trace)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        self.counts[kind.__name__, place] += 1
        if self.counts[kind.__name__, place] > 1:
            return
        log.error("unexpected %s at %s", kind.__name__, place, exc_info=(kind, error, trace))
        if self._told is not None:
            self._told(error)
