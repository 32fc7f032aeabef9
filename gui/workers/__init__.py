"""Work away from the UI thread."""
