"""Regular expressions, one file a subject."""
