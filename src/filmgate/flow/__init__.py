"""The server's acts: each ends in one write transaction."""
