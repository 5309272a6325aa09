"""Answers and terms in files: YAML, JSON or CSV, read with a place for every problem, and written
so that what was written can be read again without a change."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot import knowledge_content as content
from bot.knowledge_content import LANGUAGES, KnowledgeError, PlainTerm, Unusable
from bot.knowledge_store import Stored

FORMATS = ("yaml", "json", "csv")
_ENDINGS = {".yml": "yaml", ".yaml": "yaml", ".json": "json", ".csv": "csv"}
_TEXTS = ("agency", "source_title", "variants", "answer", "short")
_PLAIN = ("id", "topic", "source_url", "verified", "last_checked", "valid_from", "valid_to")
ENTRY_COLUMNS = (*_PLAIN, *(f"{n}_{locale}" for n in _TEXTS for locale in LANGUAGES), "version")
TERM_COLUMNS = ("locale", "term", "plain", "scope", "reason", "source")


class FileProblem(KnowledgeError):
    """A file that cannot be read at all; the text names it and says what to do."""


@dataclass(frozen=True)
class Stated:
    """What a file says about one entry or term. `place` is the file and where in it."""

    place: str
    content: object


def read(path: Path, encoding: str = "utf-8") -> list[Stated]:
    """A file, or all of a folder (one language a file where a term names none).

    Raises FileProblem, OSError.
    """
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if one.suffix in _ENDINGS)
        return [stated for one in files for stated in read(one, encoding)]
    kind = _ENDINGS.get(path.suffix.lower())
    if kind is None:
        raise FileProblem(f"{path}: the name ends in .yml, .json or .csv")
    text = _decoded(path, path.read_bytes(), encoding)
    locale = path.stem if path.stem in LANGUAGES else ""
    return [_with_locale(one, locale) for one in parse(text, kind, path.name)]


def parse(text: str, kind: str, name: str) -> list[Stated]:
    """One of FORMATS. Raises FileProblem."""
    try:
        if kind == "csv":
            return list(_rows(text, name))
        found: Any = json.loads(text) if kind == "json" else yaml.load(text, yaml.CSafeLoader)
    except (ValueError, yaml.YAMLError, csv.Error) as error:
        raise FileProblem(f"{name}: {_one_line(error)}") from None
    ones = found if isinstance(found, list) else [found]
    place = f"{name}:{{}}" if isinstance(found, list) else name
    return [Stated(place.format(i), one) for i, one in enumerate(ones, 1)]


def write_entries(entries: Sequence[Stored], kind: str) -> str:
    """All of them in one text, with the versions that an import compares."""
    files = [{**one.entry.as_file(), "version": one.version} for one in entries]
    if kind == "csv":
        return _csv(ENTRY_COLUMNS, (_flat(one) for one in files))
    return _dump(files, kind)


def write_terms(terms: Iterable[PlainTerm], kind: str) -> str:
    rows = [{name: getattr(one, name) for name in TERM_COLUMNS} for one in terms]
    return _csv(TERM_COLUMNS, rows) if kind == "csv" else _dump(rows, kind)


def write_entry(stored: Stored) -> str:
    """One entry for people to edit."""
    return _yaml({**stored.entry.as_file(), "version": stored.version})


def stated_version(stated: Stated) -> int | None:
    """The version that the file was made from, if it says so."""
    told = stated.content.get("version") if isinstance(stated.content, Mapping) else None
    number = str(told or "")
    return int(number) if number.isascii() and number.isdigit() else None


def _decoded(path: Path, raw: bytes, encoding: str) -> str:
    """Raises FileProblem that names the encoding which would fit."""
    try:
        return raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeDecodeError, LookupError):
        pass
    fits = next((name for name in ("utf-8", "cp949", "utf-16") if _fits(raw, name)), None)
    way = f"try --encoding {fits}" if fits else "save it as UTF-8"
    raise FileProblem(f"{path}: not written in {encoding}; {way}")


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _rows(text: str, name: str) -> Iterator[Stated]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    for row in reader:
        place = f"{name}:{reader.line_num}"
        if None in row:
            yield Stated(place, "more fields than columns")
        else:
            yield Stated(place, _unflat(row) if "id" in row else row)


def _with_locale(stated: Stated, locale: str) -> Stated:
    if not locale or not isinstance(stated.content, Mapping) or "term" not in stated.content:
        return stated
    return Stated(stated.place, {"locale": locale, **stated.content})


def _flat(stated: Mapping[str, Any]) -> dict[str, str]:
    texts = {**stated, "source_title": stated["source"]["title"]}
    row = {name: str(stated.get(name, "")) for name in _PLAIN}
    row |= {"source_url": stated["source"]["url"], "version": str(stated["version"])}
    row["verified"] = row["verified"].lower()
    for name in _TEXTS:
        for locale, value in texts[name].items():
            row[f"{name}_{locale}"] = "\n".join(value) if isinstance(value, list) else value
    return row


def _unflat(row: Mapping[str, str]) -> dict[str, Any]:
    """One wording a line. A column that nobody knows stays, and is refused later."""
    found: dict[str, Any] = {n: row[n] for n in row if n not in ENTRY_COLUMNS or n in _PLAIN}
    found |= {"version": row["version"]} if row.get("version") else {}
    for name in _TEXTS:
        texts = {locale: row.get(f"{name}_{locale}") or "" for locale in LANGUAGES}
        given = {locale: text for locale, text in texts.items() if text.strip()}
        found[name] = (
            {locale: text.splitlines() for locale, text in given.items()}
            if name == "variants"
            else given
        )
    found["source"] = {"title": found.pop("source_title"), "url": found.pop("source_url", "")}
    return found


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def _dump(ones: Sequence[Mapping[str, Any]], kind: str) -> str:
    if kind == "json":
        return json.dumps(ones, ensure_ascii=False, indent=1) + "\n"
    return _yaml(ones)


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as a block, which people can read."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def usable_entry(stated: Stated) -> content.Entry:
    """Raises Unusable."""
    return content.entry(stated.content)


def usable_term(stated: Stated) -> PlainTerm:
    """Raises Unusable."""
    if isinstance(stated.content, str):
        raise Unusable(stated.content)
    return content.term(stated.content)
