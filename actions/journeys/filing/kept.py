"""What outlives a petition's dialogue, in the slot `kept`: consent, a draft that was left, drafts
that wait behind the one that is written, and the last draft that was sent until the portal has
taken it; the case that it became (`actions.dialogue.filed`); what was said before one began; and
the messages that have named a place (`actions.journeys.places`).

`{"consent": {version, at}, "draft": {…}, "at": ISO time, "aside": [{draft, at}, …],
"sent": {key, draft}, "waiting": {text, files, place, at, heard}, "named": [message, …],
"filed": {…}, "later": {text, intent, label, at}, "topic": {…}}` (`actions.dialogue.spoken`)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from actions.dialogue import filed, spoken
from actions.dialogue.draft import Draft
from actions.dialogue.turn import Turn
from actions.journeys.filing import files as petition_files

WAITING = timedelta(hours=1)
DAYS = 7
"""How long a draft that was left is offered again."""
MOST = 3
"""Drafts that wait behind the one that is written."""


def _kept(turn: Turn) -> dict[str, Any]:
    stored = turn.slot("kept")
    return dict(stored) if isinstance(stored, Mapping) else {}


def _store(turn: Turn, **changes: Any) -> None:
    changed = {k: v for k, v in {**_kept(turn), **changes}.items() if v is not None}
    turn.slots["kept"] = changed or None


def offer(turn: Turn) -> Mapping[str, Any] | None:
    """The draft that was left less than seven days ago, else the newest that waits."""
    return next((one["draft"] for one in _left(turn)), None)


def count(turn: Turn) -> int:
    """How many drafts could be gone on with."""
    return len(_left(turn))


def _left(turn: Turn) -> list[Mapping[str, Any]]:
    stored = _kept(turn)
    found = [stored, *_aside(turn)] if stored.get("draft") is not None else _aside(turn)
    return [one for one in found if _is_fresh(turn, one)]


def _aside(turn: Turn) -> list[Mapping[str, Any]]:
    """Drafts that wait behind another, the newest first."""
    return list(_kept(turn).get("aside") or ())


def _is_fresh(turn: Turn, stored: Mapping[str, Any]) -> bool:
    draft, at = stored.get("draft"), stored.get("at")
    if not isinstance(draft, Mapping) or not isinstance(at, str):
        return False
    return turn.now - datetime.fromisoformat(at) <= timedelta(days=DAYS)


def put_aside(turn: Turn, draft: Draft) -> bool:
    """Let `draft` wait while another is written; False when too many do."""
    if not _holds(draft):
        return True
    waiting = _aside(turn)
    if len(waiting) >= MOST:
        return False
    _store(turn, aside=[{"draft": draft.as_json(), "at": turn.now.isoformat()}, *waiting])
    return True


def keep(turn: Turn, draft: Draft) -> bool:
    """Keep a draft that holds something of the person's; False when there is nothing in it. Files
    alone are kept for whoever has consented: else they go within an hour."""
    if not _holds(draft):
        return False
    _store(turn, draft=draft.as_json(), at=turn.now.isoformat())
    return True


def _holds(draft: Draft) -> bool:
    files = petition_files.waiting(draft) if draft.consent else ()
    return bool(draft.answers or draft.notes.get("story") or files)


def lasts_an_hour(turn: Turn) -> bool:
    """Whether a draft is kept whose files go sooner: nobody has consented to more."""
    draft = _kept(turn).get("draft")
    return isinstance(draft, Mapping) and draft.get("consent") is None


def drop(turn: Turn) -> None:
    """Forget the draft that is offered; one that waits behind it is offered next."""
    if _kept(turn).get("draft") is not None:
        _store(turn, draft=None, at=None)
    else:
        _store(turn, aside=_aside(turn)[1:] or None)


def forget_old(turn: Turn) -> None:
    """Drop a draft whose seven days are over, a case whose day is and what waited for an hour,
    whatever this turn is about. Files wait for an hour after the person's last word."""
    if _kept(turn).get("waiting") is not None and turn.result is None:
        _age(turn)
    if _kept(turn).get("topic") is not None and topic(turn) is None:
        _store(turn, topic=None)
    _forget_drafts(turn)
    if _kept(turn).get("filed") is not None and case(turn) is None:
        remember_case(turn, None)


def _forget_drafts(turn: Turn) -> None:
    stored = _kept(turn)
    if stored.get("draft") is not None and not _is_fresh(turn, stored):
        _store(turn, draft=None, at=None)
    if waiting := _aside(turn):
        fresh = [one for one in waiting if _is_fresh(turn, one)]
        if len(fresh) < len(waiting):
            _store(turn, aside=fresh or None)


def wait(turn: Turn, **said: Any) -> None:
    """Remember for an hour what may belong to a petition that begins next: text, files, place."""
    before, now = _waiting(turn), turn.now.isoformat()
    files = [*before.get("files", ()), *(said.pop("files", ()))]
    files = list(dict.fromkeys(files))
    _store(turn, waiting={**before, **said, "files": files, "at": now, "heard": now})


def _age(turn: Turn) -> None:
    """What still waits now that the person speaks; who had sent files is told that they went."""
    waiting = _kept(turn)["waiting"]
    files = waiting.get("files") or []
    if files and _is_over(turn, waiting.get("heard") or waiting["at"]):
        turn.say("system.file.gone", files=", ".join(files), count=len(files))
        files = []
    fresh = {} if _is_over(turn, waiting["at"]) else waiting
    found = {**fresh, "at": waiting["at"], "heard": turn.now.isoformat(), "files": files}
    _store(turn, waiting=found if files or fresh.get("text") or fresh.get("place") else None)


def without_files(turn: Turn, gone: Collection[str]) -> None:
    """Go on without files that are deleted, and without a draft that was nothing but them."""
    stored = _kept(turn)
    waiting, draft = stored.get("waiting"), stored.get("draft")
    if isinstance(waiting, Mapping) and waiting.get("files"):
        files = [name for name in waiting["files"] if name not in gone]
        _store(turn, waiting={**waiting, "files": files})
    if isinstance(draft, Mapping):
        left = petition_files.without(Draft.of(draft), gone)
        holds = left.answers or left.notes.get("story") or petition_files.waiting(left)
        _store(turn, draft=left.as_json()) if holds else drop(turn)
    if others := _aside(turn):
        drafts = [petition_files.without(Draft.of(one["draft"]), gone) for one in others]
        rest = [
            {**one, "draft": draft.as_json()}
            for one, draft in zip(others, drafts, strict=True)
            if _holds(draft)
        ]
        _store(turn, aside=rest or None)


def waiting_files(turn: Turn) -> list[str]:
    """What was sent in the last hour for a petition that has not begun."""
    return list(_waiting(turn).get("files") or ())


def waited(turn: Turn) -> Mapping[str, Any]:
    """What was remembered less than an hour ago: it belongs to the petition that begins now."""
    found = _waiting(turn)
    _store(turn, waiting=None)
    return found


def _waiting(turn: Turn) -> Mapping[str, Any]:
    """Files and a place that wait for a petition to begin; `forget_old` has dropped older ones."""
    found = _kept(turn).get("waiting")
    return found if isinstance(found, Mapping) else {}


def _is_over(turn: Turn, since: str) -> bool:
    return turn.now - datetime.fromisoformat(since) > WAITING


def consent(turn: Turn, version: str) -> Mapping[str, str] | None:
    """The consent given earlier, when it was to this version of the text."""
    given = _kept(turn).get("consent")
    return given if isinstance(given, Mapping) and given.get("version") == version else None


def remember_consent(turn: Turn, given: Mapping[str, str]) -> None:
    _store(turn, consent=dict(given))


def named(turn: Turn) -> list[str]:
    """Messages that have named a place, the newest first."""
    return [str(one) for one in _kept(turn).get("named") or ()]


def place(turn: Turn) -> str | None:
    """For a look-up: the messages that have named a place, one a line."""
    return "\n".join(named(turn)) or None


def remember_named(turn: Turn, messages: list[str]) -> None:
    _store(turn, named=messages)


def remember_sent(turn: Turn, key: str, draft: Draft) -> None:
    _store(turn, sent={"key": key, "draft": draft.as_json()}, draft=None, at=None)


def sent(turn: Turn) -> Draft | None:
    """What is being filed."""
    stored = _kept(turn).get("sent")
    return None if stored is None else Draft.of(stored["draft"])


def settle(turn: Turn, key: str) -> Draft | None:
    """The portal has taken what was sent: it is not needed any more, and given back once."""
    sent = _kept(turn).get("sent") or {}
    if sent.get("key") != key:
        return None
    _store(turn, sent=None)
    return Draft.of(sent["draft"])


def put_off(turn: Turn, matter: Mapping[str, Any] | None) -> None:
    """Keep the second of two matters until the first is done: its text, intent and label."""
    stored = None if matter is None else {**matter, "at": turn.now.isoformat()}
    _store(turn, later=stored)


def later(turn: Turn) -> Mapping[str, Any] | None:
    """The second of two matters, for as long as a draft that was left."""
    return _recent(turn, "later", timedelta(days=DAYS))


def speak_of(turn: Turn, words: str, **more: Any) -> None:
    """What was just answered or shown: a question that only points is about that."""
    about = {name: value for name, value in more.items() if value}
    _store(turn, topic={"text": words[: spoken.LONGEST], "at": turn.now.isoformat(), **about})


def topic(turn: Turn) -> Mapping[str, Any] | None:
    """What was spoken of last, while a question may point at it."""
    return spoken.fresh(_kept(turn), turn.now)


def _recent(turn: Turn, name: str, limit: timedelta) -> Mapping[str, Any] | None:
    """What is kept under `name`, for no longer than `limit`."""
    found = _kept(turn).get(name)
    if not isinstance(found, Mapping):
        return None
    return found if turn.now - datetime.fromisoformat(str(found["at"])) <= limit else None


def case(turn: Turn) -> Mapping[str, Any] | None:
    """The case that was filed last, for a day."""
    return filed.fresh(_kept(turn), turn.now)


def remember_case(turn: Turn, facts: Mapping[str, Any] | None) -> None:
    _store(turn, filed=facts)


def give_back(turn: Turn, key: str, wrong: Mapping[str, Any], files: Collection[str] = ()) -> bool:
    """The portal refused what was sent: keep it to be corrected, without the `wrong` answers. If it
    named `files`, the others stay."""
    sent = _kept(turn).get("sent") or {}
    if sent.get("key") != key:
        return False
    draft = Draft.of(sent["draft"])
    if petition_files.OWN in wrong:
        draft = petition_files.without(draft, files) if files else petition_files.dropped(draft)
    for code in wrong:
        if code == petition_files.OWN:
            continue
        code = "content" if code == "body" else code
        if code == "content" and code in draft.answers:
            draft = draft.noting(story=draft.answers[code])
        draft = draft.without(code)
    step = "content" if draft.notes.get("story") else "title" if "title" in wrong else ""
    draft = draft.noting(refused=step)
    _store(turn, sent=None, draft=draft.at(step).as_json(), at=turn.now.isoformat())
    return True
