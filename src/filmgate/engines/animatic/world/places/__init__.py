"""The places where a scene can be, one record each. The words for them are in script/places.py."""
