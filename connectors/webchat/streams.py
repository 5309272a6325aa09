"""So many streams of one session are open at once: the next one ends the oldest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from connectors.webchat.settings import WebchatSettings


@dataclass(eq=False)
class Stream:
    """One that is open. `end` is called when it has to go, once, and must not wait."""

    contact: str
    end: Callable[[], None]


@dataclass
class Streams:
    """Those of one gateway process, whatever they travel by."""

    settings: WebchatSettings
    _open: dict[str, OrderedDict[Stream, None]] = field(default_factory=dict)

    def begin(self, contact: str, end: Callable[[], None], client: str | None) -> Stream:
        stream = Stream(contact, end)
        beside = self._open.setdefault(contact, OrderedDict())
        beside[stream] = None
        if len(beside) > self.settings.streams:
            oldest, _ = beside.popitem(last=False)
            self.settings.report("stream_replaced", client)
            oldest.end()
        return stream

    def count(self, contact: str) -> int:
        return len(self._open.get(contact, ()))

    def over(self, stream: Stream) -> None:
        """It has ended, by itself or since it had to."""
        beside = self._open.get(stream.contact, OrderedDict())
        beside.pop(stream, None)
        if not beside:
            self._open.pop(stream.contact, None)
