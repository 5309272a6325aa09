"""What `doctor` says of understanding: which encoders read along, and why one does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx

from bot.cli.support.checks import Finding
from bot.core.settings import Settings

PATH = "/webhooks/gateway/health"


def understanding(settings: Settings) -> Iterator[Finding]:
    """A finding an encoder; nothing while the dialogue does not answer, which is told already."""
    try:
        url = f"http://127.0.0.1:{settings.dialogue_port}{PATH}"
        answer = httpx.get(url, timeout=3.0, trust_env=False).raise_for_status().json()
        encoders = [_finding(entry) for entry in answer["understanding"]["encoders"]]
    except (httpx.HTTPError, ValueError, TypeError, KeyError):
        return
    yield from encoders or [Finding("understanding", "ok", "none")]


def _finding(entry: dict[str, Any]) -> Finding:
    state, values = entry["state"], {"encoder": str(entry["encoder"])}
    if state == "ready":
        return Finding("understanding", "ok", "ready", values)
    if state == "unavailable":
        values["reason"] = str(entry["reason"])
        return Finding("understanding", "warn", "unavailable", values)
    return Finding("understanding", "ok", "loading", values)
