"""The articles as clean text."""
