"""The page served by a real server on a port of its own, with a gateway kept in memory."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI

from connectors.contract import InboundMessage
from connectors.webchat import WebchatSettings, routes
from tests.connectors.memory_gateway import Draft, MemoryGateway
from tests.kit.fakes.serving import QuickServer, listening
from tests.kit.patience import LOOK, PATIENCE, ended

YES_NO = (("네, 접수해 주세요", "tok_yes00"), ("아니요", "tok_no000"))


@dataclass
class Served:
    url: str
    gateway: MemoryGateway
    loop: asyncio.AbstractEventLoop

    def say(self, draft: Draft) -> None:
        """A message that comes by itself, to everyone who is connected."""
        for key in list(self.gateway.conversations):
            self.loop.call_soon_threadsafe(self.gateway.say, key, draft)


def conversation(message: InboundMessage) -> list[Draft]:
    """A short petition: what a person writes decides which question comes."""
    said = message.choice or message.text or ""
    if message.file is not None:
        return [Draft(f"{message.file.name} 받았어요.")]
    fitting = {
        "date": "언제부터인가요?",
        "story": "무슨 일이 있었는지 편하게 적어 주세요.",
        "pin": "비밀번호 여덟 자리를 적어 주세요.",
        "number": "가로등이 몇 개인가요?",
        "file": "사진이나 파일이 있으면 보내 주세요.",
        "phone": "연락받을 전화번호를 적어 주세요.",
    }
    if said in fitting:
        question = {"code": said, "type": said, "required": True, "max_length": 1000}
        return [Draft(fitting[said], question=question)]
    if said == "tok_yes00":
        return [Draft("접수했어요. 접수번호는 1AA-2611-0000571K예요.")]
    if "loud" in said:
        return [Draft('<img src=x onerror="alert(1)"> javascript:alert(1) https://example.com/a')]
    if "slow" in said:
        return [Draft("오래 기다리셨어요.", after=1.5)]
    return [
        Draft("안녕하세요. 민원을 도와드리는 자동 응답 서비스예요."),
        Draft("가로등 고장 민원으로 접수할까요?", YES_NO, after=0.05),
    ]


async def _run(server: QuickServer, listener: socket.socket) -> None:
    await server.serve([listener])
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    async with asyncio.timeout(PATIENCE):
        while server.server_state.connections:  # noqa: ASYNC110 (uvicorn tells nobody)
            await asyncio.sleep(LOOK)


@contextlib.contextmanager
def serve(gateway: MemoryGateway, port: int = 0) -> Iterator[Served]:
    settings = WebchatSettings(session_key=b"k" * 32, wait=1, heartbeat=5)
    app = FastAPI()
    app.include_router(routes(gateway, settings))
    listener = listening(port)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
    server = QuickServer(config)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=lambda: loop.run_until_complete(_run(server, listener)))
    thread.start()
    address = listener.getsockname()
    try:
        yield Served(f"http://127.0.0.1:{address[1]}", gateway, loop)
    finally:
        server.should_exit = True
        ended(thread)
        loop.close()
        listener.close()
