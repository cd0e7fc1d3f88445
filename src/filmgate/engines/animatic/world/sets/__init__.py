"""Sets: the buildings and furniture around the subject in a place."""
