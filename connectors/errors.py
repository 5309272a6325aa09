"""What can go wrong between a channel and the gateway, as one tree.

ChannelError
├── Unverified    a request that nobody we know has signed: 403, nothing is read
├── Unreadable    a request that is signed but makes no sense: 400, nothing is stored
├── Refused       a message that was not accepted: nothing was stored, nothing moved
└── SendError     a part that was not delivered
    ├── Later         the channel is slow or down: the same part again after `retry_after`
    ├── Unreachable   the person has blocked us: not until they come back
    │   └── OptedOut      the person wants nothing more from any of our senders on this channel
    ├── Misformatted  the channel cannot read our formatting: once more as plain text
    ├── Undeliverable the channel refuses this part for good; the next ones may go
    ├── Unauthorised  our own credentials are wrong: nothing can be sent, the operator is told
    └── Unknown       no answer: nobody can know whether it arrived, so it is not sent again
"""

from collections.abc import Mapping
from typing import ClassVar, Literal

Reason = Literal["empty", "too_long", "too_many", "gone", "busy", "file", "full"]


class ChannelError(Exception):
    pass


class Unverified(ChannelError):
    pass


class Unreadable(ChannelError):
    pass


class Refused(ChannelError):
    """`key` and `values` name the sentence for the person; `retry_after` is in seconds."""

    def __init__(
        self,
        reason: Reason,
        key: str,
        values: Mapping[str, str | int] | None = None,
        *,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.key = key
        self.values = dict(values or {})
        self.retry_after = retry_after


class SendError(ChannelError):
    """`code` is the channel's own word for it, without anything personal: it is logged, counted
    and written down. `fault` says who has to act."""

    retry: ClassVar[bool] = False
    fault: ClassVar[Literal["ours", "citizen", "channel"]] = "channel"

    def __init__(self, code: str, *, retry_after: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after


class Later(SendError):
    retry = True


class Unreachable(SendError):
    fault = "citizen"


class OptedOut(Unreachable):
    pass


class Misformatted(SendError):
    retry = True
    fault = "ours"


class Undeliverable(SendError):
    pass


class Unauthorised(SendError):
    retry = True
    fault = "ours"


class Unknown(SendError):
    pass
