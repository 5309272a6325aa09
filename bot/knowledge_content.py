"""What an entry and a term say, apart from where they are stored: checked, compared, written.

KnowledgeError (BotError)
└── Unusable   an entry or a term that lacks something, or holds what it may not
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot.errors import BotError

LANGUAGES = ("ko", "en")
GENERAL = "general"
_ID = re.compile(r"[a-z][a-z0-9_]{1,59}")
_ADDRESS = re.compile(r"https?://[^\s]{3,500}")
_MOST = {"answer": 4000, "short": 600, "variants": 200, "agency": 200, "source_title": 300}
"""Characters in one language; of one wording."""


class KnowledgeError(BotError):
    pass


class Unusable(KnowledgeError):
    pass


@dataclass(frozen=True)
class Entry:
    """One frequent question with its answer; days are written YYYY-MM-DD."""

    id: str
    topic: str
    agency: Mapping[str, str]
    variants: Mapping[str, tuple[str, ...]]
    answer: Mapping[str, str]
    short: Mapping[str, str]
    source_title: Mapping[str, str]
    source_url: str
    verified: bool = False
    last_checked: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None

    def digest(self) -> str:
        """The same for the same content, whatever its order or place."""
        return _digest(asdict(self))

    def title(self, locale: str) -> str:
        """What it is called in a list: the first wording."""
        known = self.variants.get(locale) or next(iter(self.variants.values()))
        return known[0]

    def told_on(self, day: date) -> bool:
        """Whether it is in force."""
        today = day.isoformat()
        return (self.valid_from or today) <= today <= (self.valid_to or today)

    def as_file(self) -> dict[str, Any]:
        """As it stands in a file; `entry` reads it."""
        return {
            "id": self.id,
            "topic": self.topic,
            "agency": dict(self.agency),
            "source": {"title": dict(self.source_title), "url": self.source_url},
            "verified": self.verified,
            "last_checked": self.last_checked or "",
            "valid_from": self.valid_from or "",
            "valid_to": self.valid_to or "",
            "variants": {locale: list(ones) for locale, ones in self.variants.items()},
            "answer": dict(self.answer),
            "short": dict(self.short),
        }


@dataclass(frozen=True, kw_only=True)
class PlainTerm:
    """An administrative term and what it means."""

    term: str
    locale: str
    plain: str
    scope: str = GENERAL
    reason: str = ""
    source: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.locale, self.term, self.scope

    def digest(self) -> str:
        return _digest(asdict(self))


def entry(stated: object) -> Entry:
    """The entry that a file states. Raises Unusable, which names the field."""
    if not isinstance(stated, Mapping):
        raise Unusable("not an entry: fields are missing")
    unknown = sorted(map(str, set(stated) - set(_FIELDS)))
    if unknown:
        raise Unusable(f"unknown field {unknown[0]}")
    name = _text(stated, "id")
    if not _ID.fullmatch(name):
        raise Unusable("id: small letters, digits and _ only")
    source = stated.get("source")
    if not isinstance(source, Mapping):
        raise Unusable("source: title and url are missing")
    address = _text(source, "url")
    if not _ADDRESS.fullmatch(address):
        raise Unusable("source.url: not an address")
    variants = {
        locale: tuple(_clean(one, "variants") for one in ones)
        for locale, ones in _map(stated, "variants").items()
        if isinstance(ones, list) and ones
    }
    if not variants:
        raise Unusable("variants: at least one wording")
    return Entry(
        id=name,
        topic=_clean(stated.get("topic") or name, "topic"),
        agency=_texts(stated, "agency"),
        variants=variants,
        answer=_texts(stated, "answer"),
        short=_texts(stated, "short"),
        source_title=_texts(source, "title", "source_title"),
        source_url=address,
        verified=_flag(stated),
        last_checked=_day(stated, "last_checked"),
        valid_from=_day(stated, "valid_from"),
        valid_to=_day(stated, "valid_to"),
    )


def term(stated: object) -> PlainTerm:
    """Raises Unusable, which names the field."""
    if not isinstance(stated, Mapping):
        raise Unusable("not a term: fields are missing")
    values = {
        name: _clean(stated.get(name) or "", name)
        for name in ("term", "locale", "plain", "scope", "reason", "source")
    }
    for name in ("term", "plain"):
        if not values[name]:
            raise Unusable(f"{name}: missing")
    if values["locale"] not in LANGUAGES:
        raise Unusable(f"locale: one of {', '.join(LANGUAGES)}")
    return PlainTerm(**{**values, "scope": values["scope"] or GENERAL})


_FIELDS = (
    "id", "topic", "agency", "source", "verified", "last_checked", "valid_from", "valid_to",
    "variants", "answer", "short", "version",
)  # fmt: skip


def _digest(content: Mapping[str, Any]) -> str:
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def _clean(text: Any, name: str) -> str:
    """Composed letters, no spaces at the ends. Raises Unusable."""
    if not isinstance(text, str | int | float | date):
        raise Unusable(f"{name}: not a text")
    composed = unicodedata.normalize("NFC", str(text)).strip()
    if "�" in composed:
        raise Unusable(f"{name}: a letter was lost when the file was saved (�)")
    if any(unicodedata.category(c) == "Cc" and c != "\n" for c in composed):
        raise Unusable(f"{name}: a control character")
    most = _MOST.get(name, 500)
    if len(composed) > most:
        raise Unusable(f"{name}: more than {most} characters")
    return composed


def _text(stated: Mapping[str, Any], name: str) -> str:
    found = _clean(stated.get(name) or "", name)
    if not found:
        raise Unusable(f"{name}: missing")
    return found


def _map(stated: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = stated.get(name)
    if not isinstance(found, Mapping) or not found:
        raise Unusable(f"{name}: missing")
    strange = set(found) - set(LANGUAGES)
    if strange:
        raise Unusable(f"{name}: unknown language {sorted(map(str, strange))[0]}")
    return found


def _texts(stated: Mapping[str, Any], name: str, limits: str = "") -> dict[str, str]:
    found = {
        locale: _clean(text, limits or name)
        for locale, text in _map(stated, name).items()
        if text not in (None, "")
    }
    if not found:
        raise Unusable(f"{name}: missing")
    return found


def _day(stated: Mapping[str, Any], name: str) -> str | None:
    told = _clean(stated.get(name) or "", name)
    try:
        return date.fromisoformat(told).isoformat() if told else None
    except ValueError:
        raise Unusable(f"{name}: a day is written YYYY-MM-DD") from None


def _flag(stated: Mapping[str, Any]) -> bool:
    told = stated.get("verified", False)
    known = {
        "true": True,
        "yes": True,
        "1": True,
        "false": False,
        "no": False,
        "0": False,
        "": False,
    }
    found = known.get(str(told).strip().lower())
    if found is None:
        raise Unusable("verified: true or false")
    return found
