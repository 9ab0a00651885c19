"""The people who call: names, numbers, when they were last in contact."""
