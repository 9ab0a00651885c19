"""SIP as strangers send it: torture, guesses, floods; against the real Asterisk, from addresses of loopback."""
