"""The review queue: one decision after another."""
