"""The operations of the server ("acts"). Each ends in one write transaction."""
