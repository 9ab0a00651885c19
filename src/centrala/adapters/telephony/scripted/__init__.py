"""A PBX in memory, played by a script: for fast tests of everything above telephony."""

from centrala.adapters.telephony.scripted.telephony import ScriptedTelephony

__all__ = ["ScriptedTelephony"]
