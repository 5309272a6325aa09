"""`sinmungo key`: a new data key, and everything sealed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame

if TYPE_CHECKING:
    from bot.cli.console import Console
    from bot.core.db import Database
    from bot.core.settings import Settings


def group(frame: Frame) -> typer.Typer:
    key = frame.group("cli.key")
    _add_rotate(key, frame)
    _add_reseal(key, frame)
    return key


def _add_rotate(key: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(key, "rotate", "cli.key.rotate")
    def rotate() -> None:
        from bot.core import settings as bot_settings
        from bot.core.crypto import add_key, new_key

        settings = bot_settings.load()
        _require_database(settings)
        if bot_settings.key_is_given():
            # Where it is kept is the operator's business: a key vault, a unit file.
            console.data(new_key())
            console.tell("cli.key.given")
            return
        path = bot_settings.key_path(settings)
        add_key(path, new_key())
        console.tell("cli.key.added", path=str(path))


def _refuse_unaware(console: Console, database: Database, newest: str) -> None:
    """Raises typer.Exit while a running process could not open what the newest key seals."""
    from bot.core.clock import system_clock
    from bot.keys import processes as process_store

    now = system_clock()
    running = database.submit(lambda c: process_store.running(c, now)).result()
    unaware = [name for name, known in running.items() if newest not in known]
    if unaware:
        console.fail("cli.key.unaware", names=", ".join(unaware))
        raise typer.Exit(1)


def _require_database(settings: Settings) -> None:
    """Where nothing is kept there is nothing to rotate. Raises KeyRefused, NoDatabase."""
    from bot.core import migrate
    from bot.keys import installation as keys

    migrate.require_current(settings)
    keys.check(settings)


def _add_reseal(key: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(key, "reseal", "cli.key.reseal")
    def reseal() -> None:
        from actions.portal import rotation as portal_rotation
        from actions.portal.core.settings import PortalSettings
        from bot.cli.run.dialogue import run_module
        from bot.core import migrate
        from bot.core import settings as bot_settings
        from bot.core.clock import system_clock
        from bot.core.crypto import Cipher
        from bot.core.db import Database
        from bot.keys import binding, rotation
        from bot.keys import installation as keys
        from bot.keys import store as key_store

        settings = bot_settings.load()
        migrate.require_current(settings)
        database = Database(settings.sqlalchemy_url)
        try:
            found = keys.opened(settings, database)
            _refuse_unaware(console, database, found.ids[0])
            cipher = Cipher(*found.keys, takes_unbound=not found.all_bound)
            changed = rotation.reseal(database, cipher)
            if cipher.takes_unbound:
                database.submit(lambda c: binding.mark(c, cipher, system_clock())).result()
            database.submit(lambda c: key_store.retire(c, found)).result()
        finally:
            database.close()
        done = run_module(settings, "nlu.rotate")
        if done.returncode != 0:
            console.fail("cli.key.dialogue", reason=(done.stderr.strip().splitlines() or ["-"])[-1])
            raise typer.Exit(1)
        if settings.embedded_portal:
            portal = PortalSettings()
            changed += portal_rotation.rewrap(portal.url(), portal.keyring())
        console.tell("cli.key.resealed", count=changed + int(done.stdout))
