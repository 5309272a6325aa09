"""Who is shown what of a case: one decision, by what was proven and whom messages can reach.

    asked from                     contact on file      shown
    the conversation that filed    any                  everything
    elsewhere, receipt and PIN     one or more          state and dates; the answer after a one-time
                                                        number that was sent there
    elsewhere, receipt and PIN     none (a web page)    everything, unless an officer said that the
                                                        answer is sensitive
    elsewhere, no PIN              any                  nothing

A contact on file is one of the conversation that filed to which messages can be sent. Whoever opted
out or blocked us is still one: the PIN does not open the answer then, and nothing is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["state", "dates", "answer"]
Way = Literal["", "code", "stopped", "filed"]
NOTHING: frozenset[Part] = frozenset()
OUTLINE: frozenset[Part] = frozenset({"state", "dates"})
EVERYTHING: frozenset[Part] = OUTLINE | {"answer"}


@dataclass(frozen=True)
class Asked:
    """`same`: from the conversation that filed; `pin` and `code`: what was proven besides.
    `reachable`: a one-time number can be sent to a contact on file now."""

    same: bool = False
    pin: bool = False
    code: bool = False
    on_file: bool = False
    reachable: bool = False
    sensitive: bool = False


@dataclass(frozen=True)
class Access:
    """`way` is how the answer can be reached where it is not shown. code: by a one-time number;
    stopped: the contact on file takes no messages; filed: where it was filed, or by telephone."""

    shown: frozenset[Part]
    way: Way = ""


def decide(asked: Asked) -> Access:
    if asked.same or (asked.pin and asked.code and asked.on_file):
        return Access(EVERYTHING)
    if not asked.pin:
        return Access(NOTHING)
    if asked.on_file:
        return Access(OUTLINE, "code" if asked.reachable else "stopped")
    return Access(OUTLINE, "filed") if asked.sensitive else Access(EVERYTHING)
