"""A scripted person (`tests/sets/listening/people.yml`) files a petition: their first message, then
their own words to whatever is asked, until the receipt. What is counted is what they send after the
first message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.kit.people.filing import FILE_IT, SEND
from tests.kit.people.rest import RECEIPT, Bubble, Citizen

MOST = 14
"""Answers after which somebody has given up."""
_BY_CODE = {
    "content": "text", "title": "title", "category": "category", "name": "name", "phone": "contact",
    "confirm": "send",
}  # fmt: skip
_BY_TYPE = {
    "place": "place", "date": "date", "choice": "kind", "text": "kind", "number": "kind",
    "file": "photo", "person": "name", "phone": "contact", "story": "text",
}  # fmt: skip


@dataclass
class Outcome:
    """`answers` are those after the first message; `receipt` None: they have given up."""

    answers: int
    receipt: str | None
    told: list[str]


def play(person: Mapping[str, Any], citizen: Citizen, opening: str | None = None) -> Outcome:
    """From the first message to the receipt; `opening` is said before what they have to tell."""
    told = [opening or str(person["first"])]
    given = dict(person["answers"])
    if opening:
        given["text"] = person["first"]
    heard = citizen.say_until_heard(told[0])
    while len(told) <= MOST:
        receipt = next((m for b in heard if (m := RECEIPT.search(b.text))), None)
        if receipt:
            return Outcome(len(told) - 1, receipt[0], told)
        said = _answer(given, heard, citizen, told)
        if said is None:
            break
        told.append(said)
        sends = "confirm" in {b.question["code"] for b in heard if b.question is not None}
        heard = citizen.advance(said) if sends else citizen.say_until_heard(said)
    return Outcome(len(told) - 1, None, told)


def _answer(
    given: Mapping[str, Any], heard: list[Bubble], citizen: Citizen, told: list[str]
) -> str | None:
    asking = next((b for b in reversed(heard) if b.question is not None), None)
    buttons = {title: value for b in heard for title, value in b.buttons.items()}
    if asking is None or asking.question is None:
        return next((buttons[title] for title in FILE_IT if title in buttons), None)
    code, kind = str(asking.question["code"]), str(asking.question["type"])
    if code == "confirm":
        return next(buttons[title] for title in SEND if title in buttons)
    words = str(given[_BY_CODE.get(code) or _BY_TYPE[kind]])
    if code == "content" and words in told:
        words = str(given["more"])
    if kind == "choice" and words in told:
        return next(iter(asking.buttons.values()))  # what they said was not on the list
    return words
