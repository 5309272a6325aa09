"""The language of an answer: as the person chose, else as they write, else as before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import regex

from actions.adapters import references
from actions.base.foreign.written import language
from locales import LANGUAGES
from locales.languages import DEFAULT, FALLBACK, script

Locale = str
"""The tag of a language that has catalogues, such as "ko"."""

_LATIN = "Latn"
_ALPHABETS: Mapping[str, str] = {"Kore": "Hang", "Jpan": "Kana", "Hans": "Hani", "Hant": "Hani"}
"""What tells a script of several alphabets, such as Korean, from others."""
_LETTERS: Mapping[str, str] = {
    "Hang": "[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff]",
    "Kana": r"[\p{Script=Hiragana}\p{Script=Katakana}]",
}
_LATIN_WORD = re.compile(
    r"(?<![^\W_])[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{2,}(?:['’][A-Za-z]+)?(?![^\W_])"
)
_NOT_WORDS = re.compile(
    r"^\s*/[^\s/]+(?!\S)|⟦[^⟧]*⟧|https?://\S{1,2000}|\S{1,64}@\S{1,255}"
    rf"|{references.PATTERN}"
)
"""A command of a menu, placeholders, addresses and receipt numbers are written the same in every
language."""
_ENGLISH_ALONE = frozenset({"hello", "hi", "hey", "thanks", "please", "sorry"})
"""A person who writes one of these words and no more writes English."""
_COMMANDS = frozenset(
    {
        "help", "help me", "start", "start over", "start again", "restart", "stop", "stop all",
        "cancel", "quit", "exit", "end", "status", "new", "menu", "home", "back", "go back",
        "previous", "previous question", "next", "more", "show more", "repeat", "again",
        "show again", "resend", "missed", "skip", "skip it", "skip this", "done", "all sent",
        "finished", "none", "pass", "n/a", "yes", "no", "ok", "okay", "send", "send it", "submit",
        "submit it", "file it", "change", "erase", "erase it", "delete", "delete it", "agree",
        "i agree", "agent", "human", "operator", "settings", "language", "link", "continue",
        "unsubscribe", "unstop", "opt out", "opt in", "optout", "info", "use this", "use it",
        "stop it",
    }
)  # fmt: skip
"""English words that do something here, whichever language a conversation is in: many type them as
they have seen them elsewhere."""
_EDGES = " \t\r\n.,!?~…。！？\"'“”‘’"


def detect(
    text: str,
    current: Locale | None,
    chosen: Locale | None = None,
    *,
    first: Locale = DEFAULT,
) -> Locale:
    """`current` is the conversation's language so far (None at its first message); `chosen` is what
    the person asked for, and stays; `first` is what a first message is in that tells nothing.

    Any letter of an alphabet that is one language's own is that language; Latin words are English,
    unless the person's language is written so too; digits, emoji and commands say nothing. Within
    a conversation one word or a name in another script (“PDF”, “the light at 강남역 is broken”)
    changes nothing, and no sentence in a language that is not offered.
    """
    if chosen:
        return chosen
    if current is not None and _is_command(text):
        return current
    words = _NOT_WORDS.sub(" ", text)
    latin = _LATIN_WORD.findall(words)
    letters = {
        name: count
        for name in _writers(LANGUAGES.offered)
        if name != _LATIN and (count := len(_letters(name).findall(words)))
    }
    if letters:
        written = {**letters, _LATIN: sum(map(len, latin))}
        own = written.get(_alphabet(current), 0) if current else 0
        if current and own > sum(written.values()) - own:
            return current
        return _writer(max(letters, key=lambda name: letters[name]), current or first)
    if len(latin) > 1 and _is_foreign(words):
        return current or first
    if len(latin) > 1 or (latin and (current is None or latin[0].lower() in _ENGLISH_ALONE)):
        return _writer(_LATIN, current or first)
    return current or first


def _is_foreign(text: str) -> bool:
    """Whether `text` is in a language that is not offered: a word of Vietnamese is no English."""
    tag = language(text)
    return tag is not None and LANGUAGES.match(tag) is None


def _is_command(text: str) -> bool:
    return " ".join(text.casefold().strip(_EDGES).split()) in _COMMANDS


def _writer(alphabet: str, known: Locale) -> Locale:
    """Whose alphabet it is: of several languages the one that is known already, or English."""
    writers = _writers(LANGUAGES.offered).get(alphabet, ())
    if known in writers:
        return known
    if FALLBACK in writers:
        return FALLBACK
    return writers[0] if len(writers) == 1 else known


@lru_cache(maxsize=8)
def _writers(offered: tuple[Locale, ...]) -> Mapping[str, tuple[Locale, ...]]:
    """Alphabet → the languages that are written in it."""
    alphabets = dict.fromkeys(filter(None, map(_alphabet, offered)))
    return {name: tuple(tag for tag in offered if _alphabet(tag) == name) for name in alphabets}


def _alphabet(tag: Locale) -> str:
    name = script(tag)
    return _ALPHABETS.get(name, name)


@lru_cache(maxsize=32)
def _letters(alphabet: str) -> regex.Pattern[str]:
    return regex.compile(_LETTERS.get(alphabet) or rf"\p{{Script={alphabet}}}")
