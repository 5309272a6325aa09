"""Server-issued sessions: 128 random bits, the time of issue and a signature. Nothing is stored.

chat_ + base64url(id 16 bytes | issued 4 bytes, seconds | HMAC-SHA256 of both, 16 bytes)
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from connectors.webchat.settings import WebchatSettings

PREFIX = "chat_"
ID, ISSUED, SIGNATURE = 16, 4, 16


@dataclass(frozen=True)
class Session:
    """`token` is what the browser keeps, `contact` who the gateway talks to."""

    token: str
    contact: str


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
        return self._sign(self._new_id(ID))

    def renew(self, session: Session) -> Session:
        """The same contact with a fresh time of issue."""
        return self._sign(bytes.fromhex(session.contact))

    def find(self, token: str) -> Session | None:
        """The session of this token; None if it is not ours, was changed or is too old."""
        if not token.startswith(PREFIX):
            return None
        try:
            raw = base64.b64decode(token.removeprefix(PREFIX), b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        signed, signature = raw[: ID + ISSUED], raw[ID + ISSUED :]
        if not hmac.compare_digest(signature, self._signature(signed)):
            return None
        age = self._settings.clock().timestamp() - int.from_bytes(signed[ID:], "big")
        if age > self._settings.session_life.total_seconds():
            return None
        return Session(token, signed[:ID].hex())

    def _sign(self, identifier: bytes) -> Session:
        issued = int(self._settings.clock().timestamp()).to_bytes(ISSUED, "big")
        raw = identifier + issued + self._signature(identifier + issued)
        return Session(PREFIX + base64.urlsafe_b64encode(raw).decode(), identifier.hex())

    def _signature(self, signed: bytes) -> bytes:
        key = self._settings.session_key
        return hmac.new(key, b"webchat-session" + signed, hashlib.sha256).digest()[:SIGNATURE]
