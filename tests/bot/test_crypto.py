"""Sealed columns, keyed names, and the key that is made once."""

from __future__ import annotations

import base64
import stat
import threading
from pathlib import Path

import pytest

from bot.crypto import Cipher, add_key, load_keys, load_secret, new_key
from bot.errors import SettingError

KEY, OTHER = bytes(32), bytes(range(32))


@pytest.mark.parametrize(
    "value", ["가로등", {"text": "a", "choices": [["x", "y"]], "n": None}, [], 0, None, "⟦phone:1⟧"]
)
def test_what_is_sealed_opens_again(value: object) -> None:
    assert Cipher(KEY).open(Cipher(KEY).seal(value)) == value


def test_a_seal_tells_nothing_and_is_never_the_same() -> None:
    cipher = Cipher(KEY)
    first, second = cipher.seal("010-1234-5678"), cipher.seal("010-1234-5678")
    assert first != second
    assert b"1234" not in first


@pytest.mark.parametrize("place", [1, 13, -1], ids=["nonce", "text", "tag"])
def test_changed_bytes_do_not_open(place: int) -> None:
    sealed = bytearray(Cipher(KEY).seal("secret"))
    sealed[place] ^= 1
    with pytest.raises(SettingError):
        Cipher(KEY).open(bytes(sealed))


def test_another_key_does_not_open_and_names_the_setting() -> None:
    with pytest.raises(SettingError, match="SINMUNGO_KEY"):
        Cipher(OTHER).open(Cipher(KEY).seal("secret"))


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
    with pytest.raises(SettingError, match=r"SINMUNGO_KEY.*openssl rand -base64 32"):
        load_keys(tmp_path, text)


def test_key_is_made_once_and_only_ours_to_read(tmp_path: Path) -> None:
    first = load_keys(tmp_path / "var")
    assert load_keys(tmp_path / "var") == first
    assert stat.S_IMODE((tmp_path / "var" / "key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["key"]


def test_those_who_start_together_read_the_same(tmp_path: Path) -> None:
    found: set[str] = set()
    start = threading.Barrier(2)

    def read(path: Path) -> None:
        start.wait(5)
        found.add(load_secret(path))

    threads = [threading.Thread(target=read, args=(tmp_path / name / "s",)) for name in ("a", "a")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert found == {load_secret(tmp_path / "a" / "s")}


def test_after_a_rotation_old_and_new_values_open() -> None:
    old, both = Cipher(KEY), Cipher(OTHER, KEY)
    assert both.open(old.seal("before")) == "before"
    with pytest.raises(SettingError):
        old.open(both.seal("after"))
    assert both.digest("contact", "a") == old.digest("contact", "a"), "people keep their names"


def test_resealing_leaves_nothing_for_the_old_key() -> None:
    both = Cipher(OTHER, KEY)
    sealed = both.reseal(Cipher(KEY).seal("before"))
    assert sealed is not None
    assert Cipher(OTHER).open(sealed) == "before"
    assert both.reseal(sealed) is None


def test_sms_16_a_newer_key_goes_before_the_others(tmp_path: Path) -> None:
    (first,) = load_keys(tmp_path)
    added = new_key()
    add_key(tmp_path / "key", added)
    assert load_keys(tmp_path) == (*load_keys(tmp_path, added), first)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
