"""Texts spoken into sound files."""
