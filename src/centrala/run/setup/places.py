"""Where set-up reads and writes: everything stays inside the clone."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
WEB = ROOT / "web"
REQUIREMENTS = ROOT / "requirements"
SETUP = ROOT / ".setup"
LOGS = SETUP / "logs"
STAMPS = SETUP / "stamps"
NODE = SETUP / "node"
ASTERISK = SETUP / "asterisk"
CHROMIUM = SETUP / "chromium"
