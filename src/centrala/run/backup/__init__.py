"""`centrala backup` and `centrala restore`: everything that can't be made again, in one file."""
