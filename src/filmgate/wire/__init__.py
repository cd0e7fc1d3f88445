"""The formats of messages: the envelope of the public API, and the worker protocol."""
