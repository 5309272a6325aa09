"""An answer that its officer marked as sensitive: the mark reaches the client that filed it."""

from __future__ import annotations

import httpx
import pytest

from actions.adapters.native.adapter import NativeAdapter
from actions.portal import migrations
from tests.actions.portal.conftest import CLIENT_KEY, World, file


@pytest.mark.parametrize("marked", [True, False, None])
async def test_the_mark_goes_with_the_answer(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient, marked: bool | None
) -> None:
    receipt = (await file(client)).json()["receipt"]
    await officer.post(f"cases/{receipt}/actions", json={"action": "take"})
    assert (await client.get(f"cases/{receipt}")).json()["sensitive"] is False
    step: dict[str, object] = {"action": "answer", "note": "답변이에요."}
    if marked is not None:
        step |= {"sensitive": marked}
    answered = await officer.post(f"cases/{receipt}/actions", json=step)
    assert answered.json()["sensitive"] is bool(marked)
    transport = httpx.ASGITransport(app=world.app)
    adapter = NativeAdapter("http://portal", CLIENT_KEY, transport=transport)
    view = await adapter.status(receipt)
    assert (view.answer, view.sensitive) == ("답변이에요.", bool(marked))
    await officer.post(f"cases/{receipt}/actions", json={"action": "close"})
    assert (await adapter.status(receipt)).sensitive is bool(marked), "closing keeps the mark"
    await adapter.close()


@pytest.mark.parametrize(
    ("step", "field"),
    [
        ({"action": "take", "sensitive": True}, "sensitive"),
        ({"action": "take", "sensitive": "perhaps"}, "sensitive"),
    ],
)
async def test_only_an_answer_is_marked(
    client: httpx.AsyncClient,
    officer: httpx.AsyncClient,
    step: dict[str, object],
    field: str,
) -> None:
    receipt = (await file(client)).json()["receipt"]
    refused = await officer.post(f"cases/{receipt}/actions", json=step)
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == [field]
    assert (await client.get(f"cases/{receipt}")).json()["version"] == 1


async def test_a_database_of_before_opens(world: World, client: httpx.AsyncClient) -> None:
    receipt = (await file(client)).json()["receipt"]
    before = (await client.get(f"cases/{receipt}")).json()
    url = world.settings.url()
    migrations.downgrade(url, "0004")
    migrations.upgrade(url)
    assert (await client.get(f"cases/{receipt}")).json() == before
    assert before["sensitive"] is False
