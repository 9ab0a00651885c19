"""The live side: sole owner of live calls, presence, queues and timers. Nothing slow runs here."""
