"""Where facts are kept for good: `kept` is the engine's side, the packages are where the rows lie."""
