"""The findings of the page: look at each, and say that it was looked at."""
