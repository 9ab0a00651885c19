"""`centrala bench routing`: how fast calls are matched, and how well, on simulated days. Needs no installation."""

import argparse
import gc
import time
from collections.abc import Iterator

from centrala.domain.routing.simulation import pooling, teams
from centrala.domain.routing.simulation.crowd import Crowd, Timed
from centrala.domain.routing.simulation.day import Day
from centrala.domain.routing.simulation.dispatch import Dispatch, Incremental, Listed, RoundRobin, StaticPenalties
from centrala.domain.routing.simulation.outcome import Outcome, percentile
from centrala.domain.routing.simulation.scenario import Scenario
from centrala.kit.text import text

PARTS = ("speed", "compare", "pooling")
CLOCKS = {"wall": time.perf_counter_ns, "cpu": time.thread_time_ns}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: str) -> None:
    bench = commands.add_parser("bench", help=text(language, "run.help.bench"))
    subjects = bench.add_subparsers(dest="subject", required=True)
    routing = subjects.add_parser("routing", help=text(language, "run.help.bench.routing"))
    for name, default in (
        ("operators", 10_000),
        ("waiting", 100_000),
        ("events", 200_000),
        ("team", 100),
        ("hours", 24),
        ("seed", 1),
    ):
        help_ = text(language, f"run.help.bench.{name}", default=default)
        routing.add_argument(f"--{name}", type=int, default=default, help=help_)
    routing.add_argument("--load", type=float, default=0.92, help=text(language, "run.help.bench.load", default=0.92))
    routing.add_argument("--clock", choices=CLOCKS, default="wall", help=text(language, "run.help.bench.clock"))
    routing.add_argument("--part", choices=PARTS, action="append", help=text(language, "run.help.bench.part"))


def carry_out(words: argparse.Namespace, language: str) -> int:
    for part in words.part or PARTS:
        print(text(language, f"run.bench.{part}", **vars(words)))
        for line in _LINES[part](words, language):
            print(f"  {line}", flush=True)
    return 0


def _speed(words: argparse.Namespace, language: str) -> Iterator[str]:
    """What was there before is kept out of the garbage collector's sight, as a long-lived process would."""
    crowd = Crowd(words.operators, words.waiting, words.seed)
    crowd.run(words.events // 10, time.perf_counter_ns)
    gc.collect()
    gc.freeze()
    timed = crowd.run(words.events, CLOCKS[words.clock])
    gc.unfreeze()
    yield _timed_line(timed, language)


def _timed_line(timed: Timed, language: str) -> str:
    spans = sorted(timed.spans)
    micros = {name: round(percentile(spans, share) / 1000, 1) for name, share in _SHARES.items()}
    rate = round(len(spans) / (sum(spans) / 1e9))
    return text(
        language,
        "run.bench.speed.line",
        rate=f"{rate:,}",
        decisions=timed.decisions,
        waiting=timed.waiting,
        lanes=timed.lanes,
        **micros,
    )


def _compare(words: argparse.Namespace, language: str) -> Iterator[str]:
    scenario = teams.mixed(words.seed, words.team, words.hours, words.load)
    for name, dispatch in _ways(scenario):
        yield _outcome_line(text(language, f"run.bench.way.{name}"), Day(scenario, dispatch).play(), language)


def _ways(scenario: Scenario) -> Iterator[tuple[str, Dispatch]]:
    yield "centrala", Incremental(scenario.people, scenario.rules)
    yield "longest_idle", Listed(scenario.people)
    yield "round_robin", RoundRobin(scenario.people)
    yield "penalties", StaticPenalties(scenario.people)


def _outcome_line(name: str, outcome: Outcome, language: str) -> str:
    return text(
        language,
        "run.bench.compare.line",
        name=f"{name:<34}",
        level=f"{outcome.service_level:6.1%}",
        left=f"{outcome.abandoned:5.1%}",
        mean=f"{outcome.mean_wait_s:5.1f}",
        p90=f"{outcome.wait_s(0.9):5.1f}",
        longest=f"{outcome.wait_s(1):5.0f}",
        fairness=f"{outcome.fairness:.2f}",
        skilled=f"{outcome.level_share:6.1%}",
        own=f"{outcome.own_share:6.1%}",
    )


def _pooling(words: argparse.Namespace, language: str) -> Iterator[str]:
    found = pooling.compare(words.seed, words.hours * 4)
    for name, needed in (("pooled", found.pooled), ("two_skills", found.two_skills)):
        level = f"{needed.levels[needed.operators]:.1%}"
        yield text(language, f"run.bench.{name}", operators=needed.operators, level=level)


_LINES = {"speed": _speed, "compare": _compare, "pooling": _pooling}
_SHARES = {"p50": 0.5, "p99": 0.99, "p999": 0.999, "longest": 1.0}
