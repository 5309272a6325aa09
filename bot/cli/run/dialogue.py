"""The environment of the dialogue, which is not ours: its interpreter and what it is told."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.settings import child_environment

if TYPE_CHECKING:
    from bot.core.settings import Settings

ROOT = Path(__file__).parents[3]
NLU_PYTHON = ROOT / "nlu" / ".venv" / "bin" / "python"


def nlu_environment(settings: Settings) -> dict[str, str]:
    """What a process of the nlu environment is told: it reads no `.env` and no defaults of ours."""
    return child_environment(
        SINMUNGO_PORT=str(settings.port),
        SINMUNGO_DIALOGUE_PORT=str(settings.dialogue_port),
        SINMUNGO_ACTIONS_PORT=str(settings.actions_port),
        SINMUNGO_VAR=str(settings.var.resolve()),
        SINMUNGO_ENDPOINTS=str(settings.endpoints.resolve()),
        SINMUNGO_DATABASE_URL=settings.database_url,
        SINMUNGO_LOG_LEVEL=settings.log_level,
        # Small inputs on few cores: threads only wait for each other.
        OPENBLAS_NUM_THREADS="1",
        OMP_NUM_THREADS="1",
        TF_CPP_MIN_LOG_LEVEL="3",
    )


def run_module(settings: Settings, module: str) -> subprocess.CompletedProcess[str]:
    """Run a module of `nlu` to its end; what it wrote."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [str(NLU_PYTHON), "-m", module],
        cwd=ROOT,
        env=nlu_environment(settings),
        capture_output=True,
        text=True,
        check=False,
    )
