"""The engines, which turn a shot into frames."""
