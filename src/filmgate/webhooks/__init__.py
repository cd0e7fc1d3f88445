"""Webhooks: the signature, and the sending of one webhook."""
