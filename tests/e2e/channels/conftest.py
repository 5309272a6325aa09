"""One set of processes with all channels for what breaks nothing, fetching from Telegram; another
one that is posted to, two machines wide, where processes may be killed and answers held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tests.kit.people.ways import Ways
from tests.kit.people.ways_sms import SmsPerson, numbers
from tests.kit.people.ways_telegram import TelegramPerson
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk

CHATS = count(100)
NUMBERS = numbers(first=7000)

Someone = Callable[[ChannelStack], TelegramPerson]
Number = Callable[[ChannelStack], SmsPerson]


@pytest.fixture(scope="session")
def channels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChannelStack]:
    with ChannelStack(tmp_path_factory.mktemp("channels"), mode="polling") as shared:
        shared.stack.wait_for_answers()
        yield shared


@pytest.fixture(scope="session")
def ways(channels: ChannelStack) -> Iterator[Ways]:
    with Ways(channels) as opened:
        yield opened


@pytest.fixture(scope="session")
def channel_desk(channels: ChannelStack) -> PortalDesk:
    return PortalDesk(channels.stack)


@pytest.fixture(scope="session")
def _posted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChannelStack]:
    settings = {
        "SINMUNGO_LEASE_SECONDS": "3",
        "SINMUNGO_WEBCHAT__MESSAGES_PER_MINUTE": "20",
        "SINMUNGO_SMS__SEGMENTS_PER_SECOND": "3",
    }
    folder = tmp_path_factory.mktemp("posted")
    with ChannelStack(folder, mode="webhook", sets=2, proxied=True, settings=settings) as shared:
        yield shared


@pytest.fixture
def posted(_posted: ChannelStack) -> Iterator[ChannelStack]:
    """Whole again after each test. Who writes more than 20 messages a minute is slowed."""
    yield _posted
    _posted.stack.mend()


@pytest.fixture(params=["polling", "webhook"])
def either(request: pytest.FixtureRequest) -> ChannelStack:
    """TG-07: what is tested with this, is tested fetched and posted."""
    found: ChannelStack = request.getfixturevalue(
        {"polling": "channels", "webhook": "posted"}[request.param]
    )
    return found


@pytest.fixture
def someone() -> Someone:
    """A new person on Telegram."""
    return lambda channels: TelegramPerson(channels, next(CHATS), "ko")


@pytest.fixture
def number() -> Number:
    """A new person with a telephone."""
    return lambda channels: SmsPerson(channels, next(NUMBERS))
