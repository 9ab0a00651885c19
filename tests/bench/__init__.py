"""How fast and how small the product is: `make bench`. Figures are printed, never asserted."""
