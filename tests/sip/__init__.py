"""A telephone for tests: a small SIP user agent (RFC 3261) that speaks tones and measures what it hears."""
