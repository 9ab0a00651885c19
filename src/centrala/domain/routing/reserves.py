"""Who with a reserved skill is free, and whether one of them may be given to others."""

from collections.abc import Iterable

from centrala.domain.routing.demand import SECOND, Micros
from centrala.domain.routing.policy import Reserve
from centrala.domain.routing.seats import Seat


class Reserves:
    def __init__(self, reserves: Iterable[Reserve]) -> None:
        self._of = {reserve.skill: reserve for reserve in reserves}
        self._free: dict[str, dict[str, Seat]] = {skill: {} for skill in self._of}

    def kept_back(self, skills: tuple[str, ...], age: Micros) -> bool:
        """Whether a call that waited `age` and does not need these skills must leave them."""
        return any(self._short(skill) and age < self._of[skill].until_s * SECOND for skill in skills)

    def opens(self, skills: tuple[str, ...]) -> Micros:
        """The waiting time from which a call gets them, should nobody else become free."""
        return max((self._of[skill].until_s * SECOND for skill in skills if self._short(skill)), default=0)

    def came(self, seat: Seat) -> list[Seat]:
        """The operator is free; those who were kept back until now and are not any more, hardly more than are kept."""
        let_go: list[Seat] = []
        for skill in seat.group.reserved:
            free = self._free[skill]
            free[seat.operator] = seat
            if len(free) == self._of[skill].keep + 1:
                let_go.extend(free.values())
        return let_go

    def went(self, seat: Seat) -> None:
        for skill in seat.group.reserved:
            del self._free[skill][seat.operator]

    def _short(self, skill: str) -> bool:
        return len(self._free[skill]) <= self._of[skill].keep
