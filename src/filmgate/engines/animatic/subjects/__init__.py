"""Who and what is in the picture: animals, people, vehicles, buildings, objects."""
