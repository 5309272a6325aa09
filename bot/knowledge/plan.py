"""What an import would do, before it does it: what comes new, what changes, what is in the way."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection

from bot.knowledge import files, store, wordings
from bot.knowledge.changes import loses_check, settled
from bot.knowledge.content import Entry, PlainTerm
from bot.knowledge.files import Stated
from bot.knowledge.text import Unusable, mends

T = TypeVar("T", Entry, PlainTerm)


@dataclass(frozen=True)
class Remark:
    """One line for whoever imports: `kind` is add, change, conflict, problem, unchecked or mended;
    why is the sentence `cli.knowledge.bad.<code>` with its values."""

    kind: str
    name: str
    code: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan(Generic[T]):
    """`wanted` is what the file brings, `disputed` what was changed elsewhere since it was made."""

    wanted: tuple[T, ...]
    disputed: tuple[T, ...]
    remarks: tuple[Remark, ...]

    def count(self, kind: str) -> int:
        return sum(one.kind == kind for one in self.remarks)

    def taken(self, *, force: bool) -> tuple[T, ...] | None:
        """What is written, all of it or nothing: None if something is in the way."""
        conflicts = self.count("conflict")
        twice = conflicts - len(self.disputed)
        if self.count("problem") or twice or (conflicts and not force):
            return None
        return self.wanted + self.disputed if force else self.wanted


@dataclass(frozen=True)
class Known(Generic[T]):
    """What is stored under a key."""

    content: T
    version: int
    archived: bool


class Rules(Protocol[T]):
    """What differs between entries and terms."""

    def usable(self, stated: Stated) -> T:
        """Raises Unusable."""

    def settled(self, new: T, old: T | None) -> T:
        """As it is stored. Raises Unusable."""

    def key(self, one: T) -> Hashable:
        """What names it."""

    def unchecked(self, new: T, kept: T) -> bool:
        """Whether it has lost its check."""


@dataclass(frozen=True)
class _Entries:
    today: date
    agency: str

    def usable(self, stated: Stated) -> Entry:
        return files.usable_entry(stated)

    def settled(self, new: Entry, old: Entry | None) -> Entry:
        return settled(new, old, self.today, self.agency)

    def key(self, one: Entry) -> Hashable:
        return one.id

    def unchecked(self, new: Entry, kept: Entry) -> bool:
        return loses_check(new, kept)


class _Terms:
    def usable(self, stated: Stated) -> PlainTerm:
        return files.usable_term(stated)

    def settled(self, new: PlainTerm, old: PlainTerm | None) -> PlainTerm:
        del old
        return new

    def key(self, one: PlainTerm) -> Hashable:
        return one.key

    def unchecked(self, new: PlainTerm, kept: PlainTerm) -> bool:
        del new, kept
        return False


def plan_entries(
    connection: Connection, stated: Sequence[Stated], *, today: date, agency: str = ""
) -> Plan[Entry]:
    """`today` is the day in Seoul; `agency` whose installation this is."""
    store.hold(connection, store.FAQ)
    stored = store.load_entries(connection, archived=True)
    known: dict[Hashable, Known[Entry]] = {
        one.entry.id: Known(one.entry, one.version, one.archived_at is not None) for one in stored
    }
    plan = _plan(stated, _Entries(today, agency), known)
    entries = [one.entry for one in stored if one.archived_at is None]
    shared = _shared((*plan.wanted, *plan.disputed), entries)
    return Plan(plan.wanted, plan.disputed, (*plan.remarks, *shared))


def plan_terms(connection: Connection, stated: Sequence[Stated]) -> Plan[PlainTerm]:
    store.hold(connection, store.TERMS)
    known: dict[Hashable, Known[PlainTerm]] = {
        one.term.key: Known(one.term, one.version, one.archived_at is not None)
        for one in store.load_terms(connection, archived=True)
    }
    return _plan(stated, _Terms(), known)


def _plan(stated: Sequence[Stated], rules: Rules[T], known: Mapping[Hashable, Known[T]]) -> Plan[T]:
    found = _Found[T]()
    seen: dict[Hashable, T] = {}
    for one in stated:
        try:
            new = rules.usable(one)
            key = rules.key(new)
            old = known.get(key)
            kept = rules.settled(new, old.content if old else None)
        except Unusable as error:
            found.remarks.append(Remark("problem", one.place, error.code, error.values))
            continue
        found.remarks += [
            Remark("mended", one.place, f"mended_{kind}") for kind in sorted(mends(one.content))
        ]
        first = seen.setdefault(key, kept)
        if first != kept:
            twice = Remark("conflict", _name(key), "twice", {"place": one.place})
            found.remarks.append(twice)
        elif first is kept:
            found.take(_compared(one, kept, old, _name(key)), kept)
            if old is not None and rules.unchecked(new, kept):
                found.remarks.append(Remark("unchecked", _name(key), "unchecked"))
    return Plan(tuple(found.wanted), tuple(found.disputed), tuple(found.remarks))


@dataclass
class _Found(Generic[T]):
    wanted: list[T] = field(default_factory=list)
    disputed: list[T] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def take(self, remark: Remark | None, one: T) -> None:
        if remark is None:
            return
        self.remarks.append(remark)
        if remark.kind != "problem":
            (self.disputed if remark.kind == "conflict" else self.wanted).append(one)


def _compared(stated: Stated, new: T, old: Known[T] | None, name: str) -> Remark | None:
    """What becomes of it; None if it is as it was."""
    if old is None:
        return Remark("add", name)
    if old.content == new:
        return None
    fields = {"fields": _differences(old.content, new)}
    if old.archived:
        return Remark("problem", name, "archived", {"id": name})
    version = files.stated_version(stated)
    if version is not None and version != old.version:
        return Remark("conflict", name, "changed_since", fields)
    return Remark("change", name, "fields", fields)


def _shared(changed: Iterable[Entry], told: Iterable[Entry]) -> list[Remark]:
    """Wordings that come new, and that another entry of the same area has already or gets too."""
    before = {one.id: one for one in told}
    taken = wordings.taken({**before, **{one.id: one for one in changed}}.values())
    found = []
    for entry in changed:
        one = wordings.shared(entry, before.get(entry.id), taken)
        if one is not None:
            values = {"wording": one.wording, "other": one.other}
            found.append(Remark("problem", entry.id, "shared", values))
    return found


def _name(key: Hashable) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _differences(old: Entry | PlainTerm, new: Entry | PlainTerm) -> str:
    before, after = asdict(old), asdict(new)
    return ", ".join(name for name in after if before[name] != after[name])
