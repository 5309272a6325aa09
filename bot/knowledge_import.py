"""What an import would do, before it does it: what comes new, what changes, what is in the way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection

from bot import knowledge_files as files
from bot import knowledge_store as store
from bot.knowledge_content import Entry, PlainTerm, Unusable
from bot.knowledge_files import Stated

T = TypeVar("T", Entry, PlainTerm)


@dataclass(frozen=True)
class Remark:
    """One line for whoever imports: `kind` is add, change, conflict or problem."""

    kind: str
    name: str
    why: str = ""


@dataclass(frozen=True)
class Plan(Generic[T]):
    """`wanted` is what the file brings, `disputed` what was changed elsewhere since it was made."""

    wanted: tuple[T, ...]
    disputed: tuple[T, ...]
    remarks: tuple[Remark, ...]

    @property
    def blocked(self) -> bool:
        return any(one.kind in ("conflict", "problem") for one in self.remarks)

    def count(self, kind: str) -> int:
        return sum(one.kind == kind for one in self.remarks)


def plan_entries(connection: Connection, stated: Sequence[Stated]) -> Plan[Entry]:
    known = {one.entry.id: one for one in store.load_entries(connection)}

    def since(one: Stated, entry: Entry) -> bool:
        version = files.stated_version(one)
        return version is not None and version < known[entry.id].version

    return _plan(
        stated, files.usable_entry, {name: one.entry for name, one in known.items()},
        lambda entry: entry.id, since,
    )  # fmt: skip


def plan_terms(connection: Connection, stated: Sequence[Stated]) -> Plan[PlainTerm]:
    known: dict[Hashable, PlainTerm] = {
        one.term.key: one.term for one in store.load_terms(connection)
    }
    return _plan(stated, files.usable_term, known, lambda term: term.key, lambda _s, _t: False)


def _plan(
    stated: Sequence[Stated],
    usable: Callable[[Stated], T],
    known: Mapping[Hashable, T],
    key: Callable[[T], Hashable],
    changed_since: Callable[[Stated, T], bool],
) -> Plan[T]:
    wanted: list[T] = []
    disputed: list[T] = []
    remarks: list[Remark] = []
    seen: dict[Hashable, T] = {}
    for one in stated:
        try:
            new = usable(one)
        except Unusable as error:
            remarks.append(Remark("problem", one.place, str(error)))
            continue
        name, old = _name(key(new)), known.get(key(new))
        twice = seen.setdefault(key(new), new)
        if twice != new:
            remarks.append(Remark("conflict", name, f"{one.place}: stands twice, differently"))
        elif twice is not new or old == new:
            continue
        elif old is None:
            remarks.append(Remark("add", name))
            wanted.append(new)
        elif changed_since(one, new):
            remarks.append(Remark("conflict", name, f"changed since: {_differences(old, new)}"))
            disputed.append(new)
        else:
            remarks.append(Remark("change", name, _differences(old, new)))
            wanted.append(new)
    return Plan(tuple(wanted), tuple(disputed), tuple(remarks))


def _name(key: Hashable) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _differences(old: Entry | PlainTerm, new: Entry | PlainTerm) -> str:
    before, after = asdict(old), asdict(new)
    return ", ".join(name for name in after if before[name] != after[name])
