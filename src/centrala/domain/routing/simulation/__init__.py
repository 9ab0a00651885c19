"""Days in a contact centre that never was, to compare ways of routing and to time the matcher."""
