"""The record of every call: what happened, who, how long, why, with notes and recording."""
