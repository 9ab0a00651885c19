"""Opening hours: part of the lines that keep them."""
