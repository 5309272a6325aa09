"""Answers and terms in files: YAML, JSON or CSV, read with a place for every problem, and written
so that what was written can be read again without a change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge import content
from bot.knowledge import table as tables
from bot.knowledge.content import PlainTerm
from bot.knowledge.store import Stored, StoredTerm
from bot.knowledge.text import KnowledgeError, Unusable
from locales import LANGUAGES

FORMATS = ("yaml", "json", "csv")
_ENDINGS = {".yml": "yaml", ".yaml": "yaml", ".json": "json", ".csv": "csv"}


class FileProblem(KnowledgeError):
    """A file that cannot be read at all: `values` has its `name`, and where known what to do."""


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
        raise FileProblem("ending", name=str(path))
    text = _decoded(path, path.read_bytes(), encoding)
    locale = path.stem if path.stem in LANGUAGES else ""
    return [_with_locale(one, locale) for one in parse(text, kind, path.name)]


def parse(text: str, kind: str, name: str) -> list[Stated]:
    """One of FORMATS. Raises FileProblem."""
    try:
        if kind == "csv":
            return [Stated(f"{name}:{row}", one) for row, one in tables.read(text)]
        found: Any = json.loads(text) if kind == "json" else yaml.load(text, yaml.CSafeLoader)
    except tables.TableProblem as error:
        raise FileProblem(error.code, name=name, **error.values) from None
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise FileProblem("form", name=name, **_where(error)) from None
    ones = found if isinstance(found, list) else [found]
    place = f"{name}:{{}}" if isinstance(found, list) else name
    return [Stated(place.format(i), one) for i, one in enumerate(ones, 1)]


def _where(error: Exception) -> dict[str, int]:
    """The line and column where a text stops making sense, from 1: of what was begun there."""
    if isinstance(error, json.JSONDecodeError):
        return {"line": error.lineno, "column": error.colno}
    mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
    return {"line": 1, "column": 1} if mark is None else {
        "line": mark.line + 1, "column": mark.column + 1
    }  # fmt: skip


def write_entries(entries: Sequence[Stored], kind: str) -> str:
    """All of them in one text, with the versions that an import compares."""
    stated = [{**one.entry.as_file(), "version": one.version} for one in entries]
    return tables.write_entries(stated) if kind == "csv" else _dump(stated, kind)


def write_terms(terms: Iterable[StoredTerm], kind: str) -> str:
    rows = [
        {**{name: getattr(one.term, name) for name in tables.TERM_TEXTS}, "version": one.version}
        for one in terms
    ]
    return tables.write_terms(rows) if kind == "csv" else _dump(rows, kind)


def write_entry(stored: Stored) -> str:
    """One entry for people to edit."""
    return _yaml({**stored.entry.as_file(), "version": stored.version})


def write_content(entry: content.Entry) -> str:
    """The same without its version, for comparing line by line."""
    return _yaml(entry.as_file())


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
    if fits:
        raise FileProblem("encoding_fits", name=str(path), encoding=encoding, fits=fits)
    raise FileProblem("encoding", name=str(path), encoding=encoding)


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _with_locale(stated: Stated, locale: str) -> Stated:
    if not locale or not isinstance(stated.content, Mapping) or "term" not in stated.content:
        return stated
    return Stated(stated.place, {"locale": locale, **stated.content})


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


def usable_entry(stated: Stated) -> content.Entry:
    """Raises Unusable."""
    return content.entry(_row(stated))


def usable_term(stated: Stated) -> PlainTerm:
    """Raises Unusable."""
    return content.term(_row(stated))


def _row(stated: Stated) -> object:
    if isinstance(stated.content, tables.TooMany):
        raise Unusable("too_many_cells", columns=stated.content.columns)
    return stated.content
