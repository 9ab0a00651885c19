"""Pure rules: synchronous, no input or output; time is passed in."""
