"""What the program does with each state of the key, over each state of the databases."""

from __future__ import annotations

import base64
import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.core.crypto import key_id, load_keys, new_key
from tests.cli.ran import Sinmungo
from tests.kit.core.sealed_before import seal_before

OTHER = base64.urlsafe_b64encode(bytes(range(50, 82))).decode()
WORDS = {
    "missing": ("only a copy of the key helps", "사본이 있어야만 열려요"),
    "cut": ("Only the whole key opens", "온전한 열쇠로만 열리니"),
    "wrong": ("Only a copy of the right key helps", "맞는 열쇠의 사본"),
    "names": ("is not the one that names people", "사람들을 알아보던 열쇠"),
}
COMMANDS = {
    "migrate (up, make run)": ("migrate",),
    "portal cases": ("portal", "cases"),
    "review list": ("review", "list"),
    "key rotate": ("key", "rotate"),
    "key reseal": ("key", "reseal"),
}


def _file(var: Path) -> Path:
    return var / "key"


def _cut(text: str) -> Callable[[Path], object]:
    return lambda var: _file(var).write_bytes(text.encode())


KEYS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "lost": ("missing", lambda var: _file(var).unlink()),
    "empty": ("cut", _cut("")),
    "half": ("cut", lambda var: _file(var).write_text(_file(var).read_text()[:20])),
    "one character less": ("cut", lambda var: _file(var).write_text(_file(var).read_text()[:-1])),
    "a comma at the end": ("cut", lambda var: _file(var).write_text(_file(var).read_text() + ",")),
    "not text": ("cut", lambda var: _file(var).write_bytes(bytes(range(200, 232)))),
    "words": ("cut", _cut("여기에 열쇠를 두세요")),
    "another": ("wrong", lambda var: _file(var).write_text(OTHER)),
    "another before it": (
        "names",
        lambda var: _file(var).write_text(_file(var).read_text().strip() + "," + OTHER),
    ),
}


def _age(var: Path) -> None:
    """As the version before left it: no check, and a row that is sealed."""
    sealed = seal_before(load_keys(var)[0], "010")
    with sqlite3.connect(var / "sinmungo.db") as database:
        database.execute("DELETE FROM key_checks")
        database.execute("INSERT INTO vault VALUES ('c', '⟦phone:1⟧', 'phone', ?, 0)", [sealed])
    database.close()


def _now(var: Path) -> None:
    return


def _cases() -> Iterator[object]:
    for name, (code, harm) in KEYS.items():
        for shown, command in COMMANDS.items():
            if code == "names" and command[0] == "portal":
                continue  # It names nobody, and every key of its cases is still there.
            yield pytest.param(_now, command, code, harm, id=f"{name}-{shown}")
            if code != "names":  # An old database does not know yet which key named its people.
                yield pytest.param(_age, command, code, harm, id=f"{name}-{shown}-old")


@pytest.mark.parametrize(("age", "command", "code", "harm"), list(_cases()))
def test_a_harmed_key_stops_everything_and_stays_as_it_is(
    migrated: Sinmungo,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    age: Callable[[Path], None],
    command: tuple[str, ...],
    code: str,
    harm: Callable[[Path], object],
) -> None:
    var = folder / "var"
    age(var)
    harm(var)
    before = _content(var)
    for locale, words in zip(("en", "ko"), WORDS[code], strict=True):
        monkeypatch.setenv("SINMUNGO_LOCALE", locale)
        ran = migrated(*command)
        assert (ran.code, ran.data) == (2, "")
        assert words in ran.rest
        assert str(var / "key") in ran.rest
        assert "openssl" not in ran.rest
    assert _content(var) == before


def _content(var: Path) -> bytes | None:
    return _file(var).read_bytes() if _file(var).exists() else None


@pytest.mark.parametrize(
    ("left", "makes"),
    [
        pytest.param((), True, id="nothing"),
        pytest.param(("sinmungo.db",), False, id="the gateway's"),
        pytest.param(("portal.db",), False, id="the portal's"),
        pytest.param(("tracker.db",), False, id="the dialogue's"),
        pytest.param(("empty",), True, id="a file without tables"),
    ],
)
def test_a_key_is_made_only_where_there_is_no_database(
    migrated: Sinmungo, folder: Path, left: tuple[str, ...], makes: bool
) -> None:
    var = folder / "var"
    with sqlite3.connect(var / "tracker.db") as trackers:
        trackers.execute("CREATE TABLE rasa_tracker (conversation TEXT)")
    trackers.close()
    for path in [one for one in var.iterdir() if one.name not in left]:
        path.unlink()
    if left == ("empty",):
        (var / "portal.db").touch()
    assert migrated("migrate").code == (0 if makes else 2)
    assert _file(var).exists() is makes


def test_given_by_the_environment(
    sinmungo: Sinmungo, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SINMUNGO_KEY", OTHER)
    assert sinmungo("migrate").code == 0
    assert not (folder / "var" / "key").exists()
    for value, code in (("", "missing"), (new_key(), "wrong"), (OTHER[:-2], "cut")):
        monkeypatch.setenv("SINMUNGO_KEY", value)
        ran = sinmungo("migrate")
        assert (ran.code, WORDS[code][0] in ran.rest, "SINMUNGO_KEY" in ran.rest) == (2, True, True)
    monkeypatch.setenv("SINMUNGO_KEY", OTHER)
    assert sinmungo("migrate").code == 0


def test_an_old_database_gets_its_check_only_after_a_row_has_opened(
    migrated: Sinmungo, folder: Path
) -> None:
    var, right = folder / "var", (folder / "var" / "key").read_text()
    _age(var)
    (var / "key").write_text(OTHER)
    assert migrated("migrate").code == 2
    assert _ids(var) == []
    (var / "key").write_text(right)
    assert migrated("migrate").code == 0
    assert len(_ids(var)) == 1
    assert base64.urlsafe_b64decode(right).hex()[:16] not in _ids(var)


def _ids(var: Path, sealing: bool = False) -> list[str]:
    with sqlite3.connect(var / "sinmungo.db") as database:
        where = "WHERE box IS NOT NULL" if sealing else ""
        found = [row[0] for row in database.execute(f"SELECT key_id FROM key_checks {where}")]
    database.close()
    return found


def test_rotated_resealed_and_what_may_be_thrown_away(migrated: Sinmungo, folder: Path) -> None:
    """The one in the middle, once everything was sealed anew; never the newest, never the last."""
    var = folder / "var"
    for _ in range(2):
        assert migrated("key", "rotate").code == 0
        assert migrated("migrate").code == 0
    newest, middle, last = (var / "key").read_text().split(",")
    assert len(_ids(var, sealing=True)) == 3
    (var / "key").write_text(f"{newest},{last}")
    assert migrated("migrate").code == 2, "not resealed yet"
    (var / "key").write_text(f"{newest},{middle},{last}")
    assert migrated("key", "reseal").code == 0
    assert len(_ids(var, sealing=True)) == 1
    for text, code in (
        (f"{newest},{last}", 0),
        (newest, 2),
        (f"{last},{newest}", 2),
        (f"{middle},{last}", 2),
        (last, 2),
    ):
        (var / "key").write_text(text)
        assert migrated("migrate").code == code


@pytest.mark.parametrize(
    "command",
    [
        ("portal", "cases"),
        ("portal", "officer", "list"),
        ("portal", "officer", "add", "Kim"),
        ("review", "list"),
        ("notices", "1AA-2611-0000571K"),
        ("faq", "list"),
        ("terms", "list"),
        ("key", "rotate"),
        ("key", "reseal"),
        ("serve", "dialogue"),
    ],
    ids=" ".join,
)
def test_in_another_folder_nothing_is_made(
    sinmungo: Sinmungo, folder: Path, command: tuple[str, ...]
) -> None:
    ran = sinmungo(*command)
    assert ran.code == 1
    assert str(folder / "var") in ran.rest
    assert [path.name for path in folder.iterdir()] == ["endpoints.yml"]


def test_doctor_opens_a_sealed_row(migrated: Sinmungo, folder: Path) -> None:
    def states() -> dict[str, str]:
        found = json.loads(migrated("doctor", "--json").data)["checks"]
        return {one["message"]: one["status"] for one in found if one["check"] in ("key", "sealed")}

    var = folder / "var"
    assert "Nothing is sealed yet (gateway)." in states()
    _age(var)
    assert states()["A sealed row was opened (gateway)."] == "ok"
    shutil.copy(var / "key", var / "copy")
    (var / "key").write_text(OTHER)
    assert states()[f"The data key at {var}/key does not open what is sealed (gateway)."] == "fail"
    (var / "key").unlink()
    assert states() == {f"There is a database, but no data key at {var}/key.": "fail"}
    shutil.copy(var / "copy", var / "key")
    assert "fail" not in states().values()


@pytest.mark.parametrize(
    ("knows", "age", "code"),
    [
        pytest.param("old", 0, 1, id="it runs with the old key alone"),
        pytest.param("both", 0, 0, id="it was restarted"),
        pytest.param("old", 3600, 0, id="it is long gone"),
    ],
)
def test_reseal_waits_for_those_who_do_not_know_the_new_key(
    migrated: Sinmungo, folder: Path, knows: str, age: float, code: int
) -> None:
    var = folder / "var"
    old = _ids(var)
    assert migrated("key", "rotate").code == 0
    both = [key_id(key) for key in load_keys(var)]
    with sqlite3.connect(var / "sinmungo.db") as database:
        row = ["host:7:ab", "worker", ",".join(old if knows == "old" else both), time.time() - age]
        database.execute("INSERT INTO process_keys VALUES (?, ?, ?, ?)", row)
    database.close()
    ran = migrated("key", "reseal")
    assert ran.code == code
    assert ("worker host:7:ab" in ran.rest) is (code == 1)
    assert (len(_ids(var, sealing=True)) == 1) is (code == 0)
