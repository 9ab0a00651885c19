"""Starting the product. Importable with the standard library alone: set-up runs before anything is installed."""
