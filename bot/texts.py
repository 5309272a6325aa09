"""Sentences: a key, its values, a language and a channel become plain text. The only user of Babel.

BotError
├── MissingText     no such language, key, or value for a field of its template
└── UnusableValue   a value that is not what the contract says (a date that is none, …)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal
from babel.support import Translations

from bot.errors import BotError
from bot.texts_template import fill
from locales import ROOT

SEOUL = ZoneInfo("Asia/Seoul")
SHORT = "#sms"
"""Ends the key of a shorter form for text messages."""

Secrets = Callable[[str, str], str | None]
"""(name, submission) → the secret, or None when it has been shown already."""

_PLACEHOLDER = re.compile(r"⟦([a-z]+):\d+⟧")
_FALLBACKS = ("ko", "en")
"""Portal content that lacks the person's language is shown in the first of these that it has."""


class MissingText(BotError):
    pass


class UnusableValue(BotError):
    pass


@dataclass(frozen=True)
class Entry:
    """One message of a file: `forms` has one string, or one per plural form."""

    key: str
    forms: tuple[str, ...]
    plural: bool
    fuzzy: bool


@dataclass(frozen=True)
class RenderedChoice:
    value: str
    label: str


@dataclass(frozen=True)
class Rendered:
    """One bubble: plain text, lines parted by \\n. `question` is passed on as it came."""

    text: str
    choices: tuple[RenderedChoice, ...] = ()
    question: Mapping[str, Any] | None = None


def _read(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


@cache
def _translations(root: Path) -> Mapping[str, Translations]:
    merged: dict[str, Translations] = {}
    for path in sorted(root.glob("*/LC_MESSAGES/*.po")):
        locale = path.parent.parent.name
        compiled = BytesIO()
        write_mo(compiled, _read(path, locale))
        compiled.seek(0)
        translations = Translations(compiled)
        if locale in merged:
            merged[locale].merge(translations)
        else:
            merged[locale] = translations
    return merged


def entries(root: Path = ROOT) -> dict[tuple[str, str], list[Entry]]:
    """What stands in the files, (language, domain) → its messages, fuzzy ones too."""
    found = {}
    for path in sorted(root.glob("*/LC_MESSAGES/*.po")):
        locale = path.parent.parent.name
        messages = [m for m in _read(path, locale) if m.id]
        found[locale, path.stem] = [
            Entry(
                key=m.id if isinstance(m.id, str) else m.id[0],
                forms=(m.string,) if isinstance(m.string, str) else tuple(m.string or ()),
                plural=bool(m.pluralizable),
                fuzzy=m.fuzzy,
            )
            for m in messages
        ]
    return found


def _no_secrets(name: str, submission: str) -> str | None:
    raise UnusableValue(f"no secret {name} of {submission} here")


def _today() -> date:
    return datetime.now(UTC).astimezone(SEOUL).date()


class Catalogue:
    """All domains of all languages, compiled in memory; fuzzy messages are left out.

    `today` (in Seoul) decides whether a date is written with its year.
    """

    def __init__(
        self, translations: Mapping[str, Translations], today: Callable[[], date] = _today
    ) -> None:
        self._translations = translations
        self._today = today

    @classmethod
    def load(cls, root: Path = ROOT, *, today: Callable[[], date] = _today) -> Catalogue:
        """Reads `<root>/<lang>/LC_MESSAGES/*.po`, once in a process."""
        return cls(_translations(root), today)

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(sorted(self._translations))

    def has(self, key: str, locale: str) -> bool:
        return locale in self._translations and self._find(key, locale, None) is not None

    def text(self, key: str, locale: str, channel: str = "webchat", **values: Any) -> str:
        """One sentence. Raises MissingText, UnusableValue."""
        return self.value({"key": key, "values": values}, locale, channel)

    def render(
        self,
        message: Mapping[str, Any],
        locale: str,
        channel: str = "webchat",
        secrets: Secrets = _no_secrets,
    ) -> Rendered:
        """A message of the dialogue ({"say", "values", "choices", "question"}) as one bubble.

        Raises MissingText, UnusableValue.
        """
        writer = _Writer(self, locale, channel, secrets)
        return Rendered(
            text=writer.sentence(message["say"], message.get("values") or {}),
            choices=tuple(
                RenderedChoice(choice["value"], writer.value(choice["label"]))
                for choice in message.get("choices") or ()
            ),
            question=message.get("question"),
        )

    def value(
        self,
        value: Any,
        locale: str,
        channel: str = "webchat",
        secrets: Secrets = _no_secrets,
    ) -> str:
        """One value of the contract as text. Raises MissingText, UnusableValue."""
        return _Writer(self, locale, channel, secrets).value(value)

    def hide(self, text: str, locale: str) -> str:
        """`text` for people to read: a placeholder that stayed becomes its name, such as
        [주민등록번호]."""

        def name(match: re.Match[str]) -> str:
            key = f"system.hidden.{match[1]}"
            return self.text(key, locale) if self.has(key, locale) else match[0]

        return _PLACEHOLDER.sub(name, text)

    def template(self, key: str, locale: str, channel: str, count: int | None) -> str:
        """The template of `key`, its short form on SMS. Raises MissingText."""
        if locale not in self._translations:
            raise MissingText(f"no language {locale}")
        if channel == "sms":
            short = self._find(key + SHORT, locale, count)
            if short is not None:
                return short
        found = self._find(key, locale, count)
        if found is None:
            raise MissingText(f"no text {key} in {locale}")
        return found

    def date(self, day: date, locale: str) -> str:
        year = "" if day.year == self._today().year else "_year"
        pattern = self.template(f"system.format.date{year}", locale, "", None)
        return format_date(day, pattern, locale=locale)

    def time(self, moment: datetime, locale: str) -> str:
        pattern = self.template("system.format.time", locale, "", None)
        return format_datetime(moment, pattern, tzinfo=SEOUL, locale=locale)

    def _find(self, key: str, locale: str, count: int | None) -> str | None:
        translations = self._translations[locale]
        if count is not None:
            plural = str(translations.ngettext(key, key, count))
            if plural != key:
                return plural
        found = str(translations.gettext(key))
        return None if found == key else found


@dataclass(frozen=True)
class _Writer:
    """One message being written: what all of its values share."""

    catalogue: Catalogue
    locale: str
    channel: str
    secrets: Secrets

    def sentence(self, key: str, values: Mapping[str, Any]) -> str:
        count = values.get("count")
        template = self.catalogue.template(
            key, self.locale, self.channel, count if isinstance(count, int) else None
        )

        def field(name: str) -> str:
            if name not in values:
                raise MissingText(f"{key} in {self.locale} needs a value for {name}")
            return self.value(values[name])

        return fill(template, field)

    def value(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return format_decimal(value, locale=self.locale)
        if not isinstance(value, Mapping):
            raise UnusableValue(f"a value of type {type(value).__name__}")
        for name, write in _WRITERS.items():
            if name in value:
                return write(self, value)
        raise UnusableValue(f"a value with the fields {sorted(value)}")


def _date(writer: _Writer, value: Mapping[str, Any]) -> str:
    try:
        day = date.fromisoformat(value["date"])
    except (TypeError, ValueError) as error:
        raise UnusableValue("a date that is none") from error
    return writer.catalogue.date(day, writer.locale)


def _datetime(writer: _Writer, value: Mapping[str, Any]) -> str:
    """In Seoul; a time without zone is UTC, as stored everywhere."""
    try:
        moment = datetime.fromisoformat(value["datetime"])
    except (TypeError, ValueError) as error:
        raise UnusableValue("a time that is none") from error
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(SEOUL)
    return writer.sentence(
        "system.format.datetime",
        {
            "date": writer.catalogue.date(local.date(), writer.locale),
            "time": writer.catalogue.time(local, writer.locale),
        },
    )


def _money(writer: _Writer, value: Mapping[str, Any]) -> str:
    amount, currency = value["money"], value.get("currency", "KRW")
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        raise UnusableValue("an amount that is none")
    if currency == "KRW":
        amount_text = format_decimal(amount, locale=writer.locale)
        return writer.sentence("system.format.won", {"amount": amount_text})
    return format_currency(amount, currency, locale=writer.locale)


def _i18n(writer: _Writer, value: Mapping[str, Any]) -> str:
    texts = value["i18n"]
    if not isinstance(texts, Mapping) or not texts:
        raise UnusableValue("content without any language")
    order = (writer.locale, *_FALLBACKS, *texts)
    found = next((texts[tag] for tag in order if texts.get(tag)), None)
    if not isinstance(found, str):
        raise UnusableValue("content without text")
    return found


def _key(writer: _Writer, value: Mapping[str, Any]) -> str:
    return writer.sentence(value["key"], value.get("values") or {})


def _list(writer: _Writer, value: Mapping[str, Any]) -> str:
    return "\n".join(writer.value(item) for item in value["list"])


def _secret(writer: _Writer, value: Mapping[str, Any]) -> str:
    secret = writer.secrets(value["secret"], value.get("submission", ""))
    return writer.sentence("system.secret_shown", {}) if secret is None else secret


_WRITERS: dict[str, Callable[[_Writer, Mapping[str, Any]], str]] = {
    "date": _date,
    "datetime": _datetime,
    "money": _money,
    "i18n": _i18n,
    "key": _key,
    "list": _list,
    "secret": _secret,
}
