"""Sets (in the sense of film): the buildings and furniture around the subject in a place."""
