"""`centrala token`: keys to the API for programs, from the command line."""

import argparse
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from centrala.kit.settings import Settings
from centrala.kit.text import text
from centrala.run.records import open_records

if TYPE_CHECKING:
    from centrala.apps.access.models import Token


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: str) -> None:
    token = commands.add_parser("token", help=text(language, "run.help.token"))
    actions = token.add_subparsers(dest="action", required=True)
    create = actions.add_parser("create", help=text(language, "run.help.token.create"))
    create.add_argument("--user", required=True, help=text(language, "run.help.token.user"))
    create.add_argument("--name", default="", help=text(language, "run.help.token.name"))
    create.add_argument("--days", type=int, help=text(language, "run.help.token.days"))
    actions.add_parser("list", help=text(language, "run.help.token.list"))
    revoke = actions.add_parser("revoke", help=text(language, "run.help.token.revoke"))
    revoke.add_argument("id")


def carry_out(settings: Settings, words: argparse.Namespace, language: str) -> int:
    open_records(settings)
    return _ACTIONS[words.action](words, language)


def _create(words: argparse.Namespace, language: str) -> int:
    """The secret stands alone on the last line, so that a script can take it."""
    from centrala.apps.access import actions, queries

    user = queries.account(words.user)
    token, secret = actions.issue_token(actor=None, user=user, name=words.name, days=words.days)
    print(text(language, "run.token.created", id=token.id, username=user.username))
    print(secret)
    return 0


def _list(words: argparse.Namespace, language: str) -> int:
    from centrala.apps.access import queries

    for token in queries.tokens():
        used = text(language, "run.token.used", at=_moment(token.last_used_at)) if token.last_used_at else ""
        cells = (str(token.id), f"{token.user.username:<20}", f"{token.name:<24}", _state(token, language), used)
        print("  ".join(cells).rstrip())
    return 0


def _state(token: "Token", language: str) -> str:
    from django.utils import timezone

    if token.revoked_at:
        return text(language, "run.token.revoked_at", at=_moment(token.revoked_at))
    if token.expires_at is None:
        return text(language, "run.token.lasting")
    over = token.expires_at <= timezone.now()
    return text(language, "run.token.expired" if over else "run.token.until", at=_moment(token.expires_at))


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _revoke(words: argparse.Namespace, language: str) -> int:
    from centrala.apps.access import actions, queries

    token = queries.token(words.id)
    actions.revoke_token(actor=None, token=token)
    print(text(language, "run.token.revoked", id=token.id))
    return 0


_ACTIONS: dict[str, Callable[[argparse.Namespace, str], int]] = {
    "create": _create,
    "list": _list,
    "revoke": _revoke,
}
