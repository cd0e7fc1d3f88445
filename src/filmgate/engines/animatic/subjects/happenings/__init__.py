"""Happenings: what is done to things by gravity and by blows: each is set up, simulated, and filmed as one
actor.
"""
