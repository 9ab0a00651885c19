"""The demo company: its people, and calling it as a customer."""
