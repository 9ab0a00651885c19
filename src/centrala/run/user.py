"""`centrala user`: accounts from the command line."""

import argparse
import getpass
import sys
from collections.abc import Callable

from centrala.kit.settings import Settings
from centrala.kit.text import text
from centrala.run.records import open_records

ROLES = ("operator", "supervisor", "planner", "administrator")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: str) -> None:
    user = commands.add_parser("user", help=text(language, "run.help.user"))
    actions = user.add_subparsers(dest="action", required=True)
    actions.add_parser("list", help=text(language, "run.help.user.list"))
    create = actions.add_parser("create", help=text(language, "run.help.user.create"))
    create.add_argument("username")
    create.add_argument("--name", required=True)
    create.add_argument("--role", choices=ROLES, required=True)
    create.add_argument("--language", choices=("ro", "en"), default=language)
    password = actions.add_parser("password", help=text(language, "run.help.user.password"))
    password.add_argument("username")


def carry_out(settings: Settings, words: argparse.Namespace, language: str) -> int:
    """The password is asked for, or read from standard input, never taken from the command line."""
    open_records(settings)
    return _ACTIONS[words.action](words, language)


def _list(words: argparse.Namespace, language: str) -> int:
    from centrala.apps.access.models import User

    for user in User.objects.order_by("username"):
        state = "" if user.is_active else text(language, "run.user.inactive")
        print(f"{user.username:<20} {text(language, f'run.role.{user.role}'):<14} {user.name} {state}".rstrip())
    return 0


def _create(words: argparse.Namespace, language: str) -> int:
    from centrala.apps.people import actions

    actions.create_person(
        actor=None,
        username=words.username,
        name=words.name,
        role=words.role,
        password=_password(language),
        language=words.language,
        queue_ids=[],
    )
    print(text(language, "run.user.created", username=words.username))
    return 0


def _set_password(words: argparse.Namespace, language: str) -> int:
    from centrala.apps.access.queries import account
    from centrala.apps.people import actions

    user = account(words.username)
    actions.change_person(actor=None, user=user, changes=actions.Changes(password=_password(language)))
    print(text(language, "run.user.password_set", username=words.username))
    return 0


def _password(language: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(text(language, "run.user.password") + " ")
    return sys.stdin.readline().rstrip("\n")


_ACTIONS: dict[str, Callable[[argparse.Namespace, str], int]] = {
    "list": _list,
    "create": _create,
    "password": _set_password,
}
