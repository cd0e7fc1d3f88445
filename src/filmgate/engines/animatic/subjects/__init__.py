"""The subjects that a clip can show: animals, people, vehicles, buildings, objects."""
