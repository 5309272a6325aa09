"""Messages that staff should look at: kept with the turn, listed, and deleted after a while.

A journey reports them by the effect `RequestReview`: with the outcome fallback, asked or unanswered
about its own turn, or about an earlier turn (`of`) when it turns out what that one meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from actions.base.folded import folded
from actions.effects.commits import RequestReview
from bot.core.crypto import Cipher
from bot.core.sql import insert_once, place, place_of, table
from bot.models.messages import Inbound
from bot.models.reviews import Review
from bot.privacy.staff import for_staff

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
    """One message. `similar` counts those that say the same, this one included; `text` and
    `corrected` have placeholders for what staff must not read."""

    turn: str
    outcome: str
    chosen: str | None
    text: str
    corrected: str | None
    ranking: Sequence[Mapping[str, Any]]
    channel: str
    locale: str
    similar: int
    at: float

    def as_json(self) -> dict[str, Any]:
        """`rescued` is what files that were exported call the corrected text."""
        values = asdict(self)
        corrected = values.pop("corrected")
        return {**values, "rescued": corrected}


@dataclass(frozen=True)
class ReviewText:
    """What a turn is about: `text` as the dialogue saw it, with names for what was masked."""

    text: str
    corrected: str
    ranking: Sequence[Mapping[str, Any]]
    channel: str
    locale: str


def report(
    connection: Connection,
    cipher: Cipher,
    turn: str,
    wanted: RequestReview,
    said: ReviewText,
    now: float,
) -> None:
    """Staff get to read this turn's message, or what an earlier one turned out to mean."""
    if wanted.of is not None and wanted.of != turn:
        _settle(connection, wanted.of, wanted.outcome, wanted.chosen)
        return
    row = Review(
        turn=turn,
        outcome=wanted.outcome,
        chosen=wanted.chosen,
        content_sealed=cipher.seal(
            {"text": for_staff(said.text), "rescued": for_staff(said.corrected)},
            place(reviews.c.content_sealed, turn),
        ),
        similar=cipher.digest("review", normalised(said.corrected or said.text)),
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
    said = folded(text)
    letters = _NOT_LETTERS.sub("", _DIGITS.sub("0", said))
    return _HELD.sub(r"\1\1", letters) or said.strip()


def _read(cipher: Cipher, row: Any) -> Reviewed:
    """Masked again: rows of before were written by weaker masks."""
    content = cipher.open(row.content_sealed, place_of(reviews.c.content_sealed, row))
    return Reviewed(
        turn=row.turn,
        outcome=row.outcome,
        chosen=row.chosen,
        text=for_staff(content["text"]),
        corrected=for_staff(content["rescued"]) or None,
        ranking=row.ranking,
        channel=row.channel,
        locale=row.locale,
        similar=row.times,
        at=row.at,
    )
