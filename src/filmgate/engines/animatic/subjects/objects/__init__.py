"""Objects for close views, and obstacles."""
