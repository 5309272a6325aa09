"""Twilio, as far as text messages go: its API, its webhooks, its own handling of STOP.

with TwilioServer(FrontDoor("https://city.example", "http://127.0.0.1:8000")) as twilio:
    settings.api_url = twilio.url            the unmodified client sends there
    twilio.say("+821012345678", "안녕하세요")   signed and posted to the number's address
    twilio.phones.received("+821012345678")  what that phone has got, Twilio's own words included
    twilio.report(sid, "delivered")          a status callback, in any order
"""

from __future__ import annotations

import json
import queue
import threading
from base64 import b64encode
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode

import httpx
import phonenumbers
import smsutil  # type: ignore[import-untyped]
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from tests.kit.fakes.sms_phones import Answer, Call, FakeServer, FrontDoor

ACCOUNT = "AC" + "5" * 32
TOKEN = "twilio-token-of-the-tests"
NUMBER = "+12025550123"
STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START = frozenset({"START", "YES", "UNSTOP"})
HELP = frozenset({"HELP", "INFO"})
SAID = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more messages from "
    "this number. Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number. Reply HELP "
    "for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}
WORDS = {
    400: (21611, "This 'From' number has exceeded the maximum number of queued messages"),
    401: (20003, "Authenticate"),
    403: (20005, "Account is not active"),
    429: (20429, "Too Many Requests"),
    500: (20500, "An internal server error has occurred"),
    503: (20503, "The service is temporarily unavailable. Please retry with exponential backoff."),
}


@dataclass
class Sent:
    """One message that we sent; `segments` are counted by smsutil."""

    sid: str
    to: str
    text: str
    segments: int
    callback: str | None
    state: str = "queued"


class TwilioServer(FakeServer):
    """`advanced` is Advanced Opt-Out, which tells us what it has answered; `callbacks` are the
    states that follow every message by themselves."""

    def __init__(
        self,
        door: FrontDoor,
        *,
        service: str | None = None,
        advanced: bool = False,
        callbacks: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.door = door
        self.service = service
        self.advanced = advanced
        self.callbacks = callbacks
        self.webhook: str | None = f"{door.public}/sms/twilio"
        self.status = "active"
        self.on_number = False
        self.opted_out: set[str] = set()
        self.sent: list[Sent] = []
        self._validator = RequestValidator(TOKEN)
        self._last = 0
        self._due: queue.Queue[tuple[str, str] | None] = queue.Queue()
        self._postman = threading.Thread(target=self._report_all)

    def __enter__(self) -> TwilioServer:
        super().__enter__()
        self._postman.start()
        return self

    def __exit__(self, *error: Any) -> None:
        self._due.put(None)
        self._postman.join()
        super().__exit__(*error)

    # What people and the network do.

    def say(self, number: str, text: str, *, pictures: int = 0, **extra: str) -> httpx.Response:
        """A person writes; our answer to the webhook. `extra` adds or replaces parameters."""
        form = self.form(number, text, pictures=pictures, **extra)
        self._handle_word(number, text, form)
        return self.post(form)

    def form(self, number: str, text: str, *, pictures: int = 0, **extra: str) -> dict[str, str]:
        """What Twilio posts about a text that came in."""
        sid = self._sid("SM")
        form = {
            "ToCountry": "US",
            "SmsMessageSid": sid,
            "NumMedia": str(pictures),
            "SmsSid": sid,
            "SmsStatus": "received",
            "Body": text,
            "FromCountry": "KR",
            "To": NUMBER,
            "NumSegments": "1",
            "MessageSid": sid,
            "AccountSid": ACCOUNT,
            "From": number,
            "ApiVersion": "2010-04-01",
        }
        for index in range(pictures):
            form[f"MediaUrl{index}"] = f"{self.url}/media/{index}"
            form[f"MediaContentType{index}"] = "image/jpeg"
        if self.service:
            form["MessagingServiceSid"] = self.service
        return form | extra

    def post(self, form: dict[str, str], url: str | None = None) -> httpx.Response:
        """Signed as Twilio signs, over the public address."""
        url = url or self.webhook or ""
        return self.door.post(url, *self.signed(form, url))

    def signed(self, form: dict[str, str], url: str) -> tuple[bytes, dict[str, str]]:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "X-Twilio-Signature": self._validator.compute_signature(url, form),
            "I-Twilio-Idempotency-Token": f"{self._last}",
        }
        return urlencode(form).encode(), headers

    def report(self, sid: str, state: str, code: str | None = None) -> httpx.Response:
        """A status callback for a message, known or not."""
        found = next((sent for sent in self.sent if sent.sid == sid), None)
        url = (found and found.callback) or f"{self.door.public}/sms/twilio/status"
        form = {
            "SmsSid": sid,
            "SmsStatus": state,
            "MessageStatus": state,
            "To": found.to if found else "+821099998888",
            "MessageSid": sid,
            "AccountSid": ACCOUNT,
            "From": NUMBER,
            "ApiVersion": "2010-04-01",
        }
        if self.service:
            form["MessagingServiceSid"] = self.service
        return self.post(form | ({"ErrorCode": code} if code else {}), url)

    def settle(self) -> None:
        """Returns when every callback that is due was posted."""
        self._due.join()

    # What our client asks.

    def answer(self, call: Call) -> Answer:
        if call.headers.get("authorization") != _basic(ACCOUNT, TOKEN):
            return self.fault(401)
        account = f"/2010-04-01/Accounts/{ACCOUNT}"
        if call.method == "POST" and call.path == f"{account}/Messages.json":
            return self._create(dict(parse_qsl(call.body.decode(), keep_blank_values=True)))
        if call.path == f"{account}.json":
            return _json(200, {"sid": ACCOUNT, "status": self.status, "type": "Full"})
        if call.path == f"{account}/IncomingPhoneNumbers.json":
            return _json(200, self._numbers(parse_qs(call.query)))
        if self.service and call.path == f"/v1/Services/{self.service}":
            found = {"sid": self.service, "inbound_request_url": self.webhook}
            more = {"inbound_method": "POST", "use_inbound_webhook_on_number": self.on_number}
            return _json(200, found | more)
        return _error(404, 20404, f"The requested resource {call.path} was not found")

    def fault(self, status: int) -> Answer:
        return _error(status, *WORDS.get(status, (20000 + status, "Something is wrong")))

    def _create(self, form: dict[str, str]) -> Answer:
        to, text = form.get("To", ""), form.get("Body", "")
        if refused := self._refusal(to, text, form):
            return _error(400, *refused)
        segments = len(smsutil.split(text).parts)
        sent = Sent(self._sid("SM"), to, text, segments, form.get("StatusCallback"))
        self.sent.append(sent)
        self.phones.deliver(to, text)
        for state in self.callbacks if sent.callback else ():
            self._due.put((sent.sid, state))
        now = formatdate(usegmt=True)
        return _json(
            201,
            {
                "sid": sent.sid,
                "account_sid": ACCOUNT,
                "status": "accepted" if self.service else "queued",
                "to": to,
                "from": form.get("From"),
                "messaging_service_sid": form.get("MessagingServiceSid"),
                "body": text,
                "num_segments": str(segments),
                "num_media": "0",
                "direction": "outbound-api",
                "date_created": now,
                "date_updated": now,
                "date_sent": None,
                "error_code": None,
                "api_version": "2010-04-01",
                "subresource_uris": {},
            },
        )

    def _refusal(self, to: str, text: str, form: dict[str, str]) -> tuple[int, str] | None:
        """Twilio's own words, which quote the number."""
        if form.get("MessagingServiceSid", form.get("From")) not in (self.service, NUMBER):
            return 21606, f"The 'From' phone number {form.get('From')} is not a valid number"
        if not to.startswith("+") or not phonenumbers.is_possible_number(phonenumbers.parse(to)):
            return 21211, f"Invalid 'To' Phone Number: {to}"
        if not text:
            return 21602, "Message body is required."
        if len(text) > 1600:
            return 21617, "The concatenated message body exceeds the 1600 character limit"
        if to in self.opted_out:
            return 21610, f"Attempt to send to unsubscribed recipient {to}"
        return None

    def _numbers(self, query: dict[str, list[str]]) -> dict[str, Any]:
        mine = query.get("PhoneNumber", [NUMBER]) == [NUMBER]
        number = {
            "sid": "PN" + "1" * 32,
            "account_sid": ACCOUNT,
            "phone_number": NUMBER,
            "sms_url": self.webhook,
            "sms_method": "POST",
        }
        return {"incoming_phone_numbers": [number] if mine else [], "page": 0, "page_size": 50}

    def _handle_word(self, number: str, text: str, form: dict[str, str]) -> None:
        """Twilio stops and starts by itself, answers, and posts the text to us all the same."""
        word = text.strip().upper()
        meaning = next(
            (
                name
                for name, words in (("STOP", STOP), ("START", START), ("HELP", HELP))
                if word in words
            ),
            None,
        )
        if meaning is None:
            return
        if meaning == "STOP":
            self.opted_out.add(number)
        if meaning == "START":
            self.opted_out.discard(number)
        self.phones.deliver(number, SAID[meaning])
        if self.advanced:
            form["OptOutType"] = meaning

    def _sid(self, kind: str) -> str:
        self._last += 1
        return f"{kind}{self._last:032x}"

    def _report_all(self) -> None:
        while (due := self._due.get()) is not None:
            self.report(*due)
            self._due.task_done()


def _basic(name: str, password: str) -> str:
    return "Basic " + b64encode(f"{name}:{password}".encode()).decode()


def _json(status: int, value: dict[str, Any]) -> Answer:
    return Answer(status, json.dumps(value).encode())


def _error(status: int, code: int, message: str) -> Answer:
    more = f"https://www.twilio.com/docs/errors/{code}"
    return _json(status, {"code": code, "message": message, "more_info": more, "status": status})
