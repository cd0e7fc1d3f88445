"""Everything that must survive: one database, two doors."""
