"""No test hopes that something has happened meanwhile: it waits for what happens.

`tests/kit/patience.py` has what to wait with: `LOOK` between two looks of a loop, `ended` for
threads, `pass_time` where a time has to go by. Nothing here imports the tests.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.rules

ROOT = Path(__file__).parents[1]
SLEEPS = {
    "tests/bench/channels.py": "a load has a rate",
    "tests/bench/faq_encoder.py": "looks whether a process answers",
    "tests/bench/stock.py": "looks whether a process answers",
    "tests/bench/streams.py": "memory is measured once it is at rest",
    "tests/connectors/memory_gateway.py": "a reply that comes later than its turn",
    "tests/kit/load/at_once_books.py": "looks until all is answered",
    "tests/kit/load/chaos.py": "deaths come at random moments; looks until a process answers",
    "tests/kit/core/core_dialogue.py": "silence lasts as long as the caller's own limit",
    "tests/kit/core/core_portal.py": "a portal that is slow",
    "tests/kit/people/filing.py": "asks again until the receipt is there",
    "tests/kit/stack/processes.py": "looks whether a process answers",
    "tests/kit/people/rest.py": "the same message again until it is taken",
    "tests/kit/fakes/telegram_delivery.py": "Telegram's pauses between two attempts",
}
"""Files that may sleep for something else than a look, and why."""
NO_GUARDS = ("wait_for_timeout", "Timer")
CALLS = ("get", "post", "put", "delete", "request", "stream", "Client", "AsyncClient")


@cache
def files() -> tuple[Path, ...]:
    found = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "nlu" / "tests").rglob("*.py")]
    return tuple(sorted(path for path in found if path != Path(__file__)))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def called(node: ast.AST) -> str:
    """The last part of the name of what is called; empty where nothing is."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def sleeps(tree: ast.AST, *, looking: bool = False) -> Iterator[int]:
    """Lines that sleep otherwise than between two looks of a loop, or to let others run."""
    for node in ast.iter_child_nodes(tree):
        loop = isinstance(node, ast.While | ast.For) or (
            looking and not isinstance(node, ast.Lambda)
        )
        inside = loop and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if isinstance(node, ast.Call) and called(node) == "sleep":
            duration = ast.unparse(node.args[0])
            if duration != "0" and not (looking and duration == "LOOK"):
                yield node.lineno
        yield from sleeps(node, looking=inside)


def hopes(tree: ast.AST) -> Iterator[int]:
    """Lines of a program in quotes that sleeps, of a timer, of a wait that may end unnoticed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if "sleep(" in node.value and "\n" in node.value:
                yield node.lineno
        elif called(node) in NO_GUARDS or is_limited_join(node):
            assert isinstance(node, ast.Call)
            yield node.lineno


def is_limited_join(node: ast.AST) -> bool:
    """`thread.join(5)`: goes on although the thread has not ended."""
    if called(node) != "join" or not isinstance(node, ast.Call):
        return False
    if any(keyword.arg == "timeout" for keyword in node.keywords):
        return True
    return [ast.unparse(a) for a in node.args] == ["PATIENCE"] or any(
        isinstance(a, ast.Constant) and isinstance(a.value, int | float) for a in node.args
    )


def hasty(tree: ast.AST) -> Iterator[int]:
    """Lines that call a server with the five seconds of httpx: on a busy machine too few."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        is_call = ast.unparse(node.func.value) == "httpx" and node.func.attr in CALLS
        if is_call and not {one.arg for one in node.keywords} & {"timeout", "transport"}:
            yield node.lineno


def test_nobody_sleeps() -> None:
    found = [
        f"{name(path)}:{line}"
        for path in files()
        if name(path) not in SLEEPS
        for line in sleeps(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


def test_who_may_sleep_does() -> None:
    """A file that no longer does is taken off the list."""
    idle = [path for path in SLEEPS if not any(sleeps(ast.parse((ROOT / path).read_text("utf-8"))))]
    assert not idle


def test_no_wait_ends_unnoticed() -> None:
    """A thread that does not end fails its test: `ended`."""
    guards = {"tests/kit/patience.py", "nlu/tests/patience.py"}
    found = [
        f"{name(path)}:{line}"
        for path in files()
        if name(path) not in guards
        for line in hopes(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


def test_no_call_is_hasty() -> None:
    """What is asked without a socket (`transport`) has no time to keep to."""
    found = [
        f"{name(path)}:{line}"
        for path in files()
        for line in hasty(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("httpx.get(url)", True),
        ("httpx.get(url, timeout=PATIENCE)", False),
        ("httpx.AsyncClient(base_url=url, verify=False)", True),
        ("httpx.AsyncClient(transport=transport)", False),
        ("client.get(url)", False),
        ("httpx.Response(200)", False),
    ],
)
def test_what_a_hasty_call_is(source: str, found: bool) -> None:
    assert any(hasty(ast.parse(source))) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("time.sleep(1)", True),
        ("while busy():\n    time.sleep(LOOK)", False),
        ("while busy():\n    time.sleep(0.1)", True),
        ("time.sleep(LOOK)", True),
        ("await asyncio.sleep(0)", False),
        ("await asyncio.sleep(0.05)", True),
        ("while busy():\n    with box:\n        try:\n            sleep(LOOK)\n"
         "        finally:\n            pass", False),
        ("while busy():\n    def later():\n        sleep(LOOK)", True),
    ],
)  # fmt: skip
def test_what_a_sleep_is(source: str, found: bool) -> None:
    assert any(sleeps(ast.parse(source))) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("thread.join(5)", True),
        ("thread.join(PATIENCE)", True),
        ("thread.join(timeout=x)", True),
        ("thread.join()", False),
        ("', '.join(names)", False),
        ("threading.Timer(0.3, go.set).start()", True),
        ("page.wait_for_timeout(500)", True),
        ("CODE = '''\nimport time\ntime.sleep(600)\n'''", True),
    ],
)
def test_what_ends_unnoticed(source: str, found: bool) -> None:
    assert any(hopes(ast.parse(source))) is found
