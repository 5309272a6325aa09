"""The call of the action server: takes the place of Rasa's ``RemoteAction.run``."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import orjson
import rasa
from jsonschema_rs import Draft202012Validator
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from nlu import loopback
from nlu.failures import TurnFailed
from nlu.logs import correlation, log
from nlu.settings import Settings

# The gateway gives up after 10 s and tells the citizen; an answer after that is of no use.
TIMEOUT = aiohttp.ClientTimeout(total=9.0, connect=2.0)


class ActionCall:
    """Calls actions over one HTTP session, checks answers with validators that are built once."""

    def __init__(self) -> None:
        self._events = _event_validators()
        self._domain: tuple[Domain, dict[str, Any]] | None = None
        self._session: aiohttp.ClientSession | None = None

    async def run(
        self, action: RemoteAction, tracker: DialogueStateTracker, domain: Domain
    ) -> list[Event]:
        """Messages and events of one run of the action.

        Raises:
            TurnFailed: the action server is not there, too slow, refuses, or answers something
                that is not an action's answer; named after the action.
        """
        name = action.name()
        try:
            result = await self._post(action, self._body(action, tracker, domain))
            self._check(result)
            events = deserialise_events(result.get("events") or [])
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            log("action").error("action failed", extra={"fields": {"action": name}}, exc_info=error)
            raise TurnFailed(name) from error
        messages = [
            BotUttered(None, {"custom": response["custom"]})
            for response in result.get("responses") or []
        ]
        return [*messages, *events]

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _body(
        self, action: RemoteAction, tracker: DialogueStateTracker, domain: Domain
    ) -> dict[str, Any]:
        return {
            "next_action": action.name(),
            "sender_id": tracker.sender_id,
            "tracker": tracker.current_state(EventVerbosity.ALL),
            "domain": self._domain_for(action, domain),
            "version": rasa.__version__,
        }

    def _domain_for(self, action: RemoteAction, domain: Domain) -> dict[str, Any]:
        """The domain, for an action that asks for it: writing it out took 7 % of a turn. Empty and
        not left out: rasa_sdk refuses a call without one."""
        wanted = domain.does_custom_action_explicitly_need_domain(action.name())
        if action._is_selective_domain_enabled() and not wanted:
            return {}
        # Compared by identity: Rasa's hash of a domain costs more than the dictionary itself.
        if self._domain is None or self._domain[0] is not domain:
            self._domain = (domain, domain.as_dict())
        return self._domain[1]

    async def _post(self, action: RemoteAction, body: dict[str, Any]) -> Any:
        if action.action_endpoint is None:
            raise ValueError("endpoints.yml has no action_endpoint")
        if self._session is None:
            shown = loopback.header(Settings.from_environment())
            self._session = aiohttp.ClientSession(timeout=TIMEOUT, headers=shown)
        headers = {
            "Content-Type": "application/json",
            "X-Correlation-Id": correlation.get(),
        }
        data = orjson.dumps(body, option=orjson.OPT_SERIALIZE_NUMPY)
        async with self._session.post(
            action.action_endpoint.url, data=data, headers=headers
        ) as response:
            response.raise_for_status()
            return orjson.loads(await response.read())

    def _check(self, result: Any) -> None:
        """Raise ValueError unless it is an action's answer whose messages are all structured.

        A message in plain words has no key in the catalogue and could not be shown in the
        citizen's language.
        """
        if not isinstance(result, dict):
            raise ValueError("not an answer of an action server")
        for event in _objects(result, "events"):
            validator = self._events.get(event.get("event", ""))
            if validator is None or not validator.is_valid(event):
                raise ValueError("not an event")
        for response in _objects(result, "responses"):
            if not isinstance(response.get("custom"), dict) or response.get("text"):
                raise ValueError("a message without structure")


def _event_validators() -> dict[str, Draft202012Validator]:
    """By event name: Rasa's schema tries all of its two dozen kinds on every event."""
    schema = RemoteAction.action_response_format_spec()["properties"]["events"]["items"]
    return {
        kind["properties"]["event"]["const"]: Draft202012Validator(kind) for kind in schema["oneOf"]
    }


def _objects(result: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = result.get(name) or []
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise ValueError(f"{name} is not a list of objects")
    return found
