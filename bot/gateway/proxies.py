"""Reports of peers that send X-Forwarded-For without being a trusted proxy."""

from __future__ import annotations

from actions.base.network import network_of
from bot.core.clock import Clock
from bot.core.metrics import Metrics
from bot.core.security_events import report

EVERY = 3600.0
HINT = "if this is a proxy of yours, name it in SINMUNGO_LIMITS__TRUSTED_PROXIES"


class Strangers:
    """Reports a peer whose X-Forwarded-For is ignored: all clients behind it count as one network.
    Anybody can send the header, so a report is written once an hour."""

    def __init__(self, metrics: Metrics, clock: Clock) -> None:
        self._metrics, self._clock = metrics, clock
        self._told: float | None = None

    def __call__(self, peer: str | None) -> None:
        now = self._clock()
        if self._told is None or now - self._told >= EVERY:
            self._told = now
            report(self._metrics, "untrusted_proxy", network=network_of(peer), hint=HINT)
