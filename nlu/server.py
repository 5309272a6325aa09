"""Sanic with Rasa's agent and our channel; what ``rasa run`` does, without its other routes."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent, load_agent
from rasa.core.channels.channel import register
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from nlu import binding, logs
from nlu.channels.gateway import MAX_BODY, GatewayInput
from nlu.settings import Settings, SettingsError
from nlu.tracker_store import CompactTrackerStore
from nlu.understanding import classifier_of


def serve(settings: Settings, model: Path, host: str, port: int) -> None:
    """Load the model and serve until a signal."""
    logs.configure(settings.log_level)
    application = app()
    application.register_listener(
        partial(_load, model=model, endpoints=settings.endpoints), "before_server_start"
    )
    application.run(host=host, port=port, workers=1, access_log=False, debug=False, motd=False)


def app() -> Sanic:
    """The application; its agent (``ctx.agent``) is put in by a listener."""
    application = Sanic("sinmungo-dialogue", configure_logging=False)
    application.config.REQUEST_MAX_SIZE = 2 * MAX_BODY
    application.config.KEEP_ALIVE_TIMEOUT = 75
    application.config.FALLBACK_ERROR_FORMAT = "json"
    register([GatewayInput()], application, route="/webhooks/")
    application.register_listener(_close, "after_server_stop")
    return application


async def load(model: Path, endpoints: Path) -> Agent:
    """The agent with its endpoints.

    Raises:
        SettingsError: the model cannot be loaded, or Rasa has fallen back to a tracker store in
            memory because ours could not be imported (it only warns).
    """
    available = AvailableEndpoints.read_endpoints(str(endpoints))
    agent = await load_agent(str(model), endpoints=available)
    if not agent.is_ready():
        raise SettingsError(f"{model} could not be loaded")
    if not isinstance(agent.tracker_store._tracker_store, CompactTrackerStore):
        raise SettingsError(f"{endpoints} does not name nlu.tracker_store.CompactTrackerStore")
    return agent


async def _load(app: Sanic, loop: asyncio.AbstractEventLoop, model: Path, endpoints: Path) -> None:
    del loop
    app.ctx.agent = await load(model, endpoints)
    logs.log("server").info("ready")
    app.ctx.binding = asyncio.create_task(binding.run(app.ctx.agent.tracker_store._tracker_store))
    # Only now: the first messages are answered by the n-grams, and not later than before.
    classifier = classifier_of(app.ctx.agent.processor)
    if classifier is not None:
        classifier.load_in_background()


async def _close(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    del loop
    task: Any = getattr(app.ctx, "binding", None)
    if task is not None:
        task.cancel()
    agent: Any = getattr(app.ctx, "agent", None)
    if agent is not None:
        agent.tracker_store._tracker_store.close()
