"""How many files are read at once: each is in memory meanwhile, and a slow one holds its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from connectors.contract import Refused
from connectors.webchat.settings import WebchatSettings

SOON = 5
"""Seconds until another one may find a place."""


class Uploads:
    """Those of one gateway process."""

    def __init__(self, settings: WebchatSettings) -> None:
        self._settings = settings
        self._sessions: Counter[str] = Counter()
        self._networks: Counter[str | None] = Counter()

    def allowed(self, size: int) -> float:
        """Seconds from its beginning in which an upload of so many bytes by now must go on."""
        settings = self._settings
        enough = max(settings.upload_grace, size / settings.upload_rate)
        return min(settings.upload_seconds, enough)

    @contextmanager
    def reading(self, contact: str, client: str | None) -> Iterator[None]:
        """A place for one more. Raises Refused."""
        network = self._settings.network(client)
        self._check(contact, client, network)
        self._sessions[contact] += 1
        self._networks[network] += 1
        try:
            yield
        finally:
            self._sessions -= Counter([contact])
            self._networks -= Counter([network])

    def _check(self, contact: str, client: str | None, network: str | None) -> None:
        settings = self._settings
        if self._sessions[contact] >= settings.session_uploads:
            settings.report("upload_limited", client)
            raise Refused("too_many", "web.upload_many", retry_after=SOON)
        if network is not None and self._networks[network] >= max(1, settings.uploads // 2):
            settings.report("upload_limited", client)
            raise Refused("too_many", "web.upload_network", retry_after=SOON)
        if self._networks.total() >= settings.uploads:
            raise Refused("busy", "web.failed", retry_after=SOON)
