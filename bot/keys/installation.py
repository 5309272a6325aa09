"""The data keys of this installation. A key is made only where there is no database yet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.core import migrate
from bot.core.clock import system_clock
from bot.core.crypto import Cipher, make_key
from bot.core.db import Database
from bot.core.errors import KeyRefused, NoDatabase
from bot.core.settings import Settings, data_keys, key_is_given, key_path, key_place
from bot.keys import store as key_store
from bot.keys.store import Keys


def load(settings: Settings) -> Keys:
    """As they are configured. Raises KeyRefused for one that is missing or cut; NoDatabase where
    there is nothing yet that a key could be missing for."""
    try:
        return Keys(data_keys(settings), key_place(settings))
    except KeyRefused as error:
        if error.code == "missing" and not migrate.any_database(settings):
            raise NoDatabase(str(settings.var.resolve())) from None
        raise


def configured(settings: Settings) -> Keys:
    """As they are, whatever is kept. Raises KeyRefused."""
    return Keys(data_keys(settings), key_place(settings))


def ensure(settings: Settings) -> Keys:
    """The same; a first one is made where no database is yet.

    The databases are looked for before the file: whoever makes them has made the key before.
    """
    old = migrate.any_database(settings)
    if not old and not key_is_given():
        make_key(key_path(settings))
    return load(settings)


def check(settings: Settings) -> None:
    """Raises KeyRefused unless the configured keys open the gateway's database."""
    database = Database(settings.sqlalchemy_url)
    try:
        opened(settings, database)
    finally:
        database.close()


def opened(settings: Settings, database: Database) -> Keys:
    """The keys, once they have opened this database. Raises KeyRefused, SQLAlchemyError."""
    keys = load(settings)
    job = partial(key_store.require, keys=keys, now=system_clock())
    return replace(keys, all_bound=database.submit(job).result())


def cipher(settings: Settings, database: Database) -> Cipher:
    """The cipher of this database. Raises KeyRefused, SQLAlchemyError."""
    found = opened(settings, database)
    return Cipher(*found.keys, takes_unbound=not found.all_bound)
