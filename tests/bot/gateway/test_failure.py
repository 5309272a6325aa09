"""What nobody expected is told as a problem document with a sentence, in the person's language."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.app import _begun, create_app
from bot.conversations import prompt as prompts
from bot.conversations.prompt import Prompt
from bot.core.crypto import Cipher, make_key
from bot.core.settings import key_path
from bot.core.sql import table
from bot.models.conversations import Conversation
from tests.kit.core.core import Core, system


@pytest.mark.parametrize(
    ("language", "locale"), [("ko", "ko"), ("en-GB,en;q=0.9", "en"), ("", "ko")]
)
async def test_sealed_with_a_key_that_this_process_does_not_know(
    core: Core, language: str, locale: str
) -> None:
    """As after `key reseal` in a process that was not restarted."""
    make_key(key_path(core.settings))
    settings = core.settings.model_copy(update={"embedded_portal": False})
    transport = httpx.ASGITransport(create_app(settings, core.runtime), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        session = (await client.post("/chat/session")).json()["session"]
        headers = {"Authorization": f"Bearer {session}", "Accept-Language": language}
        first = {"sender": session, "message": "안녕하세요"}
        assert (await client.post("/webhooks/rest/webhook", json=first)).json()
        [row] = core.rows(Conversation)
        sealed = prompts.sealed(Cipher(bytes(range(9, 41))), row.id, Prompt())
        statement = update(table(Conversation)).values(prompt_sealed=sealed)
        core.database.now(lambda c: c.execute(statement))
        body = {"message_id": "message-2", "text": "안녕하세요"}
        answer = await client.post("/chat/messages", json=body, headers=headers)
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "system.unavailable"
    assert answer.json()["detail"] == system("system.unavailable", locale)


async def test_what_goes_on_does_not_end_unseen(core: Core) -> None:
    async def beats() -> None:
        raise LookupError

    incidents = core.runtime.metrics.incidents.labels(reason="LookupError")
    before = incidents._value.get()
    with capture_logs() as lines:
        task = _begun(core.runtime, beats())
        with pytest.raises(LookupError):
            await task
        await asyncio.sleep(0)
    [line] = lines
    assert (line["event"], line["log_level"]) == ("a task of the gateway ended", "error")
    assert line["task"].endswith("beats")
    assert incidents._value.get() == before + 1
