"""Centrala, an open-source contact centre."""
