"""Places: one record each, for everything that a place is. Its words are in script/places.py."""
