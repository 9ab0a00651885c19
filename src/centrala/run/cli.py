"""The command `centrala`."""

import argparse
import sys
from collections.abc import Sequence

from centrala.kit import settings as settings_of
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings
from centrala.kit.text import lang_of_environment, text


def main(arguments: Sequence[str] | None = None) -> None:
    language = lang_of_environment()
    words = _parser(language).parse_args(arguments)
    try:
        sys.exit(_COMMANDS[words.command](settings_of.read(), language, words))
    except AppError as error:
        print(text(language, f"error.{error.code}", **error.params), file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def _parser(language: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="centrala", description=text(language, "run.help"))
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help=text(language, "run.help.run"))
    run.add_argument("--demo", action="store_true", help=text(language, "run.help.run.demo"))
    commands.add_parser("demo", help=text(language, "run.help.demo"))
    commands.add_parser("doctor", help=text(language, "run.help.doctor"))
    from centrala.run import bench, importing, token, user
    from centrala.run.backup import command as backups

    backups.add_parsers(commands, language)
    importing.add_parser(commands, language)
    user.add_parser(commands, language)
    token.add_parser(commands, language)
    bench.add_parser(commands, language)
    return parser


def _run(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run import supervisor

    return supervisor.run(settings, language, demo=words.demo)


def _demo(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run import prepare, welcome

    prepare.prepare(demo=True)
    welcome.show_accounts(settings, language)
    return 0


def _doctor(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run import doctor

    return doctor.show(settings, language)


def _backup(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run.backup import command

    return command.backup(settings, language, words)


def _restore(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run.backup import command

    return command.restore(settings, language, words)


def _import(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run import importing

    return importing.carry_out(settings, words, language)


def _user(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run import user

    return user.carry_out(settings, words, language)


def _token(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run import token

    return token.carry_out(settings, words, language)


def _bench(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run import bench

    return bench.carry_out(words, language)


_COMMANDS = {
    "run": _run,
    "demo": _demo,
    "doctor": _doctor,
    "user": _user,
    "token": _token,
    "backup": _backup,
    "restore": _restore,
    "import": _import,
    "bench": _bench,
}
