"""Hundreds of conversations at once on what `make run` starts: one of each process, and SQLite.
Nothing fails and nobody is killed: every reply arrives once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.kit.load.at_once import Mishaps, UnsteadyTelegram, UnsteadyTwilio
from tests.kit.load.at_once_storm import Storm
from tests.kit.load.at_once_web import Breaks
from tests.kit.patience import LIMIT
from tests.kit.stack.channel_stack import ChannelStack

PEOPLE = 100


@pytest.mark.load
@pytest.mark.timeout(LIMIT)
def test_everybody_on_one_machine(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    none = {"telegram": Mishaps(0, share=0), "sms": Mishaps(0, share=0)}
    with ChannelStack(
        tmp_path,
        mode="webhook",
        telegram=UnsteadyTelegram(none["telegram"]),
        twilio=partial(UnsteadyTwilio, mishaps=none["sms"]),
    ) as channels:
        storm = Storm(channels, PEOPLE, 0, none, Breaks(0, share=0), victim=None)
        asyncio.run(storm.run())
    record_property("figures", "; ".join(storm.figures))
