"""Self-hosted video generation behind the WaveSpeed API."""

__version__ = "0.1.0"
