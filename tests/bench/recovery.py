"""How soon everybody is where he or she was after a kill -9, under the load of `make faults`."""

from tests.bench import figures
from tests.bench.figures import Figure
from tests.faults.killing import Kill, Victim
from tests.faults.run import say
from tests.faults.session import killed

OURS: tuple[Victim, ...] = ("engine", "web", "jobs", "supervisor")
AIM_S = 3.0
SEED = 3


async def measured(rounds: int) -> list[Figure]:
    """Every process is killed `rounds` times. What `make faults` would call a breach is told."""
    report = await killed((*OURS, "asterisk") * rounds, SEED)
    for breach in report.breaches:
        say(f"BREACH  {breach}")
    of = {victim: [kill for kill in report.kills if kill.victim == victim] for victim in (*OURS, "asterisk")}
    found = [
        figures.many(f"{victim} killed: restarted -> all calls where they were", "s", _settled(kills), aim=AIM_S)
        for victim, kills in of.items()
        if victim in OURS and kills
    ]
    if back := [kill.well_s - kill.at_s for kill in of["asterisk"]]:
        found.append(figures.many("Asterisk killed -> back", "s", back, aim=AIM_S))
    return found


def _settled(kills: list[Kill]) -> list[float]:
    return [kill.settled_s - kill.running_s for kill in kills]
