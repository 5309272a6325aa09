from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.connectors.sms.carriers import Carrier, JsonCarrier, TwilioCarrier, carrying
from tests.connectors.sms.webhook_server import Webhooks, serve


@pytest.fixture(scope="package")
def webhooks() -> Iterator[Webhooks]:
    with serve() as served:
        yield served


@pytest.fixture(params=[TwilioCarrier, JsonCarrier], ids=lambda kind: kind.name)
async def carrier(request: pytest.FixtureRequest, webhooks: Webhooks) -> AsyncIterator[Carrier]:
    with carrying(request.param, webhooks) as carried:
        yield carried
        await carried.channel.stop()


@pytest.fixture
async def twilio(webhooks: Webhooks) -> AsyncIterator[TwilioCarrier]:
    with carrying(TwilioCarrier, webhooks) as carried:
        assert isinstance(carried, TwilioCarrier)
        yield carried
        await carried.channel.stop()


@pytest.fixture
async def gateway_json(webhooks: Webhooks) -> AsyncIterator[JsonCarrier]:
    with carrying(JsonCarrier, webhooks) as carried:
        assert isinstance(carried, JsonCarrier)
        yield carried
        await carried.channel.stop()
