"""What an operator does live: presence, phone, the call at hand. Keeps nothing: the engine owns live state."""
