"""Pure string maths: text in, offsets out."""
