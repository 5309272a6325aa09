"""Answers and terms as tables (CSV): a row each, safe for a spreadsheet, and back unchanged."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.spreadsheet import guarded, unguarded
from bot.knowledge.text import KnowledgeError, mended
from locales import LANGUAGES

_TEXTS = ("agency", "source_title", "variants", "answer", "short")
_PLAIN = ("id", "topic", "area", "source_url", "verified", "last_checked", "valid_from", "valid_to")
TERM_TEXTS = ("locale", "term", "plain", "scope", "reason", "source")
TERM_COLUMNS = (*TERM_TEXTS, "version")
_SEPARATORS = (",", ";", "\t")


class TableProblem(KnowledgeError):
    """`values` may have the `row`."""


@dataclass(frozen=True)
class TooMany:
    """A row with more cells than the table has columns."""

    columns: int


def read(text: str) -> Iterator[tuple[int, Mapping[str, Any] | TooMany]]:
    """Each row with its number as a spreadsheet shows it: the header is row 1, and a cell of three
    lines is one row. Comma, semicolon or tab, whichever the header has. Raises TableProblem."""
    rows = csv.reader(
        io.StringIO(text.removeprefix("\ufeff"), newline=""),
        delimiter=_separator(text),
        strict=True,
    )
    number, columns = 0, list[str]()
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error:
            raise TableProblem("row", row=number) from None
        if cells is None:
            return
        if number == 1:
            columns = [_column(cell) for cell in cells]
        elif any(cell.strip() for cell in cells):
            yield number, _stated(columns, [unguarded(cell) for cell in cells])


def entry_columns() -> tuple[str, ...]:
    """A text has a column a language."""
    return (*_PLAIN, *(f"{name}_{tag}" for name in _TEXTS for tag in LANGUAGES), "version")


def write_entries(stated: Iterable[Mapping[str, Any]]) -> str:
    return _written(entry_columns(), map(_flat, stated))


def write_terms(rows: Iterable[Mapping[str, Any]]) -> str:
    return _written(TERM_COLUMNS, rows)


def _separator(text: str) -> str:
    """The one that finds most known columns in the first line."""
    header = text.removeprefix("\ufeff").lstrip().partition("\n")[0]

    columns = {*entry_columns(), *TERM_COLUMNS}

    def known(separator: str) -> int:
        return sum(_column(cell) in columns for cell in header.split(separator))

    return max(_SEPARATORS, key=known)


def _column(cell: str) -> str:
    return cell.strip().strip('"').strip().casefold()


def _stated(columns: Sequence[str], cells: Sequence[str]) -> Mapping[str, Any] | TooMany:
    if any(cell.strip() for cell in cells[len(columns) :]):
        return TooMany(len(columns))
    padded = zip(columns, [*cells, *[""] * len(columns)], strict=False)
    row = {column: cell for column, cell in padded if column or cell.strip()}
    return _unflat(row) if "id" in row else row


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
    columns = entry_columns()
    found: dict[str, Any] = {n: row[n] for n in row if n not in columns or n in _PLAIN}
    found |= {"version": row["version"]} if row.get("version") else {}
    for name in _TEXTS:
        texts = {locale: row.get(f"{name}_{locale}") or "" for locale in LANGUAGES}
        given = {locale: text for locale, text in texts.items() if text.strip()}
        found[name] = (
            {locale: _lines(text) for locale, text in given.items()}
            if name == "variants"
            else given
        )
    found["source"] = {"title": found.pop("source_title"), "url": found.pop("source_url", "")}
    return found


def _lines(text: str) -> list[str]:
    return [line for line in mended(text).split("\n") if line.strip()]


def _written(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guarded(str(value)) for name, value in row.items()} for row in rows)
    return written.getvalue()
