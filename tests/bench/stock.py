"""The rival: Rasa 3.6.21 as `rasa init` leaves it, on our sentences, with one action a message.

Default pipeline with DIET, default policies, REST channel, in-memory tracker. DIET learns for a few
epochs only: how well it understands is measured elsewhere, and its speed does not depend on it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import yaml

from tests.kit.stack.processes import ROOT

FOLDER = ROOT / "var" / "bench" / "stock"
RASA = ROOT / "nlu" / ".venv" / "bin" / "rasa"
PORT, ACTIONS_PORT = 5905, 5955
URL = f"http://127.0.0.1:{PORT}/webhooks/rest/webhook"
EPOCHS = 5
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def _config() -> dict[str, object]:
    return {
        "recipe": "default.v1",
        "assistant_id": "stock",
        "language": "ko",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1,
             "max_ngram": 4},
            {"name": "DIETClassifier", "epochs": EPOCHS, "constrain_similarities": True},
            {"name": "EntitySynonymMapper"},
            {"name": "ResponseSelector", "epochs": EPOCHS, "constrain_similarities": True},
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ],
        "policies": [
            {"name": "MemoizationPolicy"},
            {"name": "RulePolicy"},
            {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": EPOCHS},
            {"name": "TEDPolicy", "max_history": 5, "epochs": EPOCHS},
        ],
    }  # fmt: skip


def write_project() -> None:
    """Our sentences, one rule an intent, the same action for all."""
    data = FOLDER / "data"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(ROOT / "nlu" / "data" / "nlu", data / "nlu")
    intents = sorted({path.stem for path in (data / "nlu").glob("*/*.yml")})
    rules = [
        {"rule": name, "steps": [{"intent": name}, {"action": "action_bench"}]}
        for name in [*intents, "nlu_fallback"]
    ]
    stories = [
        {"story": name, "steps": [{"intent": name}, {"action": "action_bench"}]}
        for name in ("greet", "thank")
    ]
    files = {
        "config.yml": _config(),
        "domain.yml": {"version": "3.1", "intents": intents, "actions": ["action_bench"]},
        "data/rules.yml": {"version": "3.1", "rules": rules, "stories": stories},
        "credentials.yml": {"rest": None},
        "endpoints.yml": {"action_endpoint": {"url": f"http://127.0.0.1:{ACTIONS_PORT}/webhook"}},
    }
    for name, content in files.items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (FOLDER / name).write_text(text, encoding="utf-8")


def train() -> None:
    """Once; kept in var/bench until the sentences change."""
    newest = max(p.stat().st_mtime for p in (ROOT / "nlu" / "data" / "nlu").glob("*/*.yml"))
    model = FOLDER / "models" / "stock.tar.gz"
    if model.exists() and model.stat().st_mtime > newest:
        return
    write_project()
    with (FOLDER / "train.log").open("wb") as log:
        subprocess.run(
            [RASA, "train", "--fixed-model-name", "stock", "--quiet"],
            cwd=FOLDER, stdout=log, stderr=log, env={**os.environ, **QUIET}, check=True,
        )  # fmt: skip


class Stock:
    """The rival's two processes."""

    def __enter__(self) -> Stock:
        FOLDER.mkdir(parents=True, exist_ok=True)
        train()
        start = time.perf_counter()
        self.actions = self._start(
            [sys.executable, "-m", "tests.bench.stock_action", str(ACTIONS_PORT)], ROOT
        )
        self.rasa = self._start(
            [RASA, "run", "-m", "models/stock.tar.gz", "-i", "127.0.0.1", "-p", str(PORT)], FOLDER
        )
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        self.cold_start = time.perf_counter() - start
        return self

    def __exit__(self, *_error: object) -> None:
        for child in (self.rasa, self.actions):
            child.kill()
            child.wait()

    @property
    def pids(self) -> dict[str, int]:
        return {"rasa": self.rasa.pid, "actions": self.actions.pid}

    def _start(self, command: list[str | Path], folder: Path) -> subprocess.Popen[bytes]:
        with (FOLDER / "run.log").open("ab") as log:
            return subprocess.Popen(
                command, cwd=folder, stdout=log, stderr=log, env={**os.environ, **QUIET}
            )

    def _wait(self) -> None:
        for _ in range(600):
            try:
                answer = httpx.post(URL, json={"sender": "first", "message": "hello"}, timeout=30)
            except httpx.HTTPError:
                time.sleep(0.1)
                continue
            if answer.is_success and answer.json():
                return
            time.sleep(0.1)
        raise RuntimeError(f"stock Rasa does not answer: {FOLDER / 'run.log'}")
