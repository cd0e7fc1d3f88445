"""Animals: with legs, wings or fins, or without limbs."""
