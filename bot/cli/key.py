"""`sinmungo key`: a new data key, and everything sealed with it."""

from __future__ import annotations

import subprocess

import typer

from bot.cli.frame import Frame


def group(frame: Frame) -> typer.Typer:
    key = frame.group("cli.key")
    _add_rotate(key, frame)
    _add_reseal(key, frame)
    return key


def _add_rotate(key: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(key, "rotate", "cli.key.rotate")
    def rotate() -> None:
        from bot import settings as bot_settings
        from bot.crypto import add_key, new_key

        settings = bot_settings.load()
        if bot_settings.key_is_given():
            # Where it is kept is the operator's business: a key vault, a unit file.
            console.data(new_key())
            console.tell("cli.key.given")
            return
        bot_settings.data_keys(settings)
        path = settings.var / "key"
        add_key(path, new_key())
        console.tell("cli.key.added", path=str(path))


def _add_reseal(key: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(key, "reseal", "cli.key.reseal")
    def reseal() -> None:
        from actions.portal import rotation as portal_rotation
        from actions.portal.settings import PortalSettings
        from bot import rotation
        from bot import settings as bot_settings
        from bot.cli.serve import NLU_PYTHON, ROOT
        from bot.crypto import Cipher
        from bot.db import Database

        settings = bot_settings.load()
        database = Database(settings.sqlalchemy_url)
        try:
            changed = rotation.reseal(database, Cipher(*bot_settings.data_keys(settings)))
        finally:
            database.close()
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [str(NLU_PYTHON), "-m", "nlu.rotate"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        if settings.embedded_portal:
            portal = PortalSettings()
            changed += portal_rotation.rewrap(portal.url(), portal.keyring())
        console.tell("cli.key.resealed", count=changed + int(done.stdout))
