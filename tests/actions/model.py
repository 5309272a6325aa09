"""The model that is installed, in one process beside the tests: what it makes of a sentence, and
which service a text is about by its meaning."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from actions.adapters.protocol import Service
from actions.dialogue.meaning import LONGEST, Shares

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "nlu" / "models" / "sinmungo.tar.gz"
Reading = Mapping[str, Any]


class Model:
    """Asked by one test at a time; what was asked before is known."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._known: dict[str, dict[str, Any]] = {}

    def read(self, text: str) -> Reading:
        return self._ask({"read": text})

    async def shares(self, services: Sequence[Service], text: str) -> Shares:
        del services
        return self._ask({"rank": text[:LONGEST]}) if text.strip() else {}

    def close(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process.wait()

    def _ask(self, question: Mapping[str, str]) -> dict[str, Any]:
        line = json.dumps(question)
        if line not in self._known:
            process = self._started()
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            self._known[line] = json.loads(process.stdout.readline())
        return self._known[line]

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            python = ROOT / "nlu" / ".venv" / "bin" / "python"
            self._process = subprocess.Popen(
                [python, "-m", "nlu.report.readings", MODEL],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
            )
        return self._process


MODEL_INSTALLED = Model()
