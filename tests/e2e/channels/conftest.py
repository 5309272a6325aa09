"""One set of processes with all channels for what breaks nothing; others where something is broken
or set otherwise, for one file each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.kit.channel_stack import ChannelStack
from tests.kit.portal_desk import PortalDesk
from tests.kit.ways import Ways


@pytest.fixture(scope="session")
def channels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChannelStack]:
    with ChannelStack(tmp_path_factory.mktemp("channels"), mode="polling") as shared:
        yield shared


@pytest.fixture(scope="session")
def ways(channels: ChannelStack) -> Iterator[Ways]:
    with Ways(channels) as opened:
        yield opened


@pytest.fixture(scope="session")
def channel_desk(channels: ChannelStack) -> PortalDesk:
    return PortalDesk(channels.stack)
