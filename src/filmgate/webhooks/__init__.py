"""Webhooks: how they are signed and how one is sent."""
