"""Places: one record each, with everything about the place. Its words are in script/places.py."""
