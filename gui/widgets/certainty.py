"""From where on a proposal is taken for sure."""

SURE = 0.85
"""Below this confidence a proposal is a suspect, and shown as one."""
