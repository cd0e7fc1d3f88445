"""Engines: what turns a shot into frames."""
