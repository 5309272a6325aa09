"""The dialogue process: ``python -m nlu.run`` from the project's root, in the ``nlu`` environment.

Listens on 127.0.0.1 only, with our channel and nothing else of Rasa's HTTP interface.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from nlu import logs
from nlu.settings import MODEL_NAME, NLU_ROOT, Settings, SettingsError, export_defaults

HOST = "127.0.0.1"


def main() -> None:
    """Serve until a signal; exits with a message if the model or a setting is missing."""
    export_defaults()
    settings = Settings.from_environment()
    options = argparse.ArgumentParser(prog="python -m nlu.run", description=__doc__)
    options.add_argument("--port", type=int, default=settings.port)
    options.add_argument("--model", type=Path, default=NLU_ROOT / "models" / f"{MODEL_NAME}.tar.gz")
    chosen = options.parse_args()
    if not chosen.model.exists():
        options.error(f"no model at {chosen.model}: run `python -m nlu.train` first")
    try:
        settings.data_keys()
    except SettingsError as error:
        options.error(str(error))
    logs.configure(settings.log_level)
    # Imported here: Rasa takes seconds, and the environment above must be set before numpy.
    from nlu.server import serve

    serve(settings, chosen.model, HOST, chosen.port)


if __name__ == "__main__":
    main()
