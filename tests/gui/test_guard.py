import sys

import pytest

from gui.guard import FoldingHook, guarded


def test_an_exception_goes_to_the_hook_and_a_default_comes_back(monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: seen.append(what[0]))

    @guarded(default=7)
    def breaks(self):
        raise KeyError(self)

    @guarded
    def works(value):
        return value + 1

    assert breaks(1) == 7
    assert works(1) == 2
    assert seen == [KeyError]


def test_repeats_are_told_once(caplog):
    told = []
    hook = FoldingHook(told.append)

    def fail():
        raise ValueError("x")

    for _ in range(3):
        with pytest.raises(ValueError, match="x") as caught:
            fail()
        hook(caught.type, caught.value, caught.tb)
    assert len(told) == 1
    assert list(hook.counts.values()) == [3]
    assert len(caplog.records) == 1
