"""What an operator can decide about the web chat. Filled by the gateway's settings module."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from locales import LANGUAGES

Event = Literal["stream_replaced", "upload_limited", "upload_slow"]


def no_links(_token: str) -> Mapping[str, str]:
    return {}


def now() -> datetime:
    return datetime.now(UTC)


def never_ended(_contact: str) -> bool:
    return False


def unreported(_event: Event, _client: str | None) -> None:
    """Nobody wants to know."""


def itself(client: str | None) -> str | None:
    return client


@dataclass(frozen=True)
class OlderKey:
    """Signed sessions before; they are taken `until` then (seconds since 1970). `bare`: those of
    the format before."""

    key: bytes
    until: float
    bare: bool = False


@dataclass(frozen=True)
class WebchatSettings:
    """`session_key` signs sessions (32 bytes, the same in every gateway); `older_keys` are still
    taken; `ended` says of a contact that its session is over before its time. `token` is the REST
    client's; `origins` are further sites allowed to call (`https://city.example`), none: only our
    own. `wait` and `heartbeat` are in seconds, `body_limit` and `file_limit` in bytes. `network`
    names the network of an IP address; `report` is told what an operator should hear of, and by
    whose address."""

    session_key: bytes
    older_keys: tuple[OlderKey, ...] = ()
    ended: Callable[[str], bool] = never_ended
    token: str | None = None
    origins: tuple[str, ...] = ()
    locales: tuple[str, ...] = field(default_factory=lambda: LANGUAGES.offered)
    wait: float = 5.0
    heartbeat: float = 15.0
    session_life: timedelta = timedelta(days=7)
    """Since it was last renewed."""
    session_age: timedelta = timedelta(days=30)
    """Since it began."""
    body_limit: int = 128 * 1024
    file_limit: int = 11 * 1024 * 1024
    body_seconds: float = 20.0
    """Within which everything but a file must be here."""
    streams: int = 8
    """Open at once for one session: the next one ends the oldest."""
    uploads: int = 16
    """Read at once, since each is in memory meanwhile; half of them for one network."""
    session_uploads: int = 2
    upload_rate: float = 4000.0
    """Bytes a second since its beginning that an upload must have, after `upload_grace` seconds."""
    upload_grace: float = 10.0
    upload_seconds: float = 300.0
    """However fast it is: 10 MB at 33 kB a second."""
    accept: tuple[str, ...] = (".jpg", ".png", ".pdf")
    """Endings of the files that the page offers to send."""
    clock: Callable[[], datetime] = now
    network: Callable[[str | None], str | None] = itself
    report: Callable[[Event, str | None], None] = unreported
    links: Callable[[str], Mapping[str, str]] = no_links
    """A one-time token → the channels where it goes on, each with the address to open."""

    def __post_init__(self) -> None:
        if len(self.session_key) < 32:
            raise ValueError("session_key must have at least 32 bytes")
