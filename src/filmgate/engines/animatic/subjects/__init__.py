"""The subjects of a picture: animals, people, vehicles, buildings, objects."""
