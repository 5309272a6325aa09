"""The action server: rasa_sdk's own application, with our actions, in one process on loopback."""

from __future__ import annotations

import logging
import time
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor, ActionExecutorRunResult
from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse, HTTPResponse, json

from actions import logs
from actions.adapters import registry
from actions.journey import ActionJourney
from actions.service_form import ServiceForm
from actions.services import Services
from actions.settings import ActionSettings
from actions.turn import Surroundings

HOST = "127.0.0.1"
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
        result = await super().run(action_call, *args, **kwargs)
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
    adapters = registry.load(settings.endpoints, settings.variables(), settings.client_key())
    if "petition" not in adapters:
        raise registry.PortalsConfigError(f"{settings.endpoints}: portals.petition is missing")
    adapter = adapters["petition"]
    services = Services(adapter, seconds=settings.services_seconds, timeout=settings.portal_timeout)
    surroundings = Surroundings(services, settings.desk, settings.emergency)
    executor = Executor()
    executor.register_action(ServiceForm(surroundings))
    executor.register_action(ActionJourney(surroundings))
    app = create_app(executor, cors_origins=[])
    app.register_middleware(hide_request, "response")
    app.register_listener(_closing(services), "after_server_stop")
    return app


async def hide_request(_request: Request, response: BaseHTTPResponse) -> HTTPResponse | None:
    """rasa_sdk answers a failure with the whole request in it, which the caller then logs."""
    return json({"error": "action failed"}, status=500) if response.status == 500 else None


def _closing(services: Services) -> Any:
    async def close(_app: App) -> None:
        await services.close()

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
