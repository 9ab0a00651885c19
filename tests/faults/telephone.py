"""Operators' legs as SIP telephones: the endpoint that the engine made for a browser is made one for a telephone."""

import base64
import json
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

from centrala.adapters.telephony.asterisk.phones import PUSH, SIP_PHONE

_direct = build_opener(ProxyHandler({}))


def make(asterisk_file: Path, username: str, operator: str) -> None:
    """Raises OSError."""
    own = {"auth": username, "aors": username, "set_var": f"CENTRALA_OPERATOR={operator}"}
    fields = [{"attribute": name, "value": value} for name, value in {**SIP_PHONE, **own}.items()]
    uri = f"{PUSH}/endpoint/{username}"
    _ask(asterisk_file, "DELETE", uri, None)
    _ask(asterisk_file, "PUT", uri, {"fields": fields})


def _ask(asterisk_file: Path, method: str, uri: str, body: object) -> None:
    access = json.loads(asterisk_file.read_text())
    known = base64.b64encode(f"{access['user']}:{access['secret']}".encode()).decode()
    content = None if body is None else json.dumps(body).encode()
    heads = {"Authorization": f"Basic {known}", "Content-Type": "application/json"}
    request = Request(f"http://127.0.0.1:{access['http_port']}/ari{uri}", content, heads, method=method)
    with _direct.open(request, timeout=5) as answer:
        answer.read()
