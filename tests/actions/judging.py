"""What the reply to a reference is, in the words of `tests/sets/openings`; whether it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.texts.catalogue import Catalogue
from tests.actions import answers_shipped
from tests.actions.answers_shipped import Shipped
from tests.actions.conversation import Conversation, keys

_STEM = {True: 2, False: 4}
"""Letters that the words of one thing share, in Korean and in English."""
_BY_KEY = {
    "document": ("guidance.request_document",),
    "status": ("effect:case", "effect:cases", "status.", "case.", "after.when"),
    "add_to_case": ("after.add", "after.address", "guidance.add_to_case"),
    "withdraw_asked": ("after.cancel", "guidance.withdraw_case"),
    "human": ("human.", "desk.", "handoff"),
    "ask_back": ("opening.which", "ask.category", "unsure.other"),
}
_OF_A_CASE = ("after.", "opening.case", "case.")
_NEVER = {
    "nothing_open": ("nothing_open",),
    "not_understood": ("fallback.", "unsure."),
    "petition_deadline": ("faq.days", "faq.all"),
    "i_am_a_program": ("about.bot",),
    "ask_back": ("opening.which",),
}
_SEARCHED = ("faq.nearest", "faq.elsewhere", "terms.", "service.")
Said = Sequence[Mapping[str, Any]]


def outcomes(row: Mapping[str, Any], talk: Conversation, said: Said, found: Shipped) -> set[str]:
    """All names of `expect` that the reply deserves."""
    done = keys([dict(one) for one in said])
    names = {name for name, begins in _BY_KEY.items() if _has(done, begins)}
    if "piece.joined" in done:
        names.discard("ask_back")  # it was taken for a part of the story
    draft = talk.slots.get("draft")
    if draft is not None and draft["journey"] == "petition":
        names |= {"petition", f"petition:{_service(draft)}"}
    if draft is not None and draft["journey"] in ("hand_over", "check_status"):
        names.add({"hand_over": "human", "check_status": "status"}[draft["journey"]])
    if _answers(row, talk, said, found, done):
        names.add("answer")
    return names


def wrong(row: Mapping[str, Any], talk: Conversation, said: Said, found: Shipped) -> set[str]:
    """Those of `never` that the reply is."""
    done = keys([dict(one) for one in said])
    names = {name for name, begins in _NEVER.items() if _has(done, begins)}
    others = [one for one in found.told if one != _entry(row, found)]
    if others or _has(done, _SEARCHED):
        names |= {"search", "search_other"}
    if "petition_deadline" in found.told:
        names.add("petition_deadline")
    draft = talk.slots.get("draft")
    if draft is not None and draft["journey"] == "petition" and not found.filing:
        names |= {"new_petition", "petition_begun", "new_topic"}
    return names & set(row["never"])


def _answers(
    row: Mapping[str, Any],
    talk: Conversation,
    said: Said,
    found: Shipped,
    done: Sequence[str],
) -> bool:
    """Whether it is told of what the reference is about: the entry that answers that, the topic by
    its name, or the case."""
    if row["before"]["kind"] in ("receipt", "status"):
        return _has(done, _OF_A_CASE) and "after.thanks" not in done
    if found.told and found.told == [_entry(row, found)]:
        return True
    named = " ".join(
        Catalogue.load().render(dict(one), talk.locale) for one in said if "say" in one
    )
    return _has(done, ("opening.topic",)) and _shares(row["about"], named)


def _entry(row: Mapping[str, Any], found: Shipped) -> str | None:
    """The entry that it is about: the one that surely answers that, else the one told before."""
    if row["before"]["kind"] != "answer":
        return None
    return answers_shipped.about(row["about"]) or (found.before[-1] if found.before else None)


def _shares(about: str, text: str) -> bool:
    words = re.findall(r"[가-힣]{2,}|[a-z]{4,}", about.lower())
    last = words[-1:] if re.search("[가-힣]", about) else words
    return any(word[: _STEM[not word.isascii()]] in text.lower() for word in (*words[:1], *last))


def _service(draft: Mapping[str, Any]) -> str:
    """The service that is chosen, or the likeliest one; none while it is asked for."""
    if draft.get("service"):
        return str(draft["service"]["code"])
    ranked = (draft.get("notes") or {}).get("rank") or [""]
    return "" if draft["step"] == "category" else str(ranked[0])


def _has(done: Sequence[str], begins: Sequence[str]) -> bool:
    return any(one.startswith(tuple(begins)) for one in done)
