"""The only SQL: tables, journal, backups, checks; rows never leave this package."""
