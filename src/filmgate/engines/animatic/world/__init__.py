"""Worlds: light and air, ground, plants, weather."""
