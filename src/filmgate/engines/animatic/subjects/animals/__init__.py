"""Animals: on legs, wings, fins, or none."""
