"""Things for close views, and things to leap over."""
