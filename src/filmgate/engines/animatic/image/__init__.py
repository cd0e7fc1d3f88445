"""Shots from images: they start from an image of the user, end on one, or lead from one to another."""
