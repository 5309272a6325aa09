"""Logs of the dialogue process: one JSON object a line, and no word of a citizen at any level.

Rasa writes texts, slots and entities into its own log messages (most by f-string, so they cannot
be told from the fixed words), and error messages of libraries may quote values. Therefore our own
records are written as they are, and a record of any other library is written as its *place*:
logger, function and line, which is enough to find it in the source. Tracebacks keep files, lines
and the names of exception classes, never messages, source lines or the values of a frame.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import datetime, timezone
from typing import Any

import structlog

OUR_LOGGERS = "nlu"

correlation: ContextVar[str] = ContextVar("correlation", default="")


def log(name: str) -> logging.Logger:
    """A logger of ours; pass values of a record with ``extra={"fields": {…}}``."""
    return logging.getLogger(f"{OUR_LOGGERS}.{name}")


def frames(error: BaseException) -> list[str]:
    """Where an error and its causes come from: ``Class``, then ``file:line function`` a frame."""
    lines = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(type(current).__name__)
        lines += [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return lines


class PlaceFormatter(logging.Formatter):
    """Our records with their fields; other libraries' records as the place they come from."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname.lower(),
            "process": "dialogue",
            "correlation": correlation.get(),
        }
        if record.name.split(".")[0] == OUR_LOGGERS:
            entry["event"] = record.getMessage()
            entry.update(getattr(record, "fields", {}))
        else:
            entry["place"] = f"{record.name}:{record.funcName}:{record.lineno}"
        if record.exc_info and record.exc_info[1] is not None:
            entry["frames"] = frames(record.exc_info[1])
        return json.dumps(entry, ensure_ascii=False, default=type)


def configure(level: str) -> None:
    """One handler on the root logger; every other handler is taken away.

    ``level`` is a name of :mod:`logging`. structlog (used by Rasa) is sent to the same handler
    with nothing but its event's place; warnings are logged too, as places.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlaceFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger):
            logger.handlers[:] = []
            logger.propagate = True
            if name.startswith(("matplotlib", "asyncio")):
                logger.setLevel(logging.WARNING)
    logging.captureWarnings(True)
    structlog.configure(
        processors=[_place_only],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        cache_logger_on_first_use=True,
    )


def _place_only(_logger: Any, _method: str, event: dict[str, Any]) -> str:
    """Drop everything that a caller bound to a structlog event: it may hold the turn's text."""
    return "structlog" if event else ""
