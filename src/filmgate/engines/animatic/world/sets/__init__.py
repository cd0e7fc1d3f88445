"""Sets: what stands around in a place."""
