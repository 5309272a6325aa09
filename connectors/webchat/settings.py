"""What an operator can decide about the web chat. Filled by the gateway's settings module."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class WebchatSettings:
    """`session_key` signs sessions (32 bytes, the same in every gateway); `token` is the REST
    client's; `origins` are further sites allowed to call (`https://city.example`), none: only our
    own. `wait` and `heartbeat` are in seconds, `body_limit` in bytes."""

    session_key: bytes
    token: str | None = None
    origins: tuple[str, ...] = ()
    locales: tuple[str, ...] = ("ko", "en")
    wait: float = 5.0
    heartbeat: float = 15.0
    session_life: timedelta = timedelta(days=7)
    body_limit: int = 128 * 1024
    clock: Callable[[], datetime] = now

    def __post_init__(self) -> None:
        if len(self.session_key) < 32:
            raise ValueError("session_key must have at least 32 bytes")
