"""How trackers are kept: the tables, whether our keys are those of the database, and whether
everything in it is bound to its place.

``python -m nlu.sealing`` says it as JSON, without Rasa: ``{"state": "good", "opened": true,
"unbound": 0}``, or ``wrong`` or ``none`` (nothing is kept yet).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from nlu.cipher import BOUND, Cipher, NotOpened, key_id
from nlu.settings import Settings, SettingsError

METADATA = sa.MetaData()
ROWS = sa.Table(
    "rasa_tracker",
    METADATA,
    sa.Column("conversation", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
    sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
)
CHECKS = sa.Table(
    "rasa_tracker_key",
    METADATA,
    sa.Column("key_id", sa.String(16), primary_key=True),
    sa.Column("box", sa.LargeBinary, nullable=False),
)
CONSTANT, ALL_BOUND = b"sinmungo", b"sinmungo, bound"
SAMPLE = 3


def require(connection: Any, settings: Settings) -> tuple[bool, bool]:
    """Whether a sealed row was opened, and whether all of them are bound; the newest key is written
    down. The tables must be there.

    Raises:
        SettingsError: the configured keys do not open this database.
    """
    keys = settings.data_keys()
    box = Cipher(keys, takes_unbound=True)
    known = dict(connection.execute(sa.select([CHECKS.c.key_id, CHECKS.c.box])).all())
    said = {_opened(box, sealed, CHECKS.c.box, name) for name, sealed in known.items()}
    rows = connection.execute(sa.select([ROWS.c.conversation, ROWS.c.payload]).limit(SAMPLE)).all()
    opened = any(_opened(box, one.payload, ROWS.c.payload, one.conversation) for one in rows)
    if None in said or (rows and not known and not opened):
        raise SettingsError(_refusal(settings))
    # One that knows no keys is new, or of a version that bound nothing.
    all_bound = ALL_BOUND in said if known else not rows or _holds_bound(connection)
    if key_id(keys[0]) not in known:
        constant = ALL_BOUND if all_bound else CONSTANT
        connection.execute(INSERTS[connection.dialect.name], _check(keys, constant))
    return opened, all_bound


def mark_bound(connection: Any, settings: Settings) -> None:
    """Nothing unbound is left; from now on it is refused. The check of the newest key says so, if
    it is still there."""
    check = _check(settings.data_keys(), ALL_BOUND)
    this = CHECKS.c.key_id == check.pop("key_id")
    connection.execute(sa.update(CHECKS).where(this).values(check))


def _check(keys: Sequence[bytes], constant: bytes) -> dict[str, Any]:
    name = key_id(keys[0])
    return {"key_id": name, "box": Cipher(keys[:1]).seal(constant, CHECKS.c.box, name)}


def retire(connection: Any, settings: Settings) -> None:
    """After everything was sealed anew: the other keys need not open anything any more."""
    newest = key_id(settings.data_keys()[0])
    connection.execute(CHECKS.delete().where(CHECKS.c.key_id != newest))


def _opened(box: Cipher, sealed: bytes, column: sa.Column, row: str) -> bytes | None:
    try:
        return box.open(sealed, column, row)
    except NotOpened:
        return None


def count_unbound(connection: Any) -> int:
    """How many rows the version before has sealed."""
    counted = sa.select([sa.func.count()]).select_from(ROWS).where(~_begins_bound())
    return int(connection.execute(counted).scalar())


def _holds_bound(connection: Any) -> bool:
    return bool(connection.execute(sa.select([sa.exists().where(_begins_bound())])).scalar())


def _begins_bound() -> Any:
    return sa.func.substr(ROWS.c.payload, 1, 1, type_=sa.LargeBinary) == BOUND


def _refusal(settings: Settings) -> str:
    place = "SINMUNGO_KEY" if settings.inline_key else settings.var / "key"
    return f"the key at {place} does not open the trackers: only a copy of the right one helps"


def _inserts() -> Mapping[str, Any]:
    from sqlalchemy.dialects import postgresql, sqlite

    return {
        "sqlite": sqlite.insert(CHECKS).on_conflict_do_nothing(),
        "postgresql": postgresql.insert(CHECKS).on_conflict_do_nothing(),
    }


INSERTS = _inserts()


def missing(settings: Settings) -> bool:
    """A database that is a file, and not there."""
    file = settings.database_url.partition("sqlite:///")[2]
    return bool(file) and not Path(file).exists()


def state(settings: Settings) -> dict[str, object]:
    """Makes no database, and no tables in one that has none of ours. ``unbound``: how many rows
    have still to be bound to their place."""
    nothing = {"opened": False, "unbound": 0}
    if missing(settings):
        return {"state": "none", **nothing}
    engine = sa.create_engine(settings.database_url)
    try:
        if not sa.inspect(engine).has_table(ROWS.name):
            return {"state": "none", **nothing}
        METADATA.create_all(engine)
        with engine.begin() as connection:
            opened, all_bound = require(connection, settings)
            left = 0 if all_bound else count_unbound(connection)
            return {"state": "good", "opened": opened, "unbound": left}
    except SettingsError:
        return {"state": "wrong", **nothing}
    finally:
        engine.dispose()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(state(Settings.from_environment())) + "\n")
