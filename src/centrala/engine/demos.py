"""The demo's customers: real calls into our own line, whose voice begins when an operator answers."""

from datetime import timedelta

from centrala.contract import commands as ask
from centrala.contract.live import LiveDemo
from centrala.engine import ports
from centrala.engine.engine import Engine
from centrala.kit.phone import e164

SHOWN = timedelta(seconds=60)
"""How long an ended demo call stays in the live picture."""


def place(engine: Engine, command: ask.PlaceDemoCall) -> None:
    order = ports.PlaceDemo(command.demo, command.number, command.caller, command.dialogue)
    engine.silent_demos[command.demo] = order
    engine.show_demo(LiveDemo(command.demo, "dialing", engine.clock.now()), command.demo)
    engine.telephony.order(order)


def answered(engine: Engine, event: ports.DemoAnswered) -> None:
    engine.show_demo(LiveDemo(event.demo, "answered", engine.clock.now()), event.demo)


def speak(engine: Engine, call_id: str) -> None:
    """Both sides of a demo call are two calls to telephony; the caller's number tells which belong together."""
    number = engine.journal.number_of(engine.floor.calls[call_id].caller)
    country = engine.directory.country
    for demo, order in engine.silent_demos.items():
        if (e164(order.caller, country) or order.caller) == number:
            del engine.silent_demos[demo]
            _show_speaking(engine, demo)
            engine.telephony.order(ports.SpeakDemo(demo, order.dialogue))
            return


def _show_speaking(engine: Engine, demo: str) -> None:
    now = engine.clock.now()
    shown = engine.live.entities.get(f"demo/{demo}")
    since = shown.since if isinstance(shown, LiveDemo) else now
    engine.show_demo(LiveDemo(demo, "answered", since, speaking_since=now), demo)


def gone(engine: Engine, event: ports.DemoGone) -> None:
    now = engine.clock.now()
    engine.silent_demos.pop(event.demo, None)
    engine.show_demo(LiveDemo(event.demo, "ended", now, event.cause), event.demo)

    def forget() -> None:
        engine.show_demo(None, event.demo)
        engine.settle()

    engine.clock.call_at(now + SHOWN, forget)
