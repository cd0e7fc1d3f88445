"""Pictures and clips as bytes and files."""
