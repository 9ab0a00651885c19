"""Killing whatever runs, again and again, under load: `python -m tests.faults`."""
