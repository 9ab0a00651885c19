"""`python -m tests.faults --kills 50 --seed 7`: an instance of its own is killed part by part, again and again, while
customers call and operators take their calls. Ends with 1 when anything was lost, doubled or stuck."""

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections import Counter

from tests.faults.killing import Kill, choose
from tests.faults.run import Report, say
from tests.faults.session import killed


def told(report: Report) -> str:
    lines = [f"seed {report.seed}: {len(report.kills)} kills, {report.customers} calls: {_counted(report.ends)}"]
    for victim, number in Counter(kill.victim for kill in report.kills).most_common():
        of = [kill for kill in report.kills if kill.victim == victim]
        lines.append(f"  {victim:<10} {number:>3}  {_times(of)}")
    lines.append(f"operators: {_counted(report.counted)}")
    lines.append(f"came and left unseen while no engine was there: {report.unseen}")
    lines += [f"BREACH  {breach}" for breach in report.breaches]
    lines.append("nothing lost, doubled or stuck" if not report.breaches else f"{len(report.breaches)} breaches")
    return "\n".join(lines)


def _times(kills: list[Kill]) -> str:
    settled = [kill.settled_s - kill.running_s for kill in kills if kill.settled_s]
    away = [kill.settled_s - kill.at_s for kill in kills if kill.settled_s]
    if not settled:
        return ""
    return (
        f"everybody as before, median (longest): {statistics.median(settled):.1f} ({max(settled):.1f}) s after the"
        f" restart, {statistics.median(away):.1f} ({max(away):.1f}) s after the kill"
    )


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{number} {what}" for what, number in counter.most_common())


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    asked.add_argument("--kills", type=int, default=50, help="how many (50)")
    asked.add_argument("--seed", type=int, default=None, help="of the chance; one that is said, when none is given")
    given = asked.parse_args()
    seed = random.randrange(10**6) if given.seed is None else given.seed
    mind = random.Random(seed)
    say(f"seed {seed}")
    began = time.monotonic()
    report = asyncio.run(killed([choose(mind) for _ in range(given.kills)], seed))
    say(told(report))
    say(f"{time.monotonic() - began:.0f} s")
    sys.exit(1 if report.breaches else 0)


if __name__ == "__main__":
    main()
