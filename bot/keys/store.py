"""Whether our data keys are those of this database, and since when it knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select, update

from bot.core.crypto import Cipher, Place, key_id
from bot.core.errors import KeyRefused, SettingError
from bot.core.sql import AnyRow, insert_once, place, place_of, table
from bot.keys.rotation import LARGE, columns, count_unbound, holds_bound
from bot.models.conversations import Contact
from bot.models.keys import KeyCheck
from bot.models.sealed import BOUND_TO

CONSTANT, ALL_BOUND = "sinmungo", "sinmungo, bound"
"""What is sealed with a key to know it by: `ALL_BOUND` once every value is bound to its place.
Nobody who lacks the key can say so, or write another one."""
DATABASE = "gateway"
BARE_SECONDS = 7 * 24 * 3600.0
"""How long after an upgrade the sessions of the version before are taken."""
SAMPLE = 3
"""Rows of each column that are tried in a database which knows no keys yet."""
checks = table(KeyCheck)
contacts = table(Contact)


@dataclass(frozen=True)
class Keys:
    """The data keys, newest first, 32 bytes each, and where they stand. `all_bound`: the database
    that they have opened holds nothing that is not bound to its place."""

    keys: tuple[bytes, ...]
    place: str
    all_bound: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(key_id(key) for key in self.keys)


def require(connection: Connection, keys: Keys, now: float) -> bool:
    """Whether everything in this database is bound to its place. Raises KeyRefused unless these
    keys open it; writes down what it did not know.

    A database of an older version knows none: one of its sealed rows has to open.
    """
    known = _known(connection)
    all_bound = _compare(known, keys) if known else _is_bound(connection, keys)
    newest = keys.ids[0]
    if newest in known and known[newest].box is not None:
        return all_bound
    if not known:
        used = connection.execute(select(exists(select(contacts.c.id)))).scalar_one()
        bare = now + BARE_SECONDS if used else 0.0
        insert_once(connection, checks, _row(keys.ids[-1], names=True, bare_until=bare))
    insert_once(connection, checks, _row(newest))
    _seal(connection, keys, now, all_bound)
    return all_bound


def _row(name: str, **values: object) -> dict[str, object]:
    return {**KeyCheck(key_id=name, first_at=0.0).model_dump(), **values}


def look(connection: Connection, keys: Keys) -> bool:
    """Whether there is a sealed row, of which one has opened; writes nothing. Raises KeyRefused."""
    known = _known(connection)
    if known:
        _compare(known, keys)
    return open_a_row(connection, keys)


def unbound(connection: Connection, keys: Keys) -> int:
    """How many values the version before has sealed that are still opened; writes nothing."""
    known = _known(connection)
    if known and _compare(known, keys):
        return 0
    return count_unbound(connection)


def says_bound(connection: Connection, cipher: Cipher) -> bool:
    """Whether the database says by now that everything in it is bound to its place."""
    boxes = [row for row in _known(connection).values() if row.box is not None]
    return any(_constant(cipher, row) == ALL_BOUND for row in boxes)


def mark_bound(connection: Connection, cipher: Cipher) -> None:
    """Nothing unbound is left; from now on it is refused."""
    name = cipher.ids[0]
    box = cipher.seal(ALL_BOUND, place(checks.c.box, name))
    kept = (checks.c.key_id == name, checks.c.box.is_not(None))
    connection.execute(update(checks).where(*kept).values(box=box))


def _is_bound(connection: Connection, keys: Keys) -> bool:
    """Of a database that knows no keys: it is new, or of a version that bound nothing. Whoever has
    taken its checks away does not bring that version back."""
    return not open_a_row(connection, keys) or holds_bound(connection)


def _known(connection: Connection) -> Mapping[str, AnyRow]:
    return {row.key_id: row for row in connection.execute(select(checks))}


def _compare(known: Mapping[str, AnyRow], keys: Keys) -> bool:
    """Whether one of them says that everything is bound. Raises KeyRefused."""
    own = dict(zip(keys.ids, keys.keys, strict=True))
    said = set()
    for name, row in known.items():
        if row.box is None:
            continue
        opened = _constant(Cipher(own[name], takes_unbound=True), row) if name in own else None
        if opened not in (CONSTANT, ALL_BOUND):
            raise KeyRefused("wrong", keys.place, DATABASE)
        said.add(opened)
    naming = known.get(keys.ids[-1])
    if naming is None or not naming.names:
        raise KeyRefused("names", keys.place, DATABASE)
    return ALL_BOUND in said


def _constant(cipher: Cipher, row: AnyRow) -> object:
    """What is in its box; None if it does not open."""
    try:
        return cipher.open(row.box, place_of(checks.c.box, row))
    except SettingError:
        return None


def open_a_row(connection: Connection, keys: Keys) -> bool:
    """Whether there is a sealed row, of which one has opened. Raises KeyRefused if none does."""
    cipher, found = Cipher(*keys.keys, takes_unbound=True), False
    # Files last: they are large.
    for target, column in sorted(columns(), key=lambda one: one[0].name in LARGE):
        wanted = (*(target.c[name] for name in column.info[BOUND_TO]), column)
        statement = select(*wanted).where(column.is_not(None)).limit(SAMPLE)
        for row in connection.execute(statement):
            found = True
            if _opens(cipher, row[-1], place_of(column, row)):
                return True
    if found:
        raise KeyRefused("wrong", keys.place, DATABASE)
    return False


def _opens(cipher: Cipher, sealed: bytes, place: Place) -> bool:
    try:
        cipher.open_bytes(sealed, place)
    except (SettingError, ValueError):
        return False
    return True


def _seal(connection: Connection, keys: Keys, now: float, all_bound: bool) -> None:
    """The newest key has its check from now on."""
    constant = ALL_BOUND if all_bound else CONSTANT
    box = Cipher(keys.keys[0]).seal(constant, place(checks.c.box, keys.ids[0]))
    this = update(checks).where(checks.c.key_id == keys.ids[0])
    connection.execute(this.where(checks.c.box.is_(None)).values(box=box))
    connection.execute(this.where(checks.c.first_at == 0.0).values(first_at=now))


def times(connection: Connection) -> dict[str, tuple[float, float]]:
    """Key id → when it was first the newest, and until when its bare signatures are taken."""
    return {name: (row.first_at, row.bare_until) for name, row in _known(connection).items()}


def needed(connection: Connection) -> list[str]:
    """Ids of the keys without which this database cannot be used."""
    return [name for name, row in _known(connection).items() if row.names or row.box is not None]


def retire(connection: Connection, keys: Keys) -> None:
    """After everything was sealed anew: the other keys need not open anything any more."""
    others = checks.c.key_id != keys.ids[0]
    connection.execute(update(checks).where(others).values(box=None))
