"""Asterisk 22, driven over ARI (and AMI for the one thing that ARI can't: recording both sides apart)."""

from centrala.adapters.telephony.asterisk.telephony import AsteriskTelephony

__all__ = ["AsteriskTelephony"]
