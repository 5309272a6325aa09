"""The secret that gateway, dialogue and actions of one machine show each other.

Every process of the machine can reach their ports; nobody else may ask for a turn or an erasure.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from nlu.settings import Settings

OPEN = "/health"
"""The path whose answer anybody may have: the supervisor asks it."""


def secret(settings: Settings) -> str:
    """The setting, or the file ``loopback.key``; whichever process starts first makes it."""
    if settings.loopback_secret:
        return settings.loopback_secret
    path = settings.var / "loopback.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


def header(settings: Settings) -> dict[str, str]:
    """What a request to the other processes carries."""
    return {"Authorization": f"Bearer {secret(settings)}"}


def guard(routes: Blueprint, settings: Settings) -> None:
    """401 without the secret."""
    expected = f"Bearer {secret(settings)}".encode()

    @routes.middleware("request")
    async def check(request: Request) -> HTTPResponse | None:
        given = request.headers.get("authorization", "").encode()
        if request.path.endswith(OPEN) or hmac.compare_digest(given, expected):
            return None
        return json_response({"error": "secret"}, 401)
