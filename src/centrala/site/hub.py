"""The current live picture and its latest changes, held once for all browsers.

Changed only from the event loop; read from anywhere, because a picture is replaced, never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from centrala.contract.live import AnyLive
from centrala.kit.ids import new_id
from centrala.site.picture import Names, Shown, Step, concerned, named
from centrala.site.rota import Rota

REMEMBERED = 1000
"""How many changes, at least, a browser may have missed and still resume."""


@dataclass(frozen=True, slots=True)
class Picture:
    seq: int = 0
    up: bool = False
    live: Mapping[str, AnyLive] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    shown: Mapping[str, Shown] = field(default_factory=dict)


class Hub:
    """A reader keeps only the seq it has read to: however slow it is, nothing is kept for it."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self.epoch = new_id()
        self.picture = Picture()
        self.people_version = 0
        self.rota = Rota()
        self._remembered = remembered
        self._steps: list[Step] = []

    def reset(self, live: Mapping[str, AnyLive]) -> None:
        """The engine's whole picture, at the beginning or after it was away."""
        self._become(replace(self.picture, up=True, live=dict(live)))

    def change(self, changes: Mapping[str, AnyLive | None]) -> None:
        live = {key: entity for key, entity in {**self.picture.live, **changes}.items() if entity is not None}
        self._become(replace(self.picture, live=live), touched=changes)

    def rename(self, names: Names) -> None:
        self._become(replace(self.picture, names=names))

    def engine_lost(self) -> None:
        """What was live stays shown: calls go on without the engine."""
        self._become(replace(self.picture, up=False))

    def notice(self, topic: str, subject: str) -> None:
        self.people_version += topic == "people"
        self._remember(Step(seq=self.picture.seq + 1, notice=(topic, subject)))
        self.picture = replace(self.picture, seq=self.picture.seq + 1)

    def since(self, seq: int) -> list[Step] | None:
        """The steps after `seq`; None when some of them are no longer remembered, or never were."""
        if seq == self.picture.seq:
            return []
        if not self._steps or not self._steps[0].seq - 1 <= seq < self.picture.seq:
            return None
        return self._steps[seq - self.picture.seq :]

    def _become(self, new: Picture, touched: Iterable[str] | None = None) -> None:
        old = self.picture
        keys = (old.shown.keys() | new.live.keys()) if touched is None else set(touched)
        after = {key: named(new.live[key], new.names) if key in new.live else None for key in keys}
        after = {key: entity for key, entity in after.items() if entity != old.shown.get(key)}
        up = new.up if new.up != old.up else None
        if not after and up is None:
            self.picture = replace(new, shown=old.shown)
            return
        shown = {key: entity for key, entity in {**old.shown, **after}.items() if entity is not None}
        self.picture = replace(new, seq=old.seq + 1, shown=shown)
        self._remember(Step(seq=old.seq + 1, before={key: old.shown.get(key) for key in after}, after=after, up=up))

    def _remember(self, step: Step) -> None:
        self._steps.append(step)
        if len(self._steps) >= 2 * self._remembered:
            del self._steps[: -self._remembered]
        self.rota.moved(concerned(step))
