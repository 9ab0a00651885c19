"""Accounts, roles, sessions: who someone is and what they may do."""
