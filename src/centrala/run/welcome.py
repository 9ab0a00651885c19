"""What the terminal says when everything is up."""

import json

from centrala.kit.settings import Address, Settings
from centrala.kit.text import text


def reached_at(settings: Settings) -> tuple[str, int]:
    """Host and port to call from this machine; an address that means all becomes loopback."""
    everywhere = settings.http.host in ("0.0.0.0", "::")  # noqa: S104 - read, not bound
    return "127.0.0.1" if everywhere else settings.http.host, settings.http.port


def url(settings: Settings) -> str:
    """As a person types it: with TLS by the company's own name, else by the address that may use a microphone."""
    host, port = reached_at(settings)
    if settings.tls.mode == "off":
        return f"http://{Address(host, port)}"
    return f"https://{Address(settings.names[0] if settings.names else host, port)}"


def show(settings: Settings, language: str, seconds: float, *, demo: bool) -> None:
    print(text(language, "run.ready", url=url(settings), seconds=f"{seconds:.1f}"))
    if demo and settings.demo_file.exists():
        show_accounts(settings, language)
        print(text(language, "run.first_call", url=url(settings), sip=settings.sip))
    print(text(language, "run.stop"), flush=True)


def show_accounts(settings: Settings, language: str) -> None:
    """Only a demo home has accounts with known passwords."""
    print(text(language, "run.accounts"))
    for account in json.loads(settings.demo_file.read_text(encoding="utf-8"))["accounts"]:
        role = text(language, f"run.role.{account['role']}")
        print(f"    {role:<14} {account['username']:<16} {account['password']}")
