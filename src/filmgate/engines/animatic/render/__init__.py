"""The renderer: it turns the description of a picture into a frame. It imports nothing of world, subjects and
effects.
"""
