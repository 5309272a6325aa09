"""What an entry and a term say, apart from where they are stored: checked, compared, written."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot.knowledge.text import KnowledgeError, Unusable, clean
from locales import LANGUAGES
from locales.languages import pick

__all__ = ["KnowledgeError", "Unusable"]
GENERAL = "general"
_ID = re.compile(r"[a-z][a-z0-9_]{1,59}")
_KOREAN_DAY = re.compile(r"(\d{4})\s*[./년]\s*(\d{1,2})\s*[./월]\s*(\d{1,2})\s*[.일]?")
"""As Korean spreadsheets write a day: 2026. 11. 29."""
_TRUE = ("true", "yes", "1", "참", "예")
_FALSE = ("false", "no", "0", "", "거짓", "아니요", "아니오")
_ADDRESS = re.compile(r"https?://[^\s]{3,500}")


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
    area: str = ""
    """Where it is told: a region (`regions`) or the installation's agency; empty: everywhere.
    `agency` is who answers, wherever that is."""

    def digest(self) -> str:
        """The same for the same content, whatever its order or place."""
        content = asdict(self)
        # What was seeded before there were areas keeps its digest.
        return _digest(content if self.area else {k: v for k, v in content.items() if k != "area"})

    def title(self, locale: str) -> str:
        """What it is called in a list: the first wording."""
        return (pick(self.variants, locale) or ("",))[0]

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
            "area": self.area,
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
        raise Unusable("not_entry")
    unknown = sorted(map(str, set(stated) - set(_FIELDS)))
    if unknown:
        raise Unusable("unknown_field", field=unknown[0])
    name = _text(stated, "id")
    if not _ID.fullmatch(name):
        raise Unusable("id", field="id", id=name)
    source = stated.get("source")
    if not isinstance(source, Mapping):
        raise Unusable("missing", field="source")
    address = _text(source, "url")
    if not _ADDRESS.fullmatch(address):
        raise Unusable("address", field="source.url")
    return Entry(
        id=name,
        topic=clean(stated.get("topic") or name, "topic"),
        agency=_texts(stated, "agency"),
        variants=_wordings(stated),
        answer=_texts(stated, "answer"),
        short=_texts(stated, "short"),
        source_title=_texts(source, "title", "source_title"),
        source_url=address,
        verified=_flag(stated),
        last_checked=_day(stated, "last_checked"),
        valid_from=_day(stated, "valid_from"),
        valid_to=_day(stated, "valid_to"),
        area=clean(stated.get("area") or "", "area"),
    )


def term(stated: object) -> PlainTerm:
    """Raises Unusable, which names the field."""
    if not isinstance(stated, Mapping):
        raise Unusable("not_term")
    values = {
        name: _one_line(stated.get(name) or "", name)
        for name in ("term", "locale", "plain", "scope", "reason", "source")
    }
    for name in ("term", "plain"):
        if not values[name]:
            raise Unusable("missing", field=name)
    if values["locale"] not in LANGUAGES:
        raise Unusable("language", field="locale", known=", ".join(LANGUAGES))
    return PlainTerm(**{**values, "scope": values["scope"] or GENERAL})


_FIELDS = (
    "id", "topic", "agency", "source", "verified", "last_checked", "valid_from", "valid_to",
    "variants", "answer", "short", "area", "version",
)  # fmt: skip


def _digest(content: Mapping[str, Any]) -> str:
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def _text(stated: Mapping[str, Any], name: str) -> str:
    found = clean(stated.get(name) or "", name)
    if not found:
        raise Unusable("missing", field=name)
    return found


def _map(stated: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = stated.get(name)
    if not isinstance(found, Mapping) or not found:
        raise Unusable("missing", field=name)
    strange = set(found) - set(LANGUAGES)
    if strange:
        path = f"{name}.{sorted(map(str, strange))[0]}"
        raise Unusable("language", field=path, known=", ".join(LANGUAGES))
    return found


def _one_line(text: Any, name: str) -> str:
    return clean(text, name).replace("\n", " ")


def _wordings(stated: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """A wording is one line: in a table each has a line of its own."""
    listed = {
        locale: tuple(filter(None, (_one_line(one, "variants") for one in ones)))
        for locale, ones in _map(stated, "variants").items()
        if isinstance(ones, list)
    }
    found = {locale: ones for locale, ones in listed.items() if ones}
    if not found:
        raise Unusable("missing", field="variants")
    return found


def _texts(stated: Mapping[str, Any], name: str, limits: str = "") -> dict[str, str]:
    cleaned = {
        locale: clean(text, limits or name)
        for locale, text in _map(stated, name).items()
        if text is not None
    }
    found = {locale: text for locale, text in cleaned.items() if text}
    if not found:
        raise Unusable("missing", field=name)
    return found


def _day(stated: Mapping[str, Any], name: str) -> str | None:
    written = clean(stated.get(name) or "", name)
    korean = _KOREAN_DAY.fullmatch(written)
    if korean:
        written = "{}-{:0>2}-{:0>2}".format(*korean.groups())
    try:
        return date.fromisoformat(written).isoformat() if written else None
    except ValueError:
        raise Unusable("day", field=name, told=written) from None


def _flag(stated: Mapping[str, Any]) -> bool:
    written = stated.get("verified", False)
    known = {**dict.fromkeys(_TRUE, True), **dict.fromkeys(_FALSE, False)}
    found = known.get(str(written).strip().lower())
    if found is None:
        raise Unusable("flag", field="verified", told=str(written))
    return found
