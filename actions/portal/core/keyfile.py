"""The portal's data key, which is made only where there is no database."""

from __future__ import annotations

from pathlib import Path


class KeyRefused(Exception):
    """The data key is `missing`, `cut` or `wrong` (`code`); it was looked for at `place`."""

    def __init__(self, code: str, place: str) -> None:
        super().__init__(f"the data key is refused ({code}): {place}")
        self.key = f"cli.error.key.{code}"
        self.values = {"place": place, "database": "portal"}


def data_keys(path: Path, given: str | None) -> list[str]:
    """The data keys of `given`, else of the file, newest first. Raises KeyRefused for no file."""
    try:
        text = given or path.read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyRefused("missing", str(path.resolve())) from None
    except UnicodeDecodeError:
        raise KeyRefused("cut", str(path.resolve())) from None
    return [part.strip() for part in text.strip().split(",")]
