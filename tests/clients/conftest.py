"""The gateway that the clients talk to, and how a client is run."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.kit.patience import PATIENCE

HERE = Path(__file__).parent
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run() -> Run:
    """`run("socketio.mjs", …)` → what the script reports."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    if not (HERE / "node_modules").exists():
        pytest.skip("the clients are not installed: npm ci in tests/clients")

    def start(script: str, *arguments: str) -> dict[str, Any]:
        done = subprocess.run(
            [node, HERE / script, *arguments], capture_output=True, text=True, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-4000:]
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    return start
