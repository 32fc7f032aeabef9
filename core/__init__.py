"""Jiaokan's core: everything that runs without a window."""
