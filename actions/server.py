"""The action server: rasa_sdk's own application, with our actions, in one process on loopback."""

from __future__ import annotations

import hmac
import logging
import time
from functools import partial
from typing import Any

import httpx
from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor, ActionExecutorRunResult
from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse, HTTPResponse, json

from actions import logs
from actions.adapters import registry
from actions.adapters.protocol import PETITIONS
from actions.dialogue.meaning import DialogueMeaning
from actions.dialogue.services import Services
from actions.dialogue.turn import Surroundings
from actions.effects import wire
from actions.effects.errors import WireDrift
from actions.form import ServiceForm
from actions.intents import ActionJourney
from actions.settings import ActionSettings
from actions.stopping import ends_by_signal

HOST = "127.0.0.1"
HEALTH = "/health"
"""Answered to anybody: the supervisor asks it."""
App = Sanic[Any, Any]

log = logging.getLogger(__name__)


class Executor(ActionExecutor):
    """rasa_sdk's executor; one log line a call, under the turn's correlation id."""

    async def run(
        self, action_call: dict[str, Any], *args: Any, **kwargs: Any
    ) -> ActionExecutorRunResult | None:
        latest = (action_call.get("tracker") or {}).get("latest_message") or {}
        logs.correlation.set(str((latest.get("metadata") or {}).get("correlation") or "-"))
        start = time.perf_counter()
        try:
            result = await super().run(action_call, *args, **kwargs)
        except WireDrift as drift:
            # Its name alone: what is in it was said by a person.
            log.error("%s: %s is refused", type(drift).__name__, drift.kind)
            raise
        log.info(
            "%s: %d messages in %.1f ms",
            action_call.get("next_action"),
            len(result.responses) if result else 0,
            (time.perf_counter() - start) * 1000,
        )
        return result


def build(settings: ActionSettings) -> App:
    """The application with its two actions.

    Raises PortalsConfigError for endpoints.yml, OSError without our key at the portal.
    """
    portals = registry.load(settings.endpoints, settings.variables(), settings.client_key())
    if not portals.of(PETITIONS):
        raise registry.PortalsConfigError(f"{settings.endpoints}: portals.{PETITIONS} is missing")
    services = Services(portals, seconds=settings.services_seconds, timeout=settings.portal_timeout)
    secret = settings.shown_secret()
    meaning = DialogueMeaning(_dialogue(settings, secret))
    surroundings = Surroundings(services, settings.desk, settings.emergency, meaning)
    wire.warm()
    executor = Executor()
    executor.register_action(ServiceForm(surroundings))
    executor.register_action(ActionJourney(surroundings))
    app = create_app(executor, cors_origins=[])
    app.register_middleware(_guard(secret), "request")
    app.register_middleware(hide_request, "response")
    app.register_listener(_telling(services, meaning), "after_server_start")
    app.register_listener(_closing(services, meaning), "after_server_stop")
    ends_by_signal(app)
    return app


def _guard(secret: str) -> Any:
    expected = f"Bearer {secret}".encode()

    async def check(request: Request) -> HTTPResponse | None:
        """Every process of the machine reaches our port; an action is the dialogue's to ask for."""
        given = request.headers.get("authorization", "").encode()
        if request.path == HEALTH or hmac.compare_digest(given, expected):
            return None
        return json({"error": "secret"}, status=401)

    return check


async def hide_request(_request: Request, response: BaseHTTPResponse) -> HTTPResponse | None:
    """rasa_sdk answers a failure with the whole request in it, which the caller then logs."""
    return json({"error": "action failed"}, status=500) if response.status == 500 else None


def _dialogue(settings: ActionSettings, secret: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=f"http://{HOST}:{settings.dialogue_port}",
        headers={"Authorization": f"Bearer {secret}"},
        # It is on this machine: never behind a proxy of the environment.
        trust_env=False,
    )


def _telling(services: Services, meaning: DialogueMeaning) -> Any:
    async def tell(app: App) -> None:
        app.add_task(meaning.tell_at_start(partial(services.list, PETITIONS)), name="meaning")

    return tell


def _closing(services: Services, meaning: DialogueMeaning) -> Any:
    async def close(_app: App) -> None:
        await services.close()
        await meaning.close()

    return close


def run(settings: ActionSettings) -> None:
    """Serve until SIGTERM or SIGINT. One process: killed, it leaves nothing behind on the port."""
    logs.configure(settings.log_level)
    app = build(settings)
    log.info("listening on %s:%d", HOST, settings.actions_port)
    app.run(
        host=HOST,
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
        debug=False,
    )
