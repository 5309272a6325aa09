"""Many conversations at once on each channel, on two of every process, while two of a hundred sends
fail and a gateway is killed. Usually a small sample, always the same one; in `make test-long` 800
conversations, others each day."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path

import pytest

from tests.kit.load.at_once import Mishaps, UnsteadyTelegram, UnsteadyTwilio
from tests.kit.load.at_once_storm import Storm
from tests.kit.load.at_once_web import Breaks
from tests.kit.load.chaos import seed_of_today
from tests.kit.load.size import sized
from tests.kit.patience import LIMIT
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.postgres import fresh_database

PEOPLE = sized(10, 200)
SAMPLE = 649
"""By this seed even so few people have all of it: on both channels sends that are told to have
failed and sends that nobody knows of, on both ways of the web a connection that breaks."""

# A gateway that is killed leaves half-open connections in the clients of the test.
pytestmark = [
    pytest.mark.storms,
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]


@pytest.mark.timeout(LIMIT)
def test_everybody_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = int(os.environ.get("SINMUNGO_TEST_SEED", sized(SAMPLE, seed_of_today())))
    with capsys.disabled():
        print(f"\nchannels at once: SINMUNGO_TEST_SEED={seed}")
    telegram, sms = Mishaps(seed), Mishaps(seed)
    with (
        fresh_database() as url,
        ChannelStack(
            tmp_path,
            mode="webhook",
            sets=2,
            database_url=url,
            telegram=UnsteadyTelegram(telegram),
            twilio=partial(UnsteadyTwilio, mishaps=sms),
        ) as channels,
    ):
        faulty = {"telegram": telegram, "sms": sms}
        storm = Storm(channels, PEOPLE, seed, faulty, Breaks(seed))
        try:
            asyncio.run(storm.run())
        finally:
            with capsys.disabled():
                print("\n".join(storm.figures))
