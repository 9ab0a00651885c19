"""Five hundred calls of many kinds at once: do the records say what the callers' side saw?

SIPp is the caller and its log the independent witness: when each call was placed, answered and ended, and who ended
it, by number. Whether it rang and was talked is what the desks saw. The records' kinds must agree exactly, call by
call; the times' differences are reported."""

import asyncio
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench import figures, scenarios
from tests.bench.figures import Figure
from tests.bench.house import House, open_house
from tests.bench.operators import Manner, Operator, Tally, at_work, home
from tests.bench.phones import LeanCaller, LeanMedia
from tests.bench.sipp import Sipp
from tests.waiting import InVainError, until_true

OPERATORS = 30
RING_S = 8
MINUTES = 2.0
SHORT_S = 5.0
"""Who waits less before giving up is a short abandon (the figures' definitions)."""
AIM_MS = 50.0
NOBODY = "+40310000899"
"""Is no line of ours."""


TAKEN, TALKED, LEFT_RINGING = Manner(), Manner(after_s=0.3, talk_s=2.0), Manner(takes=False)


@dataclass(frozen=True, slots=True)
class Kind:
    """`share` of all calls in percent; `scenario` by the milliseconds that the greeting takes. `ends`: the last word
    of SIPp's log. `record`: what the records then say of each. `manner`: how operators meet the call's first offer."""

    name: str
    share: int
    scenario: Callable[[int], str]
    ends: str
    record: str
    dials: str = "line"
    manner: Manner = TAKEN
    later: Manner = TALKED


KINDS: Sequence[Kind] = (
    Kind("answered, the caller hung up", 24, lambda ms: scenarios.leave(ms + 10_000), "left", "answered/caller"),
    Kind(
        "answered, the operator hung up", 24, lambda ms: scenarios.talk(), "ended", "answered/operator",
        manner=Manner(after_s=0.3, talk_s=3.0),
    ),
    Kind("left in the greeting", 6, lambda ms: scenarios.leave(ms // 3), "left", "abandoned_in_greeting/caller"),
    Kind("left soon", 10, lambda ms: scenarios.leave(ms + 2_500), "left", "abandoned soon/caller", "nobodys_line"),
    Kind("left late", 10, lambda ms: scenarios.leave(ms + 12_000), "left", "abandoned late/caller", "nobodys_line"),
    Kind("no such line", 8, lambda ms: scenarios.turned_away(), "refused", "not_in_use/not_in_use", "nobody"),
    Kind(
        "not taken at first, then answered", 6, lambda ms: scenarios.talk(), "ended",
        "not taken, answered/operator", manner=LEFT_RINGING,
    ),
    Kind(
        "left while it rang", 8, lambda ms: scenarios.leave(ms + 4_000), "left", "rang, abandoned soon/caller",
        manner=LEFT_RINGING, later=LEFT_RINGING,
    ),
    Kind(
        "gave up before an answer", 4, lambda ms: scenarios.cancel(700), "cancelled",
        "not_in_use/not_in_use", "nobody",
    ),
)  # fmt: skip


@dataclass(slots=True)
class Seen:
    """One call as SIPp logged it; times are Unix seconds."""

    placed: float = 0.0
    answered: float = 0.0
    last: str = ""
    ended: float = 0.0


@dataclass(frozen=True, slots=True)
class Desks:
    """As the operators saw it: numbers that rang, that talked, and those of which an offer was not taken."""

    rang: AbstractSet[str] = frozenset()
    talked: AbstractSet[str] = frozenset()
    not_taken: AbstractSet[str] = frozenset()


def witnessed(number: str, call: Seen, desks: Desks, greeting_s: float) -> str:
    """What the records must say of the call, in the words of Kind.record."""
    if call.last in {"refused", "cancelled"}:
        return "not_in_use/not_in_use"
    by = {"left": "caller", "ended": "operator"}.get(call.last, "nobody")
    if number in desks.talked:
        return f"{'not taken, ' if number in desks.not_taken else ''}answered/{by}"
    waited_s = call.ended - call.answered - greeting_s
    if waited_s < 0:
        return f"abandoned_in_greeting/{by}"
    return f"{'rang, ' if number in desks.rang else ''}abandoned {'soon' if waited_s < SHORT_S else 'late'}/{by}"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One call as the records have it. `kind` in the words of Kind.record."""

    number: str
    kind: str
    arrived: float
    ended: float


async def measured(calls: int, say: Callable[[str], None]) -> list[Figure]:
    LeanMedia.payloads = ()
    numbers = numbers_of(calls)
    kind_of = {number: kind for kind in KINDS for number in numbers[kind.name]}
    tally = Tally()

    def plan(call: dict[str, Any], offer: int) -> Manner:
        kind = kind_of[call["number"]]
        return kind.manner if offer == 1 else kind.later

    async with open_house(OPERATORS, ring_s=RING_S) as house:
        caller = await LeanCaller.open(house.instance.sip_port)
        staff = [Operator(one, house.instance, house.company, plan, tally) for one in house.company.operators]
        await at_work(staff, caller, house.exchange)
        try:
            greeting_ms = _length_ms(house.instance.home / "sounds" / "en" / "recorded.alaw")
            seen = await _call(house, numbers, greeting_ms, say)
            recorded = await _records(house, calls, say)
        finally:
            await home(staff)
            await caller.close()
    for what in tally.failed[:5]:
        say(f"  desks: {what}")
    desks = Desks(tally.rang, tally.talked, tally.not_taken)
    return compared(numbers, seen, desks, recorded, greeting_ms / 1000, say)


def numbers_of(calls: int) -> dict[str, list[str]]:
    """By kind; the kind's place is a digit of the number."""
    return {
        kind.name: [f"+4072{place}{n:06}" for n in range(round(calls * kind.share / 100))]
        for place, kind in enumerate(KINDS)
    }


async def _call(
    house: House, numbers: Mapping[str, Sequence[str]], greeting_ms: int, say: Callable[[str], None]
) -> dict[str, Seen]:
    dialled = {"line": house.company.line, "nobodys_line": house.company.nobodys_line, "nobody": NOBODY}
    running: list[tuple[Kind, Sipp]] = []
    try:
        for kind in KINDS:
            sipp = await Sipp.start(
                kind.scenario(greeting_ms), server_port=house.instance.sip_port, dialled=dialled[kind.dials],
                numbers=numbers[kind.name], per_s=len(numbers[kind.name]) / (MINUTES * 60),
            )  # fmt: skip
            running.append((kind, sipp))
        await asyncio.gather(*(sipp.ended(MINUTES * 60 + 180) for _, sipp in running))
        for kind, sipp in running:
            failed = sipp.counts().get("FailedCall(C)", "?")
            if failed != "0":
                say(f"  sipp, {kind.name}: {failed} failed; {sipp.errors()[:300]}")
        return read_log(line for _, sipp in running for line in sipp.log())
    finally:
        for _, sipp in running:
            sipp.close()


def read_log(lines: Iterable[str]) -> dict[str, Seen]:
    """`WHAT NUMBER DATE TIME EPOCH`, as the scenarios log."""
    seen: dict[str, Seen] = {}
    for line in lines:
        words = line.split()
        if len(words) < 3:
            continue
        what, number, at = words[0], words[1], float(words[-1])
        call = seen.setdefault(number, Seen())
        if what == "placed":
            call.placed = at
        elif what == "answered":
            call.answered = call.answered or at
        else:
            call.last = what
            call.ended = call.ended or at
    return seen


def compared(
    numbers: Mapping[str, Sequence[str]],
    seen: Mapping[str, Seen],
    desks: Desks,
    recorded: Sequence[Recorded],
    greeting_s: float,
    say: Callable[[str], None],
) -> list[Figure]:
    by_number: dict[str, list[Recorded]] = {}
    for one in recorded:
        by_number.setdefault(one.number, []).append(one)
    wrong = otherwise = 0
    arrived_ms: list[float] = []
    ended_ms: list[float] = []
    for kind in KINDS:
        told: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for number in numbers[kind.name]:
            call, records = seen.get(number, Seen()), by_number.pop(number, [])
            due = witnessed(number, call, desks, greeting_s)
            told[due] += 1
            found.update(one.kind for one in records)
            otherwise += due != kind.record
            if [one.kind for one in records] != [due]:
                wrong += 1
                say(f"  DISAGREE {number}: the callers' side {due} ({call}), records {records}")
                continue
            arrived_ms.append(abs(records[0].arrived - call.placed) * 1000)
            ended_ms.append(abs(records[0].ended - call.ended) * 1000)
        say(f"  {kind.name}: callers' side {dict(told)}, records {dict(found)}")
    count = sum(map(len, numbers.values()))
    return [
        figures.one(f"agreement: calls of {count} on which callers' side and records disagree", "", wrong, aim=0),
        figures.one("agreement: records of calls that nobody placed", "", sum(map(len, by_number.values())), aim=0),
        figures.one("agreement: calls that went otherwise than planned", "", otherwise),
        *([figures.many("agreement: placed -> arrived_at", "ms", arrived_ms, aim=AIM_MS)] if arrived_ms else []),
        *([figures.many("agreement: ended -> ended_at", "ms", ended_ms, aim=AIM_MS)] if ended_ms else []),
        *([figures.one("agreement: times' largest difference", "ms", max(arrived_ms + ended_ms))] if ended_ms else []),
    ]


async def _records(house: House, calls: int, say: Callable[[str], None]) -> list[Recorded]:
    found: list[Recorded] = []

    async def all_over() -> bool:
        found[:] = await asyncio.to_thread(_read, house.instance.home / "centrala.db")
        return len(found) >= calls

    try:
        await until_true(all_over, "all calls in the records", within_s=60)
    except InVainError:
        say(f"  {len(found)} of {calls} calls in the records after a minute")
    await asyncio.sleep(2)
    return await asyncio.to_thread(_read, house.instance.home / "centrala.db")


def _read(file: Path) -> list[Recorded]:
    """Calls that are over."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as records:
        facts: dict[str, list[tuple[str, Any]]] = {}
        for call, kind, data in records.execute("SELECT interaction_id, kind, data FROM interactions_factrow"):
            facts.setdefault(call, []).append((kind, json.loads(data)))
        rows = records.execute(
            "SELECT id, number, result, wait_ms, arrived_at, ended_at FROM interactions_interaction"
            " WHERE ended_at IS NOT NULL"
        ).fetchall()
    return [
        Recorded(number, described(result, wait_ms, facts.get(call, [])), _epoch(arrived), _epoch(ended))
        for call, number, result, wait_ms, arrived, ended in rows
    ]


def described(result: str, wait_ms: int | None, facts: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """In the words of Kind.record."""
    kinds = [kind for kind, _ in facts]
    by = next((data["by"] for kind, data in facts if kind == "CallerLeft"), "nobody")
    if result == "answered":
        return f"{'not taken, ' if 'OfferExpired' in kinds else ''}answered/{by}"
    if result == "abandoned":
        when = "soon" if wait_ms is not None and wait_ms < SHORT_S * 1000 else "late"
        return f"{'rang, ' if 'Offered' in kinds else ''}abandoned {when}/{by}"
    return f"{result}/{by}"


def _epoch(told: str) -> float:
    return datetime.fromisoformat(told).replace(tzinfo=UTC).timestamp()


def _length_ms(file: Path) -> int:
    """Of A-law, 8000 a second (adapters.speech)."""
    return file.stat().st_size * 1000 // 8_000
