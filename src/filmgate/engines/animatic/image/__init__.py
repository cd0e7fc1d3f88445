"""Shots that start from a picture of the user, end on one, or lead from one to another."""
