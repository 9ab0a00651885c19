"""Where facts are kept for good."""
