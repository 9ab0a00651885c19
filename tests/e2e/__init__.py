"""The whole product: real Asterisk, real browser, real telephone calls over loopback."""
