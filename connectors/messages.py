"""What travels between a channel and the gateway."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

CHOICE_PREFIX = "choice:"
"""Written before a token where choice and text share one field (`choice:k3J…`, REST payloads)."""

UNDELIVERED = -1
"""Where a stream begins that knows of no last message: with what has not arrived."""

CHOICE_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
"""The shape of a token: no sentence looks like it."""


@dataclass(frozen=True)
class FileRef:
    """A file that a person sent. `id` fetches it from the channel (`Channel.fetch`), unless
    `content` came with the message. `size` is in bytes as claimed, None if the channel is silent.
    """

    id: str
    name: str
    media_type: str
    size: int | None = None
    content: bytes | None = field(default=None, repr=False, hash=False)


@dataclass(frozen=True)
class Place:
    """Where the person is or points to: degrees (WGS 84), as precise as the channel gave it."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class InboundMessage:
    """One message of one person: one of `text`, `choice`, `file` and `place`. `external_id` makes
    a repeat harmless; `trusted` says that `contact` is proven, not just claimed. `address` is what
    `Channel.send` needs to reach the person; None where replies are fetched."""

    account: str
    contact: str
    external_id: str
    text: str | None = None
    choice: str | None = None
    locale: str | None = None
    channel: str = "webchat"
    trusted: bool = False
    address: str | None = None
    file: FileRef | None = None
    place: Place | None = None
    files: bool = False
    """The person could send a file here: one may be asked for."""
    introduced: bool = False
    """Who is speaking stands where this was written: it is not said again."""
    command: str | None = None
    """An entry of a channel's menu (status, human, …): nobody's words, so it is never content.
    `text` is what was written behind it, or empty."""
    client: str | None = None
    """The IP address of the person's own device, where the request came from it."""
    more: str | None = None
    """Of a text that is known to go on in the person's next one: what stands between the two, and
    nothing where it was cut within a word. None: nothing is known to follow."""


@dataclass(frozen=True)
class AutoReply:
    """A message that the dialogue never sees: the channel answers with a sentence of its own
    (`key`, `values`), or with nothing when `key` is None."""

    message: InboundMessage
    key: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """As those of a sentence: a text in several languages is `{"i18n": {…}}`."""


@dataclass(frozen=True)
class OptOut(AutoReply):
    """An automatic reply to a word about the messages themselves. `stop` ends everything that is
    sent to this address on the whole channel, `start` lifts that; `help` is answered even to those
    who opted out, where it can be sent."""

    word: Literal["stop", "start", "help"] = "stop"


@dataclass(frozen=True)
class Reachability:
    """The person has blocked us (`reachable` False) or is back."""

    account: str
    contact: str
    reachable: bool


@dataclass(frozen=True)
class DeliveryStatus:
    """What became of a part that was sent, as the channel says later; may come in any order."""

    account: str
    sent_id: str
    state: Literal["sent", "delivered", "failed"]
    code: str | None = None


@dataclass(frozen=True)
class Resume:
    """The person brings the one-time token of another channel to go on with that conversation."""

    message: InboundMessage
    token: str


Event = InboundMessage | AutoReply | Reachability | DeliveryStatus | Resume


@dataclass(frozen=True)
class Accepted:
    """`turn` is the message's id in the inbox; `duplicate` says that it was there before; `contact`
    is the gateway's own name for the person on this channel; `counts` is False for a press that
    chooses nothing, since its list is no longer the newest or was pressed before."""

    turn: str
    conversation: str
    duplicate: bool = False
    contact: str = ""
    counts: bool = True


@dataclass(frozen=True)
class Choice:
    """`number` (from 1), `token` and the exact `label` all select it; the token is opaque. `final`:
    it does what cannot be undone, so it stands apart from the others."""

    label: str
    token: str
    number: int
    final: bool = False


@dataclass(frozen=True)
class OutboundMessage:
    """One bubble, rendered. `id` grows within a conversation; `turn` is the turn that caused it;
    `question` as in the dialogue (`code`, `type`, `required`, `max_length`) on the asking one;
    `references` are the receipt numbers in the text, which are never parted; `card` is what is read
    back, as data: {kind, rows: [{code, label, value, state, choice}]}; `renews` is the id of the
    message with the card before, in whose place this one stands; `secret` shows a PIN."""

    id: int
    text: str
    locale: str
    turn: str
    choices: tuple[Choice, ...] = ()
    question: Mapping[str, Any] | None = field(default=None, hash=False)
    references: tuple[str, ...] = ()
    card: Mapping[str, Any] | None = field(default=None, hash=False)
    renews: int | None = None
    secret: bool = False


@dataclass(frozen=True)
class Part:
    """What is sent at once. `cost` counts against the pace (segments on SMS); `plain` is sent
    after Misformatted; `hold` says that what follows waits until the person asks for more; `id` is
    given to it when it leaves, the same however often that is tried, by whichever process; `about`
    is the channel's id of the message that it tells of (see `Abilities.edits`)."""

    text: str
    choices: tuple[Choice, ...] = ()
    cost: int = 1
    plain: str | None = None
    question: Mapping[str, Any] | None = field(default=None, hash=False)
    hold: bool = False
    id: str = ""
    about: str = ""


@dataclass(frozen=True)
class Pace:
    """At most `rate` a second, after a burst of `burst` (GCRA)."""

    rate: float
    burst: int = 1


@dataclass(frozen=True)
class Abilities:
    """What a channel can do, for those who write for it."""

    files: bool = False
    edits: bool = False
    """What was sent can be changed where it stands (`Channel.edit`)."""
    quiet_hours: bool = False
    """Notices (not replies) wait from 21:00 to 08:00 where the person is."""


@dataclass(frozen=True)
class Request:
    """A request as it came. `url` is the public one: configured address, path and query. Header
    names are in lower case."""

    url: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Finding:
    """What `sinmungo doctor` says about a channel: a sentence of the catalogue and its remedy."""

    state: Literal["ok", "warn", "fail"]
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)
