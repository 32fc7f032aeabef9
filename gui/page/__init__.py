"""The raw page."""
