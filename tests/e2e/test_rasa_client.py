"""Rasa's own client code, unmodified, in its own environment, completes a turn (rasa 3.6.21)."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.connectors.memory_gateway import Draft, MemoryGateway
from tests.connectors.served import serve
from tests.kit.patience import PATIENCE

PYTHON = Path(__file__).parents[2] / "nlu" / ".venv" / "bin" / "python"
SCRIPT = """
import asyncio, json, sys
from rasa.core.channels.console import _send_message_receive_stream, send_message_receive_block

async def main(url):
    block = await send_message_receive_block(url, "", "kim", "block")
    stream = [item async for item in _send_message_receive_stream(url, "", "kim", "stream")]
    print(json.dumps([block, stream]))

asyncio.run(main(sys.argv[1]))
"""


@pytest.mark.skipif(not PYTHON.exists(), reason="the environment of nlu/ is not installed")
def test_web_04_rasas_own_client_completes_a_turn() -> None:
    long = "가" * 5000
    gateway = MemoryGateway(lambda message: [Draft(f"{message.text} {long}")] * 2)
    with serve(gateway) as served:
        done = subprocess.run(
            [PYTHON, "-c", SCRIPT, served.url], capture_output=True, text=True, timeout=PATIENCE
        )
    assert done.returncode == 0, done.stderr[-2000:]
    block, stream = json.loads(done.stdout.splitlines()[-1])
    assert [item["text"] for item in block] == [f"block {long}"] * 2
    assert [item["text"] for item in stream] == [f"stream {long}"] * 2
