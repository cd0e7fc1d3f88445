"""Images and clips: check, convert, encode, join and store them."""
