"""Animals: on legs, with wings, with fins, or without limbs."""
