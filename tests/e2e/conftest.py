"""The whole window, driven by keys and mouse."""

from tests.gui.conftest import _plain_look, _threads, collection, dressed, driver, empty_driver

__all__ = ["_plain_look", "_threads", "collection", "dressed", "driver", "empty_driver"]
