"""Whoever claims to be a proxy of ours and is none that we know."""

from __future__ import annotations

from actions.base.network import network_of
from bot.core.clock import Clock
from bot.core.metrics import Metrics
from bot.core.security_events import report

EVERY = 3600.0
HINT = "if this is a proxy of yours, name it in SINMUNGO_LIMITS__TRUSTED_PROXIES"


class Strangers:
    """Told of a peer that sends X-Forwarded-For and is not believed: whoever is behind it counts as
    one network. Anybody can send the header, so it is written down once an hour."""

    def __init__(self, metrics: Metrics, clock: Clock) -> None:
        self._metrics, self._clock = metrics, clock
        self._told: float | None = None

    def __call__(self, peer: str | None) -> None:
        now = self._clock()
        if self._told is None or now - self._told >= EVERY:
            self._told = now
            report(self._metrics, "untrusted_proxy", network=network_of(peer), hint=HINT)
