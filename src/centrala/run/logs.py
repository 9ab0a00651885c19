"""Structured logs of a process: one JSON object a line, on standard output. Never names, numbers or secrets."""

import contextlib
import logging
import re
import sys
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

NUMBER = re.compile(r"\+?\d(?:[ .-]?\d){6,}")


def configure(process: str) -> None:
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, without_numbers, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(_Steady(sys.stdout)),  # type: ignore[arg-type]  # print's part of it
    )
    structlog.contextvars.bind_contextvars(process=process)
    handler = logging.StreamHandler(_Steady(sys.stdout))
    rendering: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(),
    ]
    foreign: list[Processor] = [*shared, _with_logger, without_numbers]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=rendering, foreign_pre_chain=foreign))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def without_numbers(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """Libraries' messages and exceptions may quote what they choked on: telephone numbers become dots."""
    for field in ("event", "exception", "error"):
        if isinstance(event.get(field), str):
            event[field] = NUMBER.sub("\N{HORIZONTAL ELLIPSIS}", event[field])
    return event


def _with_logger(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    record = event.get("_record")
    if isinstance(record, logging.LogRecord):
        event["logger"] = record.name
    return event


class _Steady:
    """Writing what nobody reads any more must end no work: the supervisor may be gone before us."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            self._out.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._out.flush()
