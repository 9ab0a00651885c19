"""The live picture with names, and what of it one viewer sees. Pure: no clock, no sockets, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from centrala.contract.live import AnyLive, LiveCall
from centrala.kit.phone import shown

Shown = dict[str, object]
"""A live entity as JSON has it, with names."""

KINDS = {
    "call": "calls",
    "operator": "operators",
    "queue": "queues",
    "demo": "demos",
    "alert": "alerts",
    "site": "sites",
}


@dataclass(frozen=True, slots=True)
class Names:
    """`customers`: {id, name} by E.164 number, None for a number of nobody."""

    country: str = "RO"
    lines: Mapping[str, str] = field(default_factory=dict)
    queues: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    customers: Mapping[str, dict[str, str] | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Viewer:
    """`everything`: all calls, operators and queues; else one's own. `demos`: demo calls too."""

    id: str
    everything: bool
    demos: bool
    queues: frozenset[str]

    @property
    def mark(self) -> str:
        """Another mark, another view: what was seen before can't be resumed."""
        parts = (self.id, str(self.everything), str(self.demos), *sorted(self.queues))
        return f"{hash(parts) & 0xFFFFFFFFFFFF:x}"


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the picture, by key: what stood there before and after (None: nothing)."""

    seq: int
    before: Mapping[str, Shown | None] = field(default_factory=dict)
    after: Mapping[str, Shown | None] = field(default_factory=dict)
    up: bool | None = None
    notice: tuple[str, str] | None = None
    told: dict[tuple[bool, ...], bytes] = field(default_factory=dict, compare=False, repr=False)
    """What those were told, as JSON, who have the same sight of it."""


def named(live: AnyLive, names: Names) -> Shown:
    entity: Shown = msgspec.to_builtins(live)
    match entity["kind"]:
        case "call":
            return entity | _call_names(live, names) if isinstance(live, LiveCall) else entity
        case "operator" | "alert":
            return entity | {"name": names.people.get(str(entity["id"]), "")}
        case "queue":
            return entity | {"name": names.queues.get(live.id, "")}
    return entity


def _call_names(call: LiveCall, names: Names) -> Shown:
    return {
        "line_name": names.lines.get(call.line, ""),
        "queue_name": names.queues.get(call.queue, ""),
        "customer": names.customers.get(call.number),
        "number_shown": shown(call.number, names.country) if call.number else "",
        "operator_name": names.people.get(call.operator, "") if call.operator else None,
    }


def sees(viewer: Viewer, entity: Shown) -> bool:
    match entity["kind"]:
        case "site":
            return True
        case "demo":
            return viewer.demos
        case "alert":
            return viewer.everything
        case "call":
            return viewer.everything or entity["operator"] == viewer.id
        case "operator":
            return viewer.everything or entity["id"] == viewer.id
        case "queue":
            return viewer.everything or entity["id"] in viewer.queues
    return False


def view(entities: Mapping[str, Shown], viewer: Viewer) -> dict[str, dict[str, Shown]]:
    """{"calls": {id: entity}, …}: always all kinds."""
    picture: dict[str, dict[str, Shown]] = {kind: {} for kind in KINDS.values()}
    for key, entity in entities.items():
        if sees(viewer, entity):
            kind, _, entity_id = key.partition("/")
            picture[KINDS[kind]][entity_id] = entity
    return picture


def sight(step: Step, viewer: Viewer) -> tuple[bool, ...]:
    """What of the step the viewer sees: `change` is the same for all who see the same."""
    entities = (*step.before.values(), *step.after.values())
    return tuple(entity is not None and sees(viewer, entity) for entity in entities)


def concerned(step: Step) -> set[str]:
    """The people whose own call or presence it is."""
    entities = [entity for entity in (*step.before.values(), *step.after.values()) if entity is not None]
    called = {str(entity["operator"]) for entity in entities if entity["kind"] == "call" and entity["operator"]}
    return called | {str(entity["id"]) for entity in entities if entity["kind"] == "operator"}


def change(step: Step, viewer: Viewer) -> dict[str, object] | None:
    """{"seq", "set", "gone"} and "engine" when that changed; None when the viewer sees nothing of it."""
    replaced: dict[str, dict[str, Shown]] = {}
    gone: dict[str, list[str]] = {}
    for key, entity in step.after.items():
        kind, _, entity_id = key.partition("/")
        before = step.before.get(key)
        if entity is not None and sees(viewer, entity):
            replaced.setdefault(KINDS[kind], {})[entity_id] = entity
        elif before is not None and sees(viewer, before):
            gone.setdefault(KINDS[kind], []).append(entity_id)
    if not replaced and not gone and step.up is None:
        return None
    told: dict[str, object] = {"seq": step.seq, "set": replaced, "gone": gone}
    return told if step.up is None else told | {"engine": {"up": step.up}}
