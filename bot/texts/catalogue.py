"""Sentences: a key, its values, a language and a channel become plain text. The only user of Babel.

BotError
├── MissingText     no such key in any language, or no value for a field of its template
└── UnusableValue   a value that is not what the contract says (a date that is none, …)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal
from babel.support import Translations

from bot.core.errors import BotError
from bot.texts.template import fill
from locales import LANGUAGES, moments
from locales.languages import FALLBACK, order, pick
from locales.settings import zone

SHORT = "#sms"
"""Ends the key of a shorter form for text messages."""

Secrets = Callable[[str, str], str | None]
"""(name, submission) → the secret, or None when it has been shown already."""

_PLACEHOLDER = re.compile(r"⟦([a-z]+):\d+⟧")


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


def _tag(path: Path) -> str:
    """Whose catalogue it is: `pt_BR/LC_MESSAGES/web.po` is one of pt-BR."""
    return path.parent.parent.name.replace("_", "-")


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


@cache
def _formats(locale: str) -> Locale:
    """How a language writes numbers and days; as in English where nobody knows."""
    for tag in order(locale):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(tag, sep="-")
    return Locale.parse(FALLBACK)


@cache
def _translations(root: Path) -> Mapping[str, Translations]:
    merged: dict[str, Translations] = {}
    for path in sorted(root.glob("*/LC_MESSAGES/*.po")):
        locale = _tag(path)
        compiled = BytesIO()
        write_mo(compiled, _read(path))
        compiled.seek(0)
        translations = Translations(compiled)
        if locale in merged:
            merged[locale].merge(translations)
        else:
            merged[locale] = translations
    return merged


def entries(root: Path | None = None) -> dict[tuple[str, str], list[Entry]]:
    """What stands in the files, (language, domain) → its messages, fuzzy ones too."""
    found = {}
    for path in sorted((root or LANGUAGES.root).glob("*/LC_MESSAGES/*.po")):
        messages = [m for m in _read(path) if m.id]
        found[_tag(path), path.stem] = [
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
    return moments.day(datetime.now(UTC))


class Catalogue:
    """All domains of all languages, compiled in memory; fuzzy messages are left out. A sentence
    that a language lacks is taken from English, then from Korean.

    `today` (in the agency's zone) decides whether a date is written with its year.
    """

    def __init__(
        self, translations: Mapping[str, Translations], today: Callable[[], date] = _today
    ) -> None:
        self._translations = translations
        self._today = today

    @classmethod
    def load(cls, root: Path | None = None, *, today: Callable[[], date] = _today) -> Catalogue:
        """Reads `<root>/<lang>/LC_MESSAGES/*.po`, once in a process."""
        return cls(_translations(root or LANGUAGES.root), today)

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(sorted(self._translations))

    def has(self, key: str, locale: str) -> bool:
        return any(self._find(key, tag, None) is not None for tag in order(locale))

    def text(self, key: str, locale: str, channel: str = "webchat", **values: Any) -> str:
        """One sentence. Raises MissingText, UnusableValue."""
        return self.value({"key": key, "values": values}, locale, channel)

    def render(
        self,
        message: Mapping[str, Any],
        locale: str,
        channel: str = "webchat",
        secrets: Secrets = _no_secrets,
    ) -> str:
        """The text of a message of the dialogue ({"say", "values"}): lines parted by \n.

        Raises MissingText, UnusableValue.
        """
        writer = _Writer(self, locale, locale, channel, secrets)
        return writer.sentence(message["say"], message.get("values") or {})

    def value(
        self,
        value: Any,
        locale: str,
        channel: str = "webchat",
        secrets: Secrets = _no_secrets,
    ) -> str:
        """One value of the contract as text. Raises MissingText, UnusableValue."""
        return _Writer(self, locale, locale, channel, secrets).value(value)

    def hide(self, text: str, locale: str) -> str:
        """`text` for people to read: a placeholder that stayed becomes its name, such as
        [주민등록번호]."""

        def name(match: re.Match[str]) -> str:
            key = f"system.hidden.{match[1]}"
            return self.text(key, locale) if self.has(key, locale) else match[0]

        return _PLACEHOLDER.sub(name, text)

    @staticmethod
    def is_short(channel: str) -> bool:
        """Whether sentences have their short form there, and choices are numbered lines."""
        return channel == "sms"

    def template(self, key: str, locale: str, channel: str, count: int | None) -> str:
        """The template of `key`, its short form on SMS. Raises MissingText."""
        return self.found(key, locale, channel, count)[0]

    def found(self, key: str, locale: str, channel: str, count: int | None) -> tuple[str, str]:
        """The template, and the language that it is in. Raises MissingText."""
        keys = (key + SHORT, key) if self.is_short(channel) else (key,)
        for tag in order(locale):
            for name in keys:
                template = self._find(name, tag, count)
                if template is not None:
                    return template, tag
        raise MissingText(f"no text {key} in {locale}")

    def date(self, day: date, locale: str) -> str:
        year = "" if day.year == self._today().year else "_year"
        pattern = self._find(f"system.format.date{year}", locale, None)
        return format_date(day, pattern or "full", locale=_formats(locale))

    def time(self, moment: datetime, locale: str) -> str:
        pattern = self._find("system.format.time", locale, None)
        if pattern is None:
            return format_time(moment, "short", tzinfo=zone(), locale=_formats(locale))
        return format_datetime(moment, pattern, tzinfo=zone(), locale=_formats(locale))

    def _find(self, key: str, locale: str, count: int | None) -> str | None:
        translations = self._translations.get(locale)
        if translations is None:
            return None
        if count is not None:
            plural = str(translations.ngettext(key, key, count))
            if plural != key:
                return plural
        found = str(translations.gettext(key))
        return None if found == key else found


@dataclass(frozen=True)
class _Writer:
    """One message being written: what all of its values share. `locale` is the person's language,
    `written` that of the sentence, which its numbers and days follow."""

    catalogue: Catalogue
    locale: str
    written: str
    channel: str
    secrets: Secrets

    def sentence(self, key: str, values: Mapping[str, Any]) -> str:
        count = values.get("count")
        template, written = self.catalogue.found(
            key, self.locale, self.channel, count if isinstance(count, int) else None
        )
        writer = replace(self, written=written)

        def field(name: str) -> str:
            if name not in values:
                raise MissingText(f"{key} in {written} needs a value for {name}")
            return writer.value(values[name])

        return fill(template, field)

    def value(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return format_decimal(value, locale=_formats(self.written))
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
    return writer.catalogue.date(day, writer.written)


def _datetime(writer: _Writer, value: Mapping[str, Any]) -> str:
    """In the agency's zone; a time without zone is UTC, as stored everywhere."""
    try:
        moment = datetime.fromisoformat(value["datetime"])
    except (TypeError, ValueError) as error:
        raise UnusableValue("a time that is none") from error
    local = moments.local(moment)
    return replace(writer, locale=writer.written).sentence(
        "system.format.datetime",
        {
            "date": writer.catalogue.date(local.date(), writer.written),
            "time": writer.catalogue.time(local, writer.written),
        },
    )


def _money(writer: _Writer, value: Mapping[str, Any]) -> str:
    amount, currency = value["money"], value.get("currency", "KRW")
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        raise UnusableValue("an amount that is none")
    if currency == "KRW":
        amount_text = format_decimal(amount, locale=_formats(writer.written))
        won = replace(writer, locale=writer.written)
        return won.sentence("system.format.won", {"amount": amount_text})
    return format_currency(amount, currency, locale=_formats(writer.written))


def _i18n(writer: _Writer, value: Mapping[str, Any]) -> str:
    texts = value["i18n"]
    if not isinstance(texts, Mapping) or not texts:
        raise UnusableValue("content without any language")
    found = pick(texts, writer.locale)
    if not isinstance(found, str):
        raise UnusableValue("content without text")
    return found


def _language(writer: _Writer, value: Mapping[str, Any]) -> str:
    """What a language is called, in the language of the sentence."""
    tag = str(value["language"])
    with suppress(UnknownLocaleError, ValueError):
        named = Locale.parse(tag, sep="-").get_display_name(_formats(writer.written))
        if named:
            return named
    return LANGUAGES[tag].name if tag in LANGUAGES else tag


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
    "language": _language,
    "key": _key,
    "list": _list,
    "secret": _secret,
}
