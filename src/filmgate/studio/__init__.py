"""The worker's act: one leased prediction becomes a clip, or a reasoned failure."""
