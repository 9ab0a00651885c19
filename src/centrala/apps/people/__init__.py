"""The company's people: accounts with the queues they answer. Has no tables of its own."""
