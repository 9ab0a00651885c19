"""The company's numbers and queues, and who answers them."""
