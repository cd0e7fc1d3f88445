"""HTTP: the public API, the operator's routes, the playground, and the routes for workers."""
