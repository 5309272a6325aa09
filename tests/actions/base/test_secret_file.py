"""Files of secrets: made once, whole at every moment, for their owner only."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from actions.base import secret_file
from actions.settings import new_secret


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_made_once_and_for_us_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "key"
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: secret_file.read_or_make(path, new_secret), range(64)))
    assert len(set(found)) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(path.parent) == ["key"]


@pytest.mark.parametrize("written", ["abc", "abc\n", " abc \r\n"])
def test_one_that_is_there_is_read(written: str, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(written.encode())
    assert secret_file.read_or_make(path, new_secret) == "abc"
    assert path.read_bytes() == written.encode()


def test_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("old")
    path.chmod(0o644)
    secret_file.replace(path, "new,old")
    assert path.read_text() == "new,old"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == ["key"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "key"
    path.write_text("old")
    monkeypatch.setattr("actions.base.secret_file.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        secret_file.replace(path, "new,old")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["key"]
    with pytest.raises(OSError, match="No space"):
        secret_file.read_or_make(tmp_path / "other", new_secret)
    assert names(tmp_path) == ["key"]
