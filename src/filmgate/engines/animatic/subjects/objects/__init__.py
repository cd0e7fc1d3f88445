"""Things that one looks at closely, and things to leap over."""
