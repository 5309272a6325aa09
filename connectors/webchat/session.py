"""Server-issued sessions: 128 random bits, when they began and were issued, and a signature.

chat_ + base64url(id 16 bytes | begun 4, seconds | issued 4 | HMAC-SHA256 of the three, 18 bytes)

Nothing is stored but which of them have ended. The version before signed `id | issued` with the
bare key, 16 bytes of HMAC: such a session is taken for some days after the upgrade.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from connectors.webchat.settings import WebchatSettings

PREFIX = "chat_"
ID, TIME, SIGNATURE, BARE_SIGNATURE = 16, 4, 18, 16


@dataclass(frozen=True)
class Session:
    """`token` is what the browser keeps, `contact` who the gateway talks to; `begun` in seconds."""

    token: str
    contact: str
    begun: int


class Sessions:
    """Issues and checks sessions. `new_id` gives 16 bytes nobody can guess."""

    def __init__(
        self,
        settings: WebchatSettings,
        new_id: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._settings = settings
        self._new_id = new_id

    def issue(self) -> Session:
        return self._sign(self._new_id(ID), self._now())

    def renew(self, session: Session) -> Session:
        """The same contact with a fresh time of issue; it gets no longer life in all."""
        return self._sign(bytes.fromhex(session.contact), session.begun)

    def find(self, token: str) -> Session | None:
        """The session of this token; None if it is not ours, was changed, has ended, is too old."""
        if not token.startswith(PREFIX):
            return None
        try:
            raw = base64.b64decode(token.removeprefix(PREFIX), b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        bare = len(raw) == ID + TIME + BARE_SIGNATURE
        length, size = (ID + TIME, BARE_SIGNATURE) if bare else (ID + 2 * TIME, SIGNATURE)
        signed, signature = raw[:length], raw[length:]
        good = [hmac.compare_digest(signature, _mac(k, signed, size)) for k in self._keys(bare)]
        if not any(good):
            return None
        begun, issued = _time(signed[ID : ID + TIME]), _time(signed[-TIME:])
        session = Session(token, signed[:ID].hex(), begun)
        return session if self._holds(session, issued) else None

    def _holds(self, session: Session, issued: int) -> bool:
        now, life = self._now(), self._settings.session_life.total_seconds()
        if now - issued > life or now - session.begun > self._settings.session_age.total_seconds():
            return False
        return not self._settings.ended(session.contact)

    def _keys(self, bare: bool) -> Iterator[bytes]:
        """Those that count by now, the newest first."""
        if not bare:
            yield self._settings.session_key
        for older in self._settings.older_keys:
            if older.bare is bare and self._now() < older.until:
                yield older.key

    def _now(self) -> int:
        return int(self._settings.clock().timestamp())

    def _sign(self, identifier: bytes, begun: int) -> Session:
        signed = identifier + begun.to_bytes(TIME, "big") + self._now().to_bytes(TIME, "big")
        raw = signed + _mac(self._settings.session_key, signed, SIGNATURE)
        token = PREFIX + base64.urlsafe_b64encode(raw).decode()
        return Session(token, identifier.hex(), begun)


def _time(raw: bytes) -> int:
    return int.from_bytes(raw, "big")


def _mac(key: bytes, signed: bytes, size: int) -> bytes:
    return hmac.new(key, b"webchat-session" + signed, hashlib.sha256).digest()[:size]
