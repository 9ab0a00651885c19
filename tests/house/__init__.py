"""Checks of the house itself: texts are complete, journeys are proved."""
