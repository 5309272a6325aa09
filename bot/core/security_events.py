"""What an operator should hear of: counted, and written down in one line each.

A line says from which network (see `actions.base.network`), never who; no text, no number."""

from __future__ import annotations

from typing import Literal

import structlog

from bot.core.metrics import Metrics

log = structlog.get_logger("security")
SecurityEvent = Literal[
    "session_limited",
    "upload_limited",
    "upload_slow",
    "upload_refused",
    "stream_replaced",
    "rate_limited",
    "proof_failed",
    "proof_limited",
    "code_limited",
    "key_refused",
    "key_limited",
    "untrusted_proxy",
]


def report(metrics: Metrics, event: SecurityEvent, **facts: str | int | None) -> None:
    """`facts`: channel, network, reason; nothing that tells who a person is."""
    metrics.security_events.labels(event=event).inc()
    log.warning(event, **{name: fact for name, fact in facts.items() if fact is not None})
