"""Changing the data key: every conversation's state is encrypted anew with the newest one.

``python -m nlu.rotate`` prints how many there were. Running processes must know both keys; it may
be broken off and run again.
"""

from __future__ import annotations

import sys

import sqlalchemy as sa

from nlu.settings import Settings
from nlu.tracker_store import ROWS, cipher


def rotate(settings: Settings) -> int:
    """How many rows were encrypted anew; a row that was saved meanwhile is new by itself."""
    engine, box = sa.create_engine(settings.database_url), cipher(settings.data_keys())
    changed = 0
    if not sa.inspect(engine).has_table(ROWS.name):
        return 0
    with engine.begin() as connection:
        names = connection.execute(sa.select([ROWS.c.conversation])).scalars().all()
    for name in names:
        with engine.begin() as connection:
            this = ROWS.c.conversation == name
            row = connection.execute(
                sa.select([ROWS.c.version, ROWS.c.payload]).where(this)
            ).first()
            if row is None:
                continue
            values = {"payload": box.rotate(row.payload)}
            same = sa.and_(this, ROWS.c.version == row.version)
            changed += connection.execute(sa.update(ROWS).where(same).values(values)).rowcount
    engine.dispose()
    return changed


if __name__ == "__main__":
    sys.stdout.write(f"{rotate(Settings.from_environment())}\n")
