"""The digest log-in of SIP (RFC 2617, MD5)."""

import hashlib
import secrets

from tests.sip.messages import params_in


def credentials(challenge: str, *, username: str, password: str, method: str, uri: str) -> str:
    """The Authorization value that answers a WWW-Authenticate or Proxy-Authenticate value."""
    asked = params_in(challenge)
    realm, nonce = asked["realm"], asked["nonce"]
    secret, act = _md5(f"{username}:{realm}:{password}"), _md5(f"{method}:{uri}")
    parts = {"username": username, "realm": realm, "nonce": nonce, "uri": uri}
    bare = {"algorithm": "MD5"}
    if "qop" in asked:
        count, own = "00000001", secrets.token_hex(8)
        response = _md5(f"{secret}:{nonce}:{count}:{own}:auth:{act}")
        parts["cnonce"] = own
        bare |= {"qop": "auth", "nc": count}
    else:
        response = _md5(f"{secret}:{nonce}:{act}")
    parts["response"] = response
    if "opaque" in asked:
        parts["opaque"] = asked["opaque"]
    return "Digest " + ", ".join([f'{k}="{v}"' for k, v in parts.items()] + [f"{k}={v}" for k, v in bare.items()])


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
