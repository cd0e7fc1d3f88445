"""HTTP: the public API and the workers' door."""
