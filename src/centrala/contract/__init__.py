"""What engine and web say to each other: commands, facts, directory, live events; typed, versioned."""
