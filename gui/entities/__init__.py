"""The entities of the page: grouped by type and name, decided one by one or all at once."""
