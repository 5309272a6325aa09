"""A strict Bot API on 127.0.0.1, and the people who write to the bot.

    with TelegramServer() as telegram:
        settings = TelegramSettings(telegram.token, …, base_url=telegram.base_url, …)
        telegram.say(100, "가로등이 고장났어요")      # chat 100 is a private one
        await telegram.until(lambda: telegram.texts(100))
        telegram.press(100, "네")

Any Bot API client connects to it unchanged. It waits for no test: everything that a person does
returns at once. What the bot did is read from `received(chat)`, `made(method)`, `answered`,
`deliveries`; what shall go wrong is said with `fail`, `cut`, `block`, `redeliver`.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Sequence
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.kit.fakes.serving import QuickServer, listening
from tests.kit.fakes.telegram_delivery import Deliveries
from tests.kit.fakes.telegram_methods import METHODS, confirm
from tests.kit.fakes.telegram_params import parameters
from tests.kit.fakes.telegram_rules import ApiError
from tests.kit.fakes.telegram_users import Users
from tests.kit.fakes.telegram_world import Call, Fault
from tests.kit.patience import PATIENCE, ended
from tests.kit.ports import free_port

TOKEN = "4242:TEST-token_of-the-fake"
CONFLICT_HOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)
CONFLICT_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)
WORDS = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}


class TelegramServer(Users):
    def __init__(
        self,
        token: str = TOKEN,
        *,
        username: str = "sinmungo_bot",
        backoff: Sequence[float] = (0.05, 0.1, 0.2),
    ) -> None:
        super().__init__(token, username)
        self.port = 0
        self._backoff = backoff
        self._poll = 0
        self._changed = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread: threading.Thread | None = None
        self._server: QuickServer | None = None
        self._deliveries: Deliveries | None = None

    @property
    def polling(self) -> int:
        """How many requests for updates have come so far."""
        return self._poll

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.url}/file/bot"

    def __enter__(self) -> TelegramServer:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def start(self) -> None:
        self.port = self.port or free_port()
        listener = listening(self.port)
        routes = [
            Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self._download),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
            lifespan="off",
        )
        self._server = QuickServer(config)
        self.on_change(self._wake_loop)
        self._thread = threading.Thread(
            target=lambda: self._loop.run_until_complete(self._run(listener)), name="telegram"
        )
        self._thread.start()

    def stop(self) -> None:
        if self._thread is None or self._server is None:
            return
        self._server.should_exit = True
        self._wake_loop()
        ended(self._thread)
        self._loop.close()

    def redeliver(self, update_id: int, times: int = 1) -> list[int | None]:
        """Hand the same update to the webhook again, `times` times at once. Returns the statuses.
        Not to be called on the event loop of the webhook."""
        return asyncio.run_coroutine_threadsafe(self._again(update_id, times), self._loop).result(
            PATIENCE
        )

    async def _again(self, update_id: int, times: int) -> list[int | None]:
        assert self._deliveries is not None
        update = self.updates[update_id]
        return await asyncio.gather(*(self._deliveries.post(update) for _ in range(times)))

    async def _run(self, listener: socket.socket) -> None:
        assert self._server is not None
        self._deliveries = Deliveries(self, self._backoff)
        delivering = asyncio.create_task(self._deliveries.run())
        await self._server.serve([listener])
        delivering.cancel()
        await asyncio.gather(delivering, return_exceptions=True)
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        listener.close()

    def _wake_loop(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._woken)

    def _woken(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        if self._deliveries is not None:
            self._deliveries.wake()

    async def _call(self, request: Request) -> Response:
        """One call: its fault, its effect, its place in the transcript."""
        call = Call(request.path_params["method"], await parameters(request), self.now())
        chat = str(call.params.get("chat_id"))
        fault = self.fault(call.method, int(chat) if chat.lstrip("-").isdigit() else None)
        try:
            self._check_token(request.path_params["token"])
            if fault is not None and not fault.after:
                return self._break(request, call, fault)
            result = await self._result(call)
            if fault is not None:
                return self._break(request, call, fault)
            return self._answered(call, 200, {"ok": True, "result": result})
        except ApiError as error:
            return self._answered(call, error.code, error.as_json())

    def _answered(self, call: Call, status: int, body: dict[str, Any]) -> Response:
        call.status = status
        with self.changed:
            self.calls.append(call)
        self.wake()
        return JSONResponse(body, status)

    def _break(self, request: Request, call: Call, fault: Fault) -> Response:
        if fault.status == 0:
            self._answered(call, 0, {})
            self._abort(request)
            return Response(status_code=500)
        if fault.status == 429:
            seconds = fault.retry_after or 1
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        raise ApiError(fault.status, fault.text or WORDS.get(fault.status, "Error"))

    def _abort(self, request: Request) -> None:
        assert self._server is not None
        for connection in list(self._server.server_state.connections):
            transport = getattr(connection, "transport", None)
            if transport is not None and transport.get_extra_info("peername") == tuple(
                request.scope["client"]
            ):
                transport.abort()

    def _check_token(self, token: str) -> None:
        if ":" not in token:
            raise ApiError(404, "Not Found")
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    async def _result(self, call: Call) -> Any:
        if call.method.lower() == "getupdates":
            return await self._updates(call.params)
        method = METHODS.get(call.method.lower())
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        with self.changed:
            return method(self, call.params)

    async def _updates(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        """Waits until there is something, or another one asks."""
        if self.webhook.url:
            raise ApiError(409, CONFLICT_HOOK)
        self._poll += 1
        mine = self._poll
        self._woken()
        until = self._loop.time() + float(params.get("timeout") or 0)
        while True:
            changed = self._changed
            if self._poll != mine:
                raise ApiError(409, CONFLICT_POLL)
            found = confirm(self, params)
            left = until - self._loop.time()
            if found or left <= 0 or (self._server and self._server.should_exit):
                return found
            try:
                await asyncio.wait_for(changed.wait(), left)
            except TimeoutError:
                continue

    async def _download(self, request: Request) -> Response:
        if request.path_params["token"] != self.token:
            return JSONResponse(ApiError(401, "Unauthorized").as_json(), 401)
        wanted = request.path_params["path"]
        content = next((c for path, c in self.files.values() if path == wanted), None)
        if content is None:
            return JSONResponse(ApiError(404, "Not Found").as_json(), 404)
        return Response(content, media_type="application/octet-stream")
