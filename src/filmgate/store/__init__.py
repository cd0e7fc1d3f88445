"""The database: all rows that must survive a restart."""
