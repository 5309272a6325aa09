"""Train the model: ``python -m nlu.train`` from the project's root.

The same as ``cd nlu && PYTHONPATH=.. .venv/bin/rasa train --fixed-model-name sinmungo``: Rasa's
fingerprints decide what is trained. In front of them stands a digest of everything that goes in,
because Rasa takes seconds to load even when nothing has changed.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from pathlib import Path

from nlu.settings import MODEL_NAME, NLU_ROOT, encoder_choice, export_defaults

SOURCES = ("config.yml", "domain.yml", "uv.lock", "data/**/*.yml", "components/*")


def digest(root: Path = NLU_ROOT) -> str:
    """SHA-256 over names and contents of everything that the model is made from."""
    total = hashlib.sha256(encoder_choice().encode())
    for path in sorted({p for pattern in SOURCES for p in root.glob(pattern) if p.is_file()}):
        total.update(str(path.relative_to(root)).encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def main() -> int:
    """Train if anything has changed; the exit code is Rasa's."""
    model = NLU_ROOT / "models" / f"{MODEL_NAME}.tar.gz"
    stamp = model.with_name(f"{MODEL_NAME}.digest")
    now = digest()
    if model.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == now:
        sys.stdout.write("model is up to date\n")
        return 0
    export_defaults()
    os.chdir(NLU_ROOT)
    import rasa
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    result = rasa.train(
        domain="domain.yml",
        config="config.yml",
        training_files="data",
        output="models",
        fixed_model_name=MODEL_NAME,
    )
    if result.code == 0:
        stamp.write_text(now, encoding="ascii")
    return int(result.code)


if __name__ == "__main__":
    sys.exit(main())
