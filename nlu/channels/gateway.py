"""The input channel of the gateway: one turn in, its messages out, and a turn may be repeated.

``POST   /webhooks/gateway/turn``                 ``turn.schema.json``, request and response
``DELETE /webhooks/gateway/conversations/{id}``   erases a conversation, 204
``POST   /webhooks/gateway/vectors``              see :mod:`nlu.channels.vectors`
``PUT, POST /webhooks/gateway/services``          see :mod:`nlu.channels.services`
``GET    /webhooks/gateway/health``               200 once a model is loaded, else 503; its
                                                  ``understanding`` says which encoders answer,
                                                  its ``keys`` which data keys it knows (ids)

400 for a request that is not of the schema, 413 for one that is too large, 503 ``{"error"}`` for
a turn that failed: nothing of it was saved, the same turn may be sent again. The turn's id is
Rasa's message id; a turn that the tracker knows is answered from its events and nothing moves.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response

from nlu import loopback, speed, understanding
from nlu.channels import services, vectors
from nlu.channels.bodies import Bodies
from nlu.failures import TurnFailed
from nlu.logs import correlation, log
from nlu.settings import Settings

SCHEMA = Path(__file__).with_name("turn.schema.json")
MAX_BODY = 512 * 1024
RANKING = 5
# WORD JOINER: no width, and not white space for str.strip(). Before a leading "/" it keeps
# RegexMessageHandler, which the recipe adds to every pipeline, from reading a payload.
SHIELD = "\u2060"
# What looks like a payload is kept as an answer, but moves nothing: it is nobody's sentence.
PAYLOAD = re.compile(r"\s*/\w|\s*EXTERNAL: ")

parse_ms: ContextVar[float] = ContextVar("parse_ms", default=0.0)
"""What it took to understand this turn's message; 0 where nothing had to be understood."""


class Silent(OutputChannel):
    """Sends nothing: the answer is read from the turn's events."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        del recipient_id, message


class GatewayInput(InputChannel):
    """The only way into the dialogue process."""

    def __init__(self) -> None:
        self._bodies = Bodies(SCHEMA, MAX_BODY)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def name(cls) -> str:
        return "gateway"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Sanic routes; ``on_new_message`` is not used, since it hides what became of a turn."""
        del on_new_message
        routes = Blueprint("gateway")
        settings = Settings.from_environment()
        loopback.guard(routes, settings)
        call = speed.apply()
        ranking = services.register(routes, _processor, settings)

        # Sanic marks its handlers, which a bound method does not allow.
        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await self.turn(request)

        @routes.delete("/conversations/<conversation:str>")
        async def erase(request: Request, conversation: str) -> HTTPResponse:
            return await self.erase(request, conversation)

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            processor = _processor(request)
            if processor is None:
                return json_response({"status": "loading"}, 503)
            classifier = understanding.classifier_of(processor)
            status = {} if classifier is None else dict(classifier.status())
            status["services"] = ranking.state
            body = {"status": "ok", "understanding": status, "keys": _keys(processor)}
            return json_response(body)

        vectors.register(routes, _processor)

        @routes.listener("after_server_stop")
        async def close(_app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
            await call.close()

        return routes

    async def erase(self, request: Request, conversation: str) -> HTTPResponse:
        processor = _processor(request)
        if processor is None:
            return _failed("not_ready")
        try:
            async with self._lock(conversation):
                await _store(processor).erase(conversation)
        except TurnFailed as failure:
            return _failed(failure.error)
        return empty(204)

    async def turn(self, request: Request) -> HTTPResponse:
        body, problem, status = self._bodies.read(request.body)
        if problem:
            return json_response({"error": problem}, status)
        correlation.set(request.headers.get("X-Correlation-Id") or body["metadata"]["correlation"])
        processor = _processor(request)
        if processor is None:
            return _failed("not_ready")
        started = time.perf_counter()
        parse_ms.set(0.0)
        try:
            async with self._lock(body["conversation"]):
                answer = await run_turn(processor, body)
        except TurnFailed as failure:
            return _failed(failure.error)
        except RasaException as error:
            log("turn").error("turn failed", exc_info=error)
            return _failed("dialogue")
        fields = {
            "turn": body["turn"],
            "kind": body["kind"],
            "intent": answer["intent"]["name"],
            "replayed": answer["replayed"],
            "ms": _since(started),
            "parse_ms": parse_ms.get(),
        }
        log("turn").info("turn", extra={"fields": fields})
        return json_response(answer)

    def _lock(self, conversation: str) -> asyncio.Lock:
        """Turns of one conversation, one after the other: the same turn sent again while it is
        still running waits, and is then answered from its events."""
        return self._locks.setdefault(conversation, asyncio.Lock())


async def run_turn(processor: MessageProcessor, body: dict[str, Any]) -> dict[str, Any]:
    """One turn, or its replay: ``MessageProcessor.handle_message`` with the tracker read once.

    Raises:
        TurnFailed: an action or the tracker store failed, or no message came out.
    """
    conversation, turn, metadata = body["conversation"], body["turn"], body["metadata"]
    silent = Silent()
    tracker = await processor.fetch_tracker_and_update_session(conversation, silent)
    again = answer(tracker, turn)
    if again is not None:
        return {**again, "replayed": True}
    message = UserMessage(None, silent, conversation, None, "gateway", turn, metadata)
    message.text = body["text"]  # the constructor strips
    message.parse_data = await _understand(processor, body, tracker)
    await processor._handle_message_with_tracker(message, tracker)
    tracker = await processor.run_action_extract_slots(silent, tracker)
    await processor._run_prediction_loop(silent, tracker)
    result = answer(tracker, turn)
    if result is None or not result["messages"]:
        raise TurnFailed("empty")
    await processor.save_tracker(tracker)
    return {**result, "replayed": False}


def answer(tracker: DialogueStateTracker, turn: str) -> dict[str, Any] | None:
    """Messages and reading of a turn, from the events; None if the tracker does not know it."""
    found: UserUttered | None = None
    messages: list[dict[str, Any]] = []
    for event in tracker.events:
        if isinstance(event, UserUttered):
            if found is not None:
                break
            found = event if event.message_id == turn else None
        elif found is not None and isinstance(event, BotUttered):
            messages.append(event.data["custom"])
    if found is None:
        return None
    ranking = found.parse_data.get("intent_ranking", [])
    return {
        "messages": messages,
        "intent": _reading(found.intent),
        "ranking": [_reading(item) for item in ranking[:RANKING]],
    }


def _reading(intent: dict[str, Any]) -> dict[str, Any]:
    return {"name": intent["name"], "confidence": round(float(intent["confidence"]), 4)}


async def _understand(
    processor: MessageProcessor, body: dict[str, Any], tracker: DialogueStateTracker
) -> dict[str, Any]:
    """Rasa's parse data. Only a text is parsed: a choice and a result say themselves what they
    are, so that no payload syntax exists."""
    entities: list[dict[str, Any]] = []
    if body["kind"] == "choice":
        entities = [{"entity": "choice", "value": body["choice"]}]
        return _certain("choose", body["text"], entities)
    if body["kind"] == "command":
        # Nobody's sentence: its name goes to the actions with the turn's metadata.
        return _certain("choose", body["text"], entities)
    if body["kind"] == "system":
        return _certain("effect_result", body["text"], entities)
    text = body.get("nlu_text") or body["text"]
    if PAYLOAD.match(body["text"]):
        return _certain("nlu_fallback", body["text"], entities)
    shielded = text.lstrip().startswith("/")
    message = UserMessage(None, None, body["conversation"], metadata=body["metadata"])
    message.text = SHIELD + text if shielded else text
    started = time.perf_counter()
    parsed = await understanding.parse(processor, message, tracker)
    parse_ms.set(_since(started))
    if shielded:
        for entity in parsed["entities"]:
            entity["start"], entity["end"] = entity["start"] - 1, entity["end"] - 1
    # Actions read latest_message.text: what was typed, to the character.
    return {**parsed, "text": body["text"], "nlu_text": text}


def _since(started: float) -> float:
    """Milliseconds."""
    return round((time.perf_counter() - started) * 1000, 2)


def _certain(intent: str, text: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    reading = {"name": intent, "confidence": 1.0}
    return {"text": text, "intent": reading, "entities": entities, "intent_ranking": [reading]}


def _keys(processor: Any) -> list[str]:
    store = getattr(processor.tracker_store, "_tracker_store", processor.tracker_store)
    return list(getattr(store, "key_ids", []))


def _processor(request: Request) -> MessageProcessor | None:
    agent = getattr(request.app.ctx, "agent", None)
    return agent.processor if agent is not None else None


def _store(processor: MessageProcessor) -> Any:
    store = processor.tracker_store
    return store._tracker_store if isinstance(store, FailSafeTrackerStore) else store


def _failed(error: str) -> HTTPResponse:
    log("turn").warning("turn not done", extra={"fields": {"error": error}})
    return json_response({"error": error}, 503)
