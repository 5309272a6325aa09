"""Log lines as JSON with the turn's correlation id, and never with what a citizen wrote.

rasa_sdk and Sanic print requests, events and exception texts: below WARNING they are not heard at
any level, and of an exception only its type and where it was raised are written.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

correlation: ContextVar[str] = ContextVar("correlation", default="-")

_FOREIGN = ("rasa_sdk", "sanic", "asyncio", "httpx", "httpcore", "opentelemetry", "stamina")
_OURS = "actions"


class JsonLines(logging.Formatter):
    """One object a line: time, level, logger, event, correlation, and for a failure its place."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name == _OURS or record.name.startswith(f"{_OURS}.")
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            # A foreign message is built from values that we do not know.
            "event": record.getMessage() if ours else _shape(record),
            "correlation": correlation.get(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _place(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _shape(record: logging.LogRecord) -> str:
    """Where a foreign line comes from: its text may hold a request."""
    return f"{Path(record.pathname).name}:{record.lineno}"


def _place(error: BaseException) -> str:
    """`KeyError at petition.py:41 in _take`: no message, since messages quote values."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    code = trace.tb_frame.f_code
    file = Path(code.co_filename).name
    return f"{type(error).__name__} at {file}:{trace.tb_lineno} in {code.co_name}"


def configure(level: str) -> None:
    """Write our lines to standard error; foreign loggers only warn."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(_OURS).setLevel(level.upper())
    for name in _FOREIGN:
        logging.getLogger(name).setLevel(logging.WARNING)
    # rasa_sdk compares its version with the caller's on every call; Rasa 3.6 and SDK 3.21 speak
    # the same protocol.
    warnings.filterwarnings("ignore", message="(?s).*version of rasa.*")
    warnings.filterwarnings("ignore", message="(?s).*versions of rasa.*")
