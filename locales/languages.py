"""The languages: each folder with catalogues is one, and says in the headers of its files

    X-Offered: yes             whether it can be chosen, and is answered in when it is written
    X-Name: ไทย                 its own name
    X-Called: 태국어, thai        its names in other languages, with a comma between them

A language that is not offered serves single sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
DEFAULT = "ko"
"""Before anything is said, where no setting and no channel names another."""
FALLBACK = "en"
FALLBACKS = (FALLBACK, DEFAULT)
"""Where a sentence is taken from that stands not in the person's own language, in this order."""
_HEADER = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SAME = 9
"""The greatest distance between tags of one language, as langcodes counts it: regions differ by
less, languages of neighbours by more."""
_LONGEST = 35
"""Characters of a tag (RFC 5646, section 4.4.1)."""


@dataclass(frozen=True)
class Language:
    """`tag` is the folder's name as BCP 47 writes it: `pt_BR` is pt-BR."""

    tag: str
    offered: bool
    name: str
    called: tuple[str, ...]


class Languages(Mapping[str, Language]):
    """Tag → language, the default and the fallbacks first; read from `root` when first used."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __getitem__(self, tag: str) -> Language:
        return _read(self.root)[tag]

    def __iter__(self) -> Iterator[str]:
        return iter(_read(self.root))

    def __len__(self) -> int:
        return len(_read(self.root))

    @property
    def choices(self) -> tuple[Language, ...]:
        """Those that are offered."""
        return _offered(self.root)

    @property
    def offered(self) -> tuple[str, ...]:
        """Their tags."""
        return tuple(language.tag for language in self.choices)

    def beside(self, tag: str) -> tuple[str, ...]:
        """What can be chosen instead of `tag`."""
        return tuple(one for one in self.offered if one != tag)

    def match(self, tag: object) -> str | None:
        """The offered language that a channel's tag means, such as "pt-br"."""
        return match(tag, self.offered)


def order(tag: str) -> tuple[str, ...]:
    """Where a text for somebody who speaks `tag` is looked for: the first that has it."""
    return tuple(dict.fromkeys((tag, *FALLBACKS)))


def pick(texts: Mapping[str, T], tag: str) -> T | None:
    """What is said to somebody who speaks `tag`; None where it is said in no language."""
    tags = (*order(tag), *texts)
    return next((texts[one] for one in tags if texts.get(one)), None)


def match(tag: object, supported: Sequence[str]) -> str | None:
    """The one of `supported` that `tag` means (BCP 47, or as POSIX writes it): the same language,
    in the nearest of its scripts and regions."""
    if not isinstance(tag, str) or not 0 < len(tag) <= _LONGEST:
        return None
    return tag if tag in supported else _nearest(tag, tuple(supported))


@lru_cache(maxsize=512)
def _nearest(tag: str, supported: tuple[str, ...]) -> str | None:
    # Imported for the first foreign tag: most commands never see one.
    import langcodes
    from langcodes.tag_parser import LanguageTagError

    with suppress(LanguageTagError):
        return langcodes.closest_supported_match(tag, list(supported), max_distance=_SAME)
    return None


@cache
def script(tag: str) -> str:
    """What a language is written in (ISO 15924), such as Latn; empty where nobody knows."""
    import langcodes
    from langcodes.tag_parser import LanguageTagError

    with suppress(LanguageTagError):
        return langcodes.Language.get(tag).maximize().script or ""
    return ""


@cache
def _read(root: Path) -> Mapping[str, Language]:
    folders = sorted({path.parent.parent for path in root.glob("*/LC_MESSAGES/*.po")})
    found = {language.tag: language for language in map(_language, folders)}
    first = [tag for tag in (DEFAULT, *FALLBACKS) if tag in found]
    return {tag: found[tag] for tag in dict.fromkeys([*first, *sorted(found)])}


@cache
def _offered(root: Path) -> tuple[Language, ...]:
    return tuple(language for language in _read(root).values() if language.offered)


def _language(folder: Path) -> Language:
    headers: dict[str, str] = {}
    for path in sorted((folder / "LC_MESSAGES").glob("*.po")):
        headers |= _headers(path)
    tag = folder.name.replace("_", "-")
    called = (name.strip() for name in headers.get("x-called", "").split(","))
    return Language(
        tag=tag,
        offered=headers.get("x-offered", "").casefold() == "yes",
        name=headers.get("x-name") or tag,
        called=tuple(filter(None, called)),
    )


def _headers(path: Path) -> dict[str, str]:
    """Those of the file's first message, by their names in small letters."""
    text = ""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("msgid") and text:
                break
            if line.startswith(("msgstr", '"')):
                text += "".join(_HEADER.findall(line))
    pairs = (line.partition(":") for line in text.split("\\n"))
    return {name.strip().casefold(): value.strip() for name, _, value in pairs if value.strip()}
