"""Messages that staff should look at: kept with the turn, listed, and deleted after a while.

A journey reports them by the effect `review`: `{"outcome": "fallback" | "asked" | "unanswered"}`
about its own turn, or `{"outcome": …, "of": turn, "chosen": intent or entry}` when it turns out
what an earlier turn meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from bot.crypto import Cipher
from bot.models import Inbound
from bot.review_models import Review
from bot.sql import insert_once, table

reviews = table(Review)
inbox = table(Inbound)
OUTCOMES = ("fallback", "asked", "confirmed", "corrected", "denied", "unanswered", "rated")
_OPEN = {"unanswered": ("asked", "confirmed", "corrected")}
"""An outcome → those that it takes the place of, if that is not just "asked"."""
RANKING = 5
_NOT_LETTERS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_HELD = re.compile(r"(.)\1\1+")


@dataclass(frozen=True)
class Reviewed:
    """One message. `similar` counts those that say the same, this one included."""

    turn: str
    outcome: str
    chosen: str | None
    text: str
    rescued: str | None
    ranking: Sequence[Mapping[str, Any]]
    channel: str
    locale: str
    similar: int
    at: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Said:
    """What a turn is about: `text` as the dialogue saw it, with names for what was masked."""

    text: str
    rescued: str
    ranking: Sequence[Mapping[str, Any]]
    channel: str
    locale: str


def report(
    connection: Connection,
    cipher: Cipher,
    turn: str,
    effect: Mapping[str, Any],
    said: Said,
    now: float,
) -> None:
    """What an effect of this turn says about a message, if it does."""
    outcome, chosen = effect.get("outcome"), effect.get("chosen")
    if effect["type"] == "rate_faq" and not effect["good"]:
        said = replace(said, text=str(effect.get("shown") or ""), rescued="", ranking=())
        outcome, chosen = "rated", effect["entry"]
    elif effect["type"] != "review":
        return
    if effect.get("of", turn) != turn:
        _settle(connection, str(effect["of"]), str(outcome), chosen)
        return
    row = Review(
        turn=turn,
        outcome=str(outcome),
        chosen=chosen,
        content_sealed=cipher.seal({"text": said.text, "rescued": said.rescued}),
        similar=cipher.digest("review", normalised(said.rescued or said.text)),
        ranking=[dict(one) for one in said.ranking[:RANKING]],
        channel=said.channel,
        locale=said.locale,
        at=now,
    )
    # Once a turn, however often it is taken.
    insert_once(connection, reviews, row.model_dump())


def _settle(connection: Connection, turn: str, outcome: str, chosen: str | None) -> None:
    """It turned out what `turn` meant. One that was not understood at all stays one, and so does
    one that we had no answer for."""
    theirs = reviews.c.turn == turn
    connection.execute(update(reviews).where(theirs).values(chosen=chosen))
    open_ = reviews.c.outcome.in_(_OPEN.get(outcome, ("asked",)))
    connection.execute(update(reviews).where(theirs, open_).values(outcome=outcome))


def listed(
    connection: Connection,
    cipher: Cipher,
    *,
    outcome: str | None = None,
    locale: str | None = None,
    limit: int | None = None,
) -> list[Reviewed]:
    """The newest first."""
    counted = (
        select(reviews.c.similar, func.count().label("times"))
        .group_by(reviews.c.similar)
        .subquery()
    )
    statement = (
        select(reviews, counted.c.times)
        .join(counted, counted.c.similar == reviews.c.similar)
        .order_by(reviews.c.at.desc(), reviews.c.turn)
    )
    if outcome is not None:
        statement = statement.where(reviews.c.outcome == outcome)
    if locale is not None:
        statement = statement.where(reviews.c.locale == locale)
    return [_read(cipher, row) for row in connection.execute(statement.limit(limit))]


def purge(connection: Connection, before: float) -> None:
    connection.execute(delete(reviews).where(reviews.c.at < before))


def forget(connection: Connection, conversation_id: str) -> None:
    """What a person wrote goes with the person's data."""
    turns = select(inbox.c.turn).where(inbox.c.conversation_id == conversation_id)
    connection.execute(delete(reviews).where(reviews.c.turn.in_(turns)))


def normalised(text: str) -> str:
    """To compare by: without case, spaces, punctuation and held letters; any number is one.

    >>> normalised("여권  재발급!!") == normalised("여권재발급")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = _NOT_LETTERS.sub("", _DIGITS.sub("0", folded))
    return _HELD.sub(r"\1\1", letters) or folded.strip()


def _read(cipher: Cipher, row: Any) -> Reviewed:
    content = cipher.open(row.content_sealed)
    return Reviewed(
        turn=row.turn,
        outcome=row.outcome,
        chosen=row.chosen,
        text=content["text"],
        rescued=content["rescued"] or None,
        ranking=row.ranking,
        channel=row.channel,
        locale=row.locale,
        similar=row.times,
        at=row.at,
    )
