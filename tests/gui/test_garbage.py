import gc

from PySide6.QtCore import Qt

from gui.garbage import NEVER, OVERDUE, Housekeeper


def full_collections():
    return gc.get_stats()[2]["collections"]


def test_nothing_is_collected_in_full_while_the_user_works(qapp):
    usual = gc.get_threshold()
    keeper = Housekeeper(qapp)
    before = full_collections()
    kept = [[number] for number in range(400_000)]
    assert full_collections() == before
    assert len(kept) == 400_000
    keeper.stop()
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() == 0


def test_it_is_made_up_for_when_the_window_is_left(qapp):
    keeper = Housekeeper(qapp)
    before = full_collections()
    keeper._on_state(Qt.ApplicationState.ApplicationActive)
    assert full_collections() == before
    keeper._on_state(Qt.ApplicationState.ApplicationInactive)
    assert full_collections() == before + 1
    keeper.stop()


def test_it_does_not_wait_for_ever(qapp, monkeypatch):
    keeper = Housekeeper(qapp)
    before = full_collections()
    keeper._look()
    assert full_collections() == before
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, OVERDUE + 1))
    keeper._look()
    assert full_collections() == before + 1
    assert gc.get_threshold()[2] == NEVER
    keeper.stop()
