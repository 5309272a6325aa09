"""A domestic gateway behind the bridge that `connectors/sms/signed_json.py` describes, written from
that description alone.

    with SmsGatewayServer(FrontDoor("https://city.example", "http://127.0.0.1:8000")) as gateway:
        gateway.say("01012345678", "안녕하세요")
        gateway.phones.received("+821012345678")
        gateway.report(id, "delivered")
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from tests.kit.fakes.sms_phones import Answer, Call, FakeServer, FrontDoor

SECRET = "secret-of-the-gateway-of-the-tests"
NUMBER = "+82215881234"
WINDOW = 300


@dataclass(frozen=True)
class Sent:
    id: str
    to: str
    text: str
    type: str


class SmsGatewayServer(FakeServer):
    """`clock` gives seconds since 1970."""

    def __init__(self, door: FrontDoor, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.door = door
        self.clock = clock
        self.opted_out: set[str] = set()
        self.sent: dict[str, Sent] = {}
        """By our id: a text is sent once, however often it is asked for."""
        self.secret = SECRET
        self._last = 0

    def say(self, number: str, text: str, *, pictures: int = 0, **extra: Any) -> httpx.Response:
        return self.post(self.body(number, text, pictures=pictures, **extra))

    def body(self, number: str, text: str, *, pictures: int = 0, **extra: Any) -> dict[str, Any]:
        self._last += 1
        body = {"id": f"mo-{self._last}", "from": number, "to": NUMBER, "text": text}
        return body | {"pictures": pictures, "carrier": "KT"} | extra

    def post(self, body: Any, url: str | None = None) -> httpx.Response:
        url = url or f"{self.door.public}/sms/signed_json"
        return self.door.post(url, *self.signed(body))

    def signed(self, body: Any) -> tuple[bytes, dict[str, str]]:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        timestamp = str(int(self.clock()))
        headers = {
            "Content-Type": "application/json",
            "X-Timestamp": timestamp,
            "X-Signature": self._signature(timestamp, content),
        }
        return content, headers

    def report(self, id_: str, state: str, code: str | None = None) -> httpx.Response:
        body = {"id": id_, "state": state} | ({"code": code} if code else {})
        return self.post(body, f"{self.door.public}/sms/signed_json/status")

    def answer(self, call: Call) -> Answer:
        timestamp = call.headers.get("x-timestamp", "")
        if call.headers.get("x-signature") != self._signature(timestamp, call.body):
            return _refusal(401, "bad_signature")
        if abs(self.clock() - int(timestamp)) > WINDOW:
            return _refusal(401, "old")
        if call.method == "GET":
            return Answer(200, b"{}")
        return self._send(json.loads(call.body))

    def _send(self, wanted: dict[str, str]) -> Answer:
        sent = Sent(wanted["id"], wanted["to"], wanted["text"], wanted["type"])
        if sent.id in self.sent:
            return Answer(200, json.dumps({"id": sent.id}).encode())
        if wanted["from"] != NUMBER:
            return _refusal(403, "sender_not_registered")
        if sent.to in self.opted_out:
            return _refusal(410, "opted_out")
        try:
            size = len(sent.text.encode("cp949"))
        except UnicodeEncodeError:
            return _refusal(422, "not_euckr")
        if sent.type != ("SMS" if size <= 90 else "LMS") or size > 2000:
            return _refusal(422, "wrong_type")
        self.sent[sent.id] = sent
        self.phones.deliver(sent.to, sent.text)
        return Answer(202, json.dumps({"id": sent.id, "queued": 1}).encode())

    def _signature(self, timestamp: str, body: bytes) -> str:
        signed = timestamp.encode() + b"." + body
        return "sha256=" + hmac.new(self.secret.encode(), signed, hashlib.sha256).hexdigest()


def _refusal(status: int, code: str) -> Answer:
    return Answer(status, json.dumps({"code": code}).encode())
