"""Telephony: one package a PBX; each passes tests/contract."""
