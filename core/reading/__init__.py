"""Bytes in: files become raw text, with what can be guessed of the page they print."""
