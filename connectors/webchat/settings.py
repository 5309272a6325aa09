"""What an operator can decide about the web chat. Filled by the gateway's settings module."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


def no_links(_token: str) -> Mapping[str, str]:
    return {}


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class WebchatSettings:
    """`session_key` signs sessions (32 bytes, the same in every gateway); `token` is the REST
    client's; `origins` are further sites allowed to call (`https://city.example`), none: only our
    own. `wait` and `heartbeat` are in seconds, `body_limit` and `file_limit` in bytes. So many
    `uploads` are read at once, since each is in memory meanwhile, for `upload_seconds` at most."""

    session_key: bytes
    token: str | None = None
    origins: tuple[str, ...] = ()
    locales: tuple[str, ...] = ("ko", "en")
    wait: float = 5.0
    heartbeat: float = 15.0
    session_life: timedelta = timedelta(days=7)
    body_limit: int = 128 * 1024
    file_limit: int = 11 * 1024 * 1024
    uploads: int = 16
    upload_seconds: float = 120.0
    accept: tuple[str, ...] = (".jpg", ".png", ".pdf")
    """Endings of the files that the page offers to send."""
    clock: Callable[[], datetime] = now
    links: Callable[[str], Mapping[str, str]] = no_links
    """A one-time token → the channels where it goes on, each with the address to open."""

    def __post_init__(self) -> None:
        if len(self.session_key) < 32:
            raise ValueError("session_key must have at least 32 bytes")
