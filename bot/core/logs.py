"""Logs: one JSON object a line on stderr, with the turn's correlation id, and nothing personal.

What protects people, level DEBUG included:

- libraries speak from WARNING on: below that they tell addresses with tokens, bodies, parameters;
- of an exception the type and the places are kept, its text only if it is one of ours: the texts
  of others quote what they choked on;
- an access line has no query and no address of the person;
- whatever remains passes through `bot.privacy.logs`.

Nothing fails because its line cannot be written (`LogStream`).
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TextIO, cast

import stamina.instrumentation
import structlog
from stamina.instrumentation import RetryDetails
from structlog.typing import EventDict, Processor

from bot.core.errors import BotError
from bot.core.settings import Settings
from bot.privacy.logs import scrub_event

correlation: ContextVar[str] = ContextVar("correlation", default="")
"""Set for each turn; the same in the lines of the gateway, Rasa and the action server."""

_OURS = ("bot", "connectors", "actions", "uvicorn")
_FRAMES = 8


class LogStream:
    """Lines that cannot be written are counted; the first one that can be is preceded by how many
    there were. `beginning` is what every line has."""

    def __init__(self, file: TextIO, **beginning: str) -> None:
        self._file = file
        self._beginning = beginning
        self._lost = 0

    def write(self, line: str) -> int:
        try:
            if self._lost:
                lost = {"event": "lines lost", "count": self._lost, "level": "warning"}
                self._put(json.dumps({**lost, **self._beginning}) + "\n")
                self._lost = 0
            self._put(line)
        except OSError:
            self._lost += 1
        return len(line)

    def flush(self) -> None:
        """Each line is flushed as it is written."""

    def _put(self, line: str) -> None:
        self._file.write(line)
        self._file.flush()


def setup(process: str, settings: Settings) -> None:
    """Configure structlog and the standard library's logging of this process."""
    level = getattr(logging, settings.log_level.upper())
    stream = LogStream(sys.stderr, process=process)
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        _add_process(process),
        describe_exception,
    ]
    last: list[Processor] = [
        scrub_event,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        structlog.processors.JSONRenderer(ensure_ascii=False, default=_name),
    ]
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=cast(TextIO, stream)),
    )
    _route_standard_library(stream, level, shared, last)
    stamina.instrumentation.set_on_retry_hooks([_log_retry])


def _route_standard_library(
    stream: LogStream, level: int, shared: list[Processor], last: list[Processor]
) -> None:
    handler = logging.StreamHandler(stream)
    strip = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[strip, *last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.setLevel(level)
        logger.propagate = True
    _only_filter(logging.getLogger("uvicorn.access"), _shorten_access)
    _only_filter(logging.getLogger("asyncio"), _first_line)


def _only_filter(logger: logging.Logger, keep: Callable[[logging.LogRecord], bool]) -> None:
    logger.filters[:] = [keep]


def _shorten_access(record: logging.LogRecord) -> bool:
    """uvicorn's (address, method, path with query, version, status) → method, path, status."""
    if isinstance(record.args, tuple) and len(record.args) == 5:
        _, method, path, _, status = record.args
        record.msg, record.args = "%s %s %s", (method, str(path).partition("?")[0], status)
    return True


def _first_line(record: logging.LogRecord) -> bool:
    """asyncio appends the task with the text of its exception."""
    record.msg, record.args = record.getMessage().partition("\n")[0], ()
    return True


def _add_process(process: str) -> Processor:
    def add(_logger: Any, _method: str, event: EventDict) -> EventDict:
        event["process"] = process
        if found := correlation.get():
            event["correlation"] = found
        return event

    return add


def describe_exception(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """`exc_info` → `error`: type names of the chain and the places, innermost last."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = " < ".join(_chain(error))
        event["where"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        ]
    return event


def _chain(error: BaseException) -> list[str]:
    names: list[str] = []
    step: BaseException | None = error
    while step is not None and len(names) < _FRAMES:
        name = type(step).__name__
        names.append(f"{name}: {step}" if isinstance(step, BotError) else name)
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)
    return names


def _name(value: Any) -> str:
    """An object that is not JSON is named, not shown."""
    return type(value).__name__


def _log_retry(details: RetryDetails) -> None:
    # stamina's own hook logs the arguments of the call.
    structlog.get_logger(__name__).warning(
        "retry",
        call=details.name,
        attempt=details.retry_num,
        wait=details.wait_for,
        error=type(details.caused_by).__name__,
    )
