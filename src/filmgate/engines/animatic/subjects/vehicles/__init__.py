"""Vehicles: on roads, on water, in the air."""
