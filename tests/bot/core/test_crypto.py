"""Sealed columns, keyed names, and the key that is made once."""

from __future__ import annotations

import base64
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.core.crypto import Cipher, Place, add_key, load_keys, load_secret, make_key, new_key
from bot.core.errors import KeyRefused, SettingError
from tests.kit.patience import PATIENCE

KEY, OTHER = bytes(32), bytes(range(32))
HERE = Place("vault", "value_sealed", ("c", "⟦phone:1⟧"))


@pytest.mark.parametrize(
    "value", ["가로등", {"text": "a", "choices": [["x", "y"]], "n": None}, [], 0, None, "⟦phone:1⟧"]
)
def test_what_is_sealed_opens_again(value: object) -> None:
    assert Cipher(KEY).open(Cipher(KEY).seal(value, HERE), HERE) == value


def test_a_seal_tells_nothing_and_is_never_the_same() -> None:
    cipher = Cipher(KEY)
    first, second = (cipher.seal("010-1234-5678", HERE) for _ in range(2))
    assert first != second
    assert b"1234" not in first


@pytest.mark.parametrize("at", [0, 1, 13, -1], ids=["version", "nonce", "text", "tag"])
def test_changed_bytes_do_not_open(at: int) -> None:
    sealed = bytearray(Cipher(KEY).seal("secret", HERE))
    sealed[at] ^= 1
    with pytest.raises(SettingError):
        Cipher(KEY).open(bytes(sealed), HERE)


def test_another_key_does_not_open_and_names_the_setting() -> None:
    with pytest.raises(SettingError, match="SINMUNGO_KEY"):
        Cipher(OTHER).open(Cipher(KEY).seal("secret", HERE), HERE)


def test_digest_names_without_telling() -> None:
    cipher = Cipher(KEY)
    digest = cipher.digest("contact", "webchat", "amy")
    assert digest == cipher.digest("contact", "webchat", "amy")
    assert len(digest) == 32
    assert len({digest, cipher.digest("contact", "webchata", "my"), Cipher(OTHER).digest("a")}) == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(base64.urlsafe_b64encode(OTHER).decode(), id="url-safe"),
        pytest.param(base64.b64encode(bytes([251] * 32)).decode(), id="standard"),
        pytest.param(base64.b64encode(OTHER).decode() + "\n", id="line-end"),
    ],
)
def test_given_key(text: str, tmp_path: Path) -> None:
    assert [len(key) for key in load_keys(tmp_path, text)] == [32]
    assert not (tmp_path / "key").exists()


@pytest.mark.parametrize("text", ["abc", "한글", base64.b64encode(bytes(31)).decode(), "="])
def test_unusable_key_names_the_setting_and_the_way_out(text: str, tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match="cut.*SINMUNGO_KEY"):
        load_keys(tmp_path, text)
    (tmp_path / "key").write_text(text, encoding="utf-8")
    with pytest.raises(KeyRefused, match=f"cut.*{tmp_path}/key"):
        load_keys(tmp_path)
    assert (tmp_path / "key").read_text(encoding="utf-8") == text


def test_a_lost_key_is_not_made_anew_by_reading(tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match=f"missing.*{tmp_path}/key"):
        load_keys(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_key_is_made_once_and_only_ours_to_read(tmp_path: Path) -> None:
    make_key(tmp_path / "var" / "key")
    first = load_keys(tmp_path / "var")
    make_key(tmp_path / "var" / "key")
    assert load_keys(tmp_path / "var") == first
    assert stat.S_IMODE((tmp_path / "var" / "key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["key"]


def test_those_who_start_together_read_the_same(tmp_path: Path) -> None:
    start = threading.Barrier(2)

    def read(path: Path) -> str:
        start.wait(PATIENCE)
        return load_secret(path)

    with ThreadPoolExecutor(2) as pool:
        found = set(pool.map(read, [tmp_path / "a" / "s"] * 2))
    assert found == {load_secret(tmp_path / "a" / "s")}


def test_after_a_rotation_old_and_new_values_open() -> None:
    old, both = Cipher(KEY), Cipher(OTHER, KEY)
    assert both.open(old.seal("before", HERE), HERE) == "before"
    with pytest.raises(SettingError):
        old.open(both.seal("after", HERE), HERE)
    assert both.digest("contact", "a") == old.digest("contact", "a"), "people keep their names"


def test_resealing_leaves_nothing_for_the_old_key() -> None:
    both = Cipher(OTHER, KEY)
    sealed = both.reseal(Cipher(KEY).seal("before", HERE), HERE)
    assert sealed is not None
    assert Cipher(OTHER).open(sealed, HERE) == "before"
    assert both.reseal(sealed, HERE) is None


def test_sms_16_a_newer_key_goes_before_the_others(tmp_path: Path) -> None:
    make_key(tmp_path / "key")
    (first,) = load_keys(tmp_path)
    added = new_key()
    add_key(tmp_path / "key", added)
    assert load_keys(tmp_path) == (*load_keys(tmp_path, added), first)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
