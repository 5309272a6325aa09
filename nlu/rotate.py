"""Changing the data key: every conversation's state is sealed anew with the newest one.

``python -m nlu.rotate`` prints how many there were. Running processes must know both keys; it may
be broken off and run again.
"""

from __future__ import annotations

import sys

import sqlalchemy as sa

from nlu.binding import renew
from nlu.cipher import Cipher
from nlu.sealing import METADATA, ROWS, mark_bound, missing, require, retire
from nlu.settings import Settings


def rotate(settings: Settings) -> int:
    """How many rows were sealed anew; a row that was saved meanwhile is new by itself."""
    if missing(settings):
        return 0
    engine = sa.create_engine(settings.database_url)
    if not sa.inspect(engine).has_table(ROWS.name):
        return 0
    METADATA.create_all(engine)
    with engine.begin() as connection:
        _, all_bound = require(connection, settings)
    cipher, changed, last = Cipher(settings.data_keys(), takes_unbound=not all_bound), 0, ""
    while last is not None:
        with engine.begin() as connection:
            last, renewed = renew(connection, cipher.reseal, last)
        changed += renewed
    with engine.begin() as connection:
        mark_bound(connection, settings)
        retire(connection, settings)
    engine.dispose()
    return changed


if __name__ == "__main__":
    sys.stdout.write(f"{rotate(Settings.from_environment())}\n")
