"""Half of a body, then nothing: over a real connection, which is closed then."""

from __future__ import annotations

import asyncio

import pytest

from connectors.webchat import WebchatSettings
from connectors.webchat.session import Sessions
from tests.connectors.memory_gateway import MemoryGateway
from tests.connectors.socket_server import serving
from tests.kit.core.standing_time import standing


@pytest.mark.parametrize(
    ("path", "seconds", "status"),
    [
        ("/chat/messages", 19, 202),
        ("/chat/messages", 20, 202),
        ("/chat/messages", 21, 408),
        ("/webhooks/rest/webhook", 21, 408),
        ("/webhooks/deepchat", 21, 408),
        ("/socket.io/?EIO=4&transport=polling&sid=x", 21, 408),
        ("/chat/files?message_id=m-000001&name=a.jpg", 9, 202),
        ("/chat/files?message_id=m-000001&name=a.jpg", 11, 408),
    ],
)
async def test_a_body_that_does_not_come(
    gateway: MemoryGateway, settings: WebchatSettings, path: str, seconds: float, status: int
) -> None:
    body = b'{"message_id": "m-000001", "text": "hello"}'
    token = Sessions(settings).issue().token
    async with serving(gateway, settings) as address:
        with standing() as time:
            reader, writer = await asyncio.open_connection("127.0.0.1", int(address.url[17:]))
            head = f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            writer.write(f"{head}Expect: 100-continue\r\n\r\n".encode())
            assert b" 100 " in await reader.readuntil(b"\r\n\r\n"), "it waits for the body"
            await time.move(seconds)
            writer.write(body)
            answer = await reader.readuntil(b"\r\n\r\n")
            assert int(answer.split()[1]) == status
            assert (b"connection: close" in answer.lower()) == (status == 408)
            writer.close()
