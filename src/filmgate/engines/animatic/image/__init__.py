"""Shots that start from, end on, or lead between the user's images."""
