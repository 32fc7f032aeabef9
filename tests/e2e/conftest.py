"""The whole window, driven by keys and mouse."""

from tests.gui.conftest import _plain_look, collection, dressed, driver, empty_driver, no_thread_left

__all__ = ["_plain_look", "collection", "dressed", "driver", "empty_driver", "no_thread_left"]
