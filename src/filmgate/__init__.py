"""Filmgate: a self-hosted video generation service with the API of WaveSpeedAI."""

__version__ = "0.1.0"
__page__ = "https://filmgate.invalid/"  # placeholder of the project's page, which a release names
