"""The renderer: it turns a picture into a frame, and knows no world, no subjects and no effects."""
