"""Socket.IO as Rasa's clients speak it (rasa-webchat, socket.io-client 3 and 4).

Sessions are the page's: signed, from the server. A session that is not ours, or none, begins a new
conversation and shows nothing of any other. Every connection follows its conversation in the
database, so that a second tab and a reconnect to another gateway get the same messages.

A message counts as delivered when the client has answered a ping that followed it. A client that
comes back gets what is not delivered; one that names its `last_id`, everything after that.
"""

import asyncio
import logging
import uuid
from dataclasses import dataclass, field
from typing import Any

import engineio.packet  # type: ignore[import-untyped]
import engineio.payload  # type: ignore[import-untyped]
import socketio  # type: ignore[import-untyped]
import structlog
from pydantic import ValidationError
from starlette.types import Receive, Scope, Send

from connectors.contract import Accepted, Gateway, InboundMessage, OutboundMessage, Refused
from connectors.webchat.chat import ACCOUNT
from connectors.webchat.following import UNDELIVERED, follow
from connectors.webchat.guard import same_origin_or_listed
from connectors.webchat.language import preferred
from connectors.webchat.session import Session, Sessions
from connectors.webchat.settings import WebchatSettings
from connectors.webchat.socketio.events import SessionRequest, Uttered, bot_uttered
from connectors.webchat.socketio.packets import LARGE, UNREADABLE, CheckedPacket
from connectors.webchat.socketio.receipts import Receipts
from connectors.webchat.socketio.wire import Wire
from connectors.webchat.spoken import spoken
from connectors.webchat.streams import Stream, Streams

log = structlog.get_logger("socketio")

STRIKES = 50
"""Events in a row that were refused or unreadable until the connection is closed."""
PACKETS = 128
"""Of one polling request: a client that was offline sends all it has in one."""
BACKLOG = 64
"""Packets that may wait for a client."""

Answer = dict[str, Any]


@dataclass
class Client:
    """One connection. `engine` is its Engine.IO id."""

    engine: str
    locale: str
    address: str | None = None
    session: Session | None = None
    strikes: int = 0
    receipts: Receipts = field(default_factory=Receipts)
    following: asyncio.Task[None] | None = None
    stream: Stream | None = None

    def stop(self, streams: Streams) -> None:
        if self.following is not None:
            self.following.cancel()
            self.following = None
        if self.stream is not None:
            streams.over(self.stream)
            self.stream = None


class SocketChat:
    """An ASGI application for the address `/socket.io`; `close` it before the gateway stops.

    `slow`: seconds that a client may take for what it was sent, before no more is read from it;
    `pause`: seconds until a stream that broke off is followed again.
    """

    def __init__(
        self,
        gateway: Gateway,
        settings: WebchatSettings,
        streams: Streams | None = None,
        *,
        slow: float = 20.0,
        pause: float = 2.0,
    ) -> None:
        self._gateway = gateway
        self._settings = settings
        self._sessions = Sessions(settings)
        self._streams = streams or Streams(settings)
        self._leaving: set[asyncio.Task[None]] = set()
        self._slow = slow
        self._pause = pause
        self._clients: dict[str, Client] = {}
        self._engines: dict[str, str] = {}
        self._server = _server(settings)
        self._wire = Wire(
            self._server.handle_request, gateway, settings, self._answered, self._keeps_up
        )
        for name, handler in {
            "connect": self._connect,
            "disconnect": self._disconnect,
            "session_request": self._session_request,
            "user_uttered": self._user_uttered,
            UNREADABLE: self._unreadable,
            LARGE: self._large,
        }.items():
            self._server.on(name, handler)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._wire(scope, receive, send)

    @property
    def connections(self) -> int:
        return len(self._clients)

    async def close(self) -> None:
        """End what runs for the connections and answer polls that wait; the web server closes
        WebSockets itself. A client connects again by itself, unlike after a `disconnect`."""
        following = [client.following for client in self._clients.values() if client.following]
        for client in self._clients.values():
            client.stop(self._streams)
        await asyncio.gather(*following, *self._leaving, return_exceptions=True)
        for connection in self._server.eio.sockets.values():
            if not connection.upgraded:
                connection.queue.put_nowait(engineio.packet.Packet(engineio.packet.NOOP))
        await self._server.shutdown()

    async def _connect(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> None:
        locale = preferred(environ.get("HTTP_ACCEPT_LANGUAGE"), self._settings.locales)
        engine = self._server.manager.eio_sid_from_sid(sid, "/")
        client = environ["asgi.scope"].get("client")
        # The library keeps the whole request for as long as the connection lives.
        environ.clear()
        self._clients[sid] = Client(engine, locale, client[0] if client else None)
        self._engines[engine] = sid

    async def _disconnect(self, sid: str, _reason: str = "") -> None:
        client = self._clients.pop(sid, None)
        if client is not None:
            self._engines.pop(client.engine, None)
            client.stop(self._streams)
            # Ends the poll or the writer that the library would leave waiting for up to 45 s.
            found = self._server.eio.sockets.get(client.engine)
            if found is not None:
                found.queue.put_nowait(None)

    async def _session_request(self, sid: str, data: Any = None, *_rest: Any) -> Answer:
        client = self._clients[sid]
        try:
            asked = SessionRequest.model_validate({} if data is None else data)
        except ValidationError:
            return await self._refuse(sid, client, "webchat.unreadable")
        known = self._known(asked.session_id)
        try:
            session = known or await self._new_session(client)
        except Refused as refused:
            return await self._refused(sid, client, refused)
        await self._strike(sid, client)
        await self._server.emit("session_confirm", session.token, to=sid)
        if known is None:
            self._follow(sid, client, session, after=0)
        elif asked.last_id is not None:
            self._follow(sid, client, session, after=asked.last_id)
        elif client.session != session:
            self._follow(sid, client, session, after=UNDELIVERED)
        return {"session": session.token, "resumed": known is not None}

    async def _user_uttered(self, sid: str, data: Any = None, *_rest: Any) -> Answer:
        client = self._clients[sid]
        try:
            uttered = Uttered.model_validate(data)
        except ValidationError:
            return await self._refuse(sid, client, "webchat.unreadable")
        [found] = await asyncio.gather(self._take(sid, client, uttered), return_exceptions=True)
        match found:
            case Accepted():
                client.strikes = 0
                return {"turn": found.turn, "duplicate": found.duplicate}
            case Refused():
                return await self._refused(sid, client, found)
        log.error("a message could not be taken", exc_info=found)
        return await self._refuse(sid, client, "webchat.failed")

    async def _take(self, sid: str, client: Client, uttered: Uttered) -> Accepted:
        """Raises Refused."""
        session = await self._session_of(sid, client, uttered)
        return await self._gateway.accept(self._message(uttered, session, client))

    async def _new_session(self, client: Client) -> Session:
        """Raises Refused."""
        await self._gateway.admit("session", client.address)
        return self._sessions.issue()

    async def _unreadable(self, sid: str, *_data: Any) -> Answer:
        return await self._refuse(sid, self._clients[sid], "webchat.unreadable")

    async def _large(self, sid: str, *_data: Any) -> Answer:
        return await self._refuse(sid, self._clients[sid], "webchat.large")

    def _known(self, claimed: Any) -> Session | None:
        return self._sessions.find(claimed) if isinstance(claimed, str) else None

    async def _session_of(self, sid: str, client: Client, uttered: Uttered) -> Session:
        """The session that the message proves; else that of the connection; else a new one. Raises
        Refused."""
        proven = self._known(uttered.session_id)
        if proven is not None and proven != client.session:
            self._follow(sid, client, proven, after=UNDELIVERED)
        elif client.session is None:
            fresh = await self._new_session(client)
            await self._server.emit("session_confirm", fresh.token, to=sid)
            self._follow(sid, client, fresh, after=0)
        if client.session is None:
            raise AssertionError("a connection that is followed has a session")
        return client.session

    def _message(self, uttered: Uttered, session: Session, client: Client) -> InboundMessage:
        text, choice = spoken(uttered.message)
        return InboundMessage(
            account=ACCOUNT,
            contact=session.contact,
            external_id=uttered.external_id or uuid.uuid4().hex,
            text=text,
            choice=choice,
            locale=uttered.locale(self._settings.locales) or client.locale,
            trusted=True,
            client=client.address,
        )

    async def _refused(self, sid: str, client: Client, refused: Refused) -> Answer:
        return await self._refuse(sid, client, refused.key, refused.retry_after, **refused.values)

    async def _refuse(
        self,
        sid: str,
        client: Client,
        key: str,
        retry_after: int | None = None,
        **values: str | int,
    ) -> Answer:
        """A sentence for the person, and the same as an answer for a program that asked for one."""
        sentence = self._gateway.text(key, client.locale, **values)
        answer: Answer = {"code": key}
        if retry_after is not None:
            answer["retry_after"] = retry_after
        await self._server.emit("bot_uttered", {"text": sentence, "metadata": answer}, to=sid)
        await self._strike(sid, client)
        return {**answer, "detail": sentence}

    async def _strike(self, sid: str, client: Client) -> None:
        client.strikes += 1
        if client.strikes == STRIKES:
            log.warning("connection closed: nothing but refused events")
            await self._server.disconnect(sid)

    def _follow(self, sid: str, client: Client, session: Session, *, after: int) -> None:
        client.stop(self._streams)
        client.session, client.receipts = session, Receipts()
        if self._clients.get(sid) is client:  # it may have gone while we answered

            async def send(message: OutboundMessage) -> None:
                await self._send(sid, client, message)

            def end() -> None:
                leaving = asyncio.create_task(self._server.disconnect(sid))
                self._leaving.add(leaving)
                leaving.add_done_callback(self._leaving.discard)

            client.stream = self._streams.begin(session.contact, end, client.address)
            following = follow(self._gateway, session.contact, after, send, self._pause)
            client.following = asyncio.create_task(following)

    async def _send(self, sid: str, client: Client, message: OutboundMessage) -> None:
        await self._server.emit("bot_uttered", bot_uttered(message), to=sid)
        engine = self._server.eio.sockets.get(client.engine)
        if engine is None:
            return  # closing: what is not proven to have arrived comes with the next connection
        client.receipts.sent(message.id, under_way=bool(engine.last_ping))
        await engine.send(engineio.packet.Packet(engineio.packet.PING))

    async def _keeps_up(self, engine: str) -> bool:
        """Whether the client reads what we write; waits for that before more is taken from it."""
        found = self._server.eio.sockets.get(engine)
        if found is None or found.queue.qsize() < BACKLOG:
            return True
        try:
            await asyncio.wait_for(found.queue.join(), self._slow)
        except TimeoutError:
            return False
        return True

    async def _answered(self, engine: str) -> None:
        """A client answered a ping."""
        client = self._clients.get(self._engines.get(engine, ""))
        proven = client.receipts.answered() if client is not None else None
        if proven is None:
            return
        [error] = await asyncio.gather(self._gateway.delivered([proven]), return_exceptions=True)
        if error is not None:
            # It stays undelivered: the client may get it once more, which is better than never.
            log.error("a delivery could not be written down", exc_info=error)


def _server(settings: WebchatSettings) -> socketio.AsyncServer:
    # Process-wide in the library, and 16 there: it drops a longer polling request in silence.
    engineio.payload.Payload.max_decode_packets = PACKETS
    return socketio.AsyncServer(
        async_mode="asgi",
        # Not a list: an empty one would mean that nothing is checked.
        cors_allowed_origins=lambda origin, environ: same_origin_or_listed(
            origin, environ.get("HTTP_HOST"), settings
        ),
        cors_credentials=False,
        max_http_buffer_size=settings.body_limit,
        http_compression=False,
        # One event after the other: two messages of a person must not overtake each other.
        async_handlers=False,
        serializer=CheckedPacket,
        logger=_quiet("socketio"),
        engineio_logger=_quiet("engineio"),
    )


def _quiet(name: str) -> logging.Logger:
    """Below ERROR the library writes down what people say."""
    logger = logging.getLogger(name)
    logger.setLevel(logging.ERROR)
    return logger
