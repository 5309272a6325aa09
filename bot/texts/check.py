"""What can be wrong with catalogues, as one line each. Run by the tests, so by every change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from bot.texts.catalogue import SHORT, Entry
from bot.texts.particles import PARTICLES
from bot.texts.template import fields, parse
from locales.languages import FALLBACKS

Catalogues = Mapping[tuple[str, str], Sequence[Entry]]
"""(language, domain) → messages, as `bot.texts.catalogue.entries` reads them."""

_DUAL = re.compile(r"\((?:을|를|은|는|이|가|과|와|으로|로|이나|이라|이랑)\)")
_BARE_PARTICLE = re.compile(
    r"\}(?:을|를|은|는|이|가|과|와|으로|로|이나|나|이에요|예요)(?=[\s.,?…]|$)"
)
_EXCLAMATION = re.compile("[!！]")


def check(catalogues: Catalogues) -> list[str]:
    """Empty when every key is whole in the languages that others fall back to, no other has one
    more, and every text keeps the house rules."""
    return [*_by_key(catalogues), *_by_text(catalogues)]


def _by_key(catalogues: Catalogues) -> Iterator[str]:
    whole = sorted({language for language, _ in catalogues} & set(FALLBACKS))
    seen: dict[str, dict[str, Entry]] = {}
    for (language, domain), messages in catalogues.items():
        for entry in messages:
            known = seen.setdefault(entry.key, {})
            if language in known:
                yield f"{language}/{domain} {entry.key}: stands twice"
            known[language] = entry
    for key, known in seen.items():
        for language in whole:
            if language not in known:
                yield f"{language} {key}: missing"
        if whole and not set(known) & set(whole):
            yield f"{', '.join(known)} {key}: stands in no other language"
        if key.endswith(SHORT) and key.removesuffix(SHORT) not in seen:
            yield f"{key}: a short form of nothing"
        names = {language: _names(entry) for language, entry in known.items()}
        if len({frozenset(n) for n in names.values()}) > 1:
            yield f"{key}: other fields in other languages: {names}"


def _by_text(catalogues: Catalogues) -> Iterator[str]:
    for (language, domain), messages in catalogues.items():
        for entry in messages:
            for problem in _entry(entry, language):
                yield f"{language}/{domain} {entry.key}: {problem}"


def _entry(entry: Entry, language: str) -> Iterator[str]:
    if entry.fuzzy:
        yield "fuzzy"
    for form in entry.forms:
        if not form:
            yield "not translated"
        yield from _form(form, language)


def _form(form: str, language: str) -> Iterator[str]:
    if _EXCLAMATION.search(form):
        yield "an exclamation mark"
    if _DUAL.search(form):
        yield "a dual particle"
    try:
        parts = parse(form)
    except ValueError:
        yield "a brace that is no field"
        return
    particles = {part[1] for part in parts if not isinstance(part, str) and part[1]}
    yield from _RULES.get(language, _no_particles)(form, particles)


def _no_particles(_form: str, particles: Set[str]) -> Iterator[str]:
    if particles:
        yield "a Korean particle"


def _korean(form: str, particles: Set[str]) -> Iterator[str]:
    for particle in sorted(particles - PARTICLES):
        yield f"unknown particle {particle}"
    if _BARE_PARTICLE.search(form):
        yield "a particle beside a field: write {name:을}"


_RULES: Mapping[str, Callable[[str, Set[str]], Iterator[str]]] = {"ko": _korean}
"""Of one language; of every other there are no particles."""


def _names(entry: Entry) -> set[str]:
    """The fields of all forms; `count` may be written out in a plural (“one message”)."""
    names: set[str] = set()
    for form in entry.forms:
        try:
            names |= fields(form)
        except ValueError:
            continue
    return names - {"count"} if entry.plural else names
