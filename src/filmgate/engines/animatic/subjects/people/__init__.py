"""People, robots and astronauts."""
