"""The surroundings of a scene: light and air, ground, plants, weather."""
