"""What outlives a petition's dialogue, in the slot `kept`: consent, a draft that was left, and the
last draft that was sent until the portal has taken it; and what was said before one began.

`{"consent": {version, at}, "draft": {…}, "at": ISO time, "sent": {key, draft},
"waiting": {text, files, place, at}}`
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from actions import petition_files
from actions.draft import Draft
from actions.turn import Turn

WAITING = timedelta(hours=1)
DAYS = 7
"""How long a draft that was left is offered again."""


def _kept(turn: Turn) -> dict[str, Any]:
    stored = turn.slot("kept")
    return dict(stored) if isinstance(stored, Mapping) else {}


def _store(turn: Turn, **changes: Any) -> None:
    changed = {k: v for k, v in {**_kept(turn), **changes}.items() if v is not None}
    turn.slots["kept"] = changed or None


def offer(turn: Turn) -> Mapping[str, Any] | None:
    """The draft that was left less than seven days ago."""
    stored = _kept(turn)
    draft, at = stored.get("draft"), stored.get("at")
    if not isinstance(draft, Mapping) or not isinstance(at, str):
        return None
    return draft if turn.now - datetime.fromisoformat(at) <= timedelta(days=DAYS) else None


def keep(turn: Turn, draft: Draft) -> bool:
    """Keep a draft that holds something of the person's; False when there is nothing in it."""
    if not (draft.answers or draft.notes.get("story") or petition_files.waiting(draft)):
        return False
    _store(turn, draft=draft.as_json(), at=turn.now.isoformat())
    return True


def drop(turn: Turn) -> None:
    _store(turn, draft=None, at=None)


def forget_old(turn: Turn) -> None:
    """Drop a draft whose seven days are over and what waited for an hour, whatever this turn is
    about."""
    if _kept(turn).get("waiting") is not None and not _waiting(turn):
        _store(turn, waiting=None)
    if _kept(turn).get("draft") is not None and offer(turn) is None:
        drop(turn)


def wait(turn: Turn, **said: Any) -> None:
    """Remember for an hour what may belong to a petition that begins next: text, files, place."""
    before = _waiting(turn)
    files = [*before.get("files", ()), *(said.pop("files", ()))]
    waiting = {**before, **said, "files": list(dict.fromkeys(files)), "at": turn.now.isoformat()}
    _store(turn, waiting=waiting)


def waited(turn: Turn) -> Mapping[str, Any]:
    """What was remembered less than an hour ago: it belongs to the petition that begins now."""
    found = _waiting(turn)
    _store(turn, waiting=None)
    return found


def _waiting(turn: Turn) -> Mapping[str, Any]:
    found = _kept(turn).get("waiting")
    if not isinstance(found, Mapping):
        return {}
    return found if turn.now - datetime.fromisoformat(found["at"]) <= WAITING else {}


def consent(turn: Turn, version: str) -> Mapping[str, str] | None:
    """The consent given earlier, when it was to this version of the text."""
    given = _kept(turn).get("consent")
    return given if isinstance(given, Mapping) and given.get("version") == version else None


def remember_consent(turn: Turn, given: Mapping[str, str]) -> None:
    _store(turn, consent=dict(given))


def remember_sent(turn: Turn, key: str, draft: Draft) -> None:
    _store(turn, sent={"key": key, "draft": draft.as_json()}, draft=None, at=None)


def settle(turn: Turn, key: str) -> None:
    """The portal has taken what was sent: nothing of it is needed any more."""
    if (_kept(turn).get("sent") or {}).get("key") == key:
        _store(turn, sent=None)


def give_back(turn: Turn, key: str, wrong: Mapping[str, Any]) -> bool:
    """The portal refused what was sent: keep it to be corrected, without the `wrong` answers."""
    sent = _kept(turn).get("sent") or {}
    if sent.get("key") != key:
        return False
    draft = Draft.of(sent["draft"])
    if petition_files.OWN in wrong:
        draft = petition_files.dropped(draft)
    for code in wrong:
        code = "content" if code == "body" else code
        if code == "content" and code in draft.answers:
            draft = draft.noting(story=draft.answers[code])
        draft = draft.without(code)
    _store(turn, sent=None, draft=draft.at("").as_json(), at=turn.now.isoformat())
    return True
