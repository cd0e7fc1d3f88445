"""The composition root: alone it names implementations. A worker needs nothing of a server's."""
