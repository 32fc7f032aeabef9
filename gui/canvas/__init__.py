"""Text drawn by ourselves: layout, marks, selection; every offset is a code point."""
