"""House rules that no linter knows, read from the source; who imports whom: `lint-imports`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "actions", "connectors", "locales", "nlu", "tests")
MOST = 17
"""Modules of a package: more, and it is two packages."""

STORES = (
    "bot/cases/store.py",
    "bot/conversations/contacts.py",
    "bot/core/db.py",
    "bot/erasure.py",
    "bot/core/named_lease.py",
    "bot/messages/files.py",
    "bot/handoff/store.py",
    "bot/messages/inbox.py",
    "bot/keys/store.py",
    "bot/knowledge/store.py",
    "bot/conversations/lease.py",
    "bot/linking/merge.py",
    "bot/core/migrate.py",
    "bot/delivery/edits.py",
    "bot/delivery/proofs.py",
    "bot/conversations/opt_outs.py",
    "bot/messages/outbox.py",
    "bot/messages/pieces.py",
    "bot/linking/passes.py",
    "bot/keys/processes.py",
    "bot/core/rate_store.py",
    "bot/gateway/replies.py",
    "bot/restore_store.py",
    "bot/retention_store.py",
    "bot/knowledge/reviews.py",
    "bot/keys/rotation.py",
    "bot/delivery/store.py",
    "bot/conversations/session_store.py",
    "bot/core/sql.py",
    "bot/cases/submissions.py",
    "bot/messages/system_turns.py",
    "bot/turn/commit.py",
    "bot/conversations/vault.py",
    "actions/portal/files/store.py",
    "actions/portal/cases/store.py",
    "actions/portal/cases/idempotency.py",
    "actions/portal/cases/counter_store.py",
    "actions/portal/cases/key_checks.py",
    "actions/portal/core/keys.py",
    "actions/portal/core/refusal_store.py",
    "actions/portal/cases/worklist_store.py",
    "nlu/binding.py",
    "nlu/rotate.py",
    "nlu/sealing.py",
    "nlu/tracker_store.py",
)
SQL_NAMES = {"select", "insert", "update", "delete", "text", "exists"}

# (file, how many): each hands the error on to whoever waits for the work.
BROAD_EXCEPTS = {"bot/core/db.py": 2, "bot/documents/child.py": 1}


@cache
def sources() -> tuple[Path, ...]:
    """Every Python file of ours, tests included."""
    found = [
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if ".venv" not in path.parts and "models" not in path.relative_to(ROOT).parts[:-1]
    ]
    return tuple(sorted(found))


def product() -> list[Path]:
    return [path for path in sources() if "tests" not in path.relative_to(ROOT).parts]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(path)))


def name(path: Path) -> str:
    """bot/cli/__init__.py → bot/cli/__init__.py, for messages."""
    return path.relative_to(ROOT).as_posix()


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Absolute names of what a file imports; `from a import b` gives a.b."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module(path).split(".")
                if path.name != "__init__.py":
                    above = above[:-1]
                base = ".".join([*above[: len(above) - node.level + 1], *filter(None, [base])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def test_sql_is_written_in_stores_only() -> None:
    broken = [
        f"{name(path)} imports {target}"
        for path in product()
        if name(path) not in STORES and "migrations" not in path.parts
        for target in imports(path)
        if target.split(".")[0] in {"sqlalchemy", "sqlmodel"} and target.split(".")[-1] in SQL_NAMES
    ]
    assert not broken


def test_stores_listed_exist() -> None:
    assert [path for path in STORES if not (ROOT / path).exists()] == []


def test_no_broad_except() -> None:
    found: dict[str, int] = {}
    for path in product():
        count = sum(
            isinstance(node, ast.ExceptHandler) and _is_broad(node.type) for node in nodes(path)
        )
        if count:
            found[name(path)] = count
    assert found == BROAD_EXCEPTS


def _is_broad(caught: ast.expr | None) -> bool:
    if caught is None:
        return True
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(n, ast.Name) and n.id in {"Exception", "BaseException"} for n in names)


def test_package_sizes() -> None:
    packages = {path.parent for path in product() if path.parts[-2] not in {"versions", "tests"}}
    modules = {
        name(package): sum(path.stem != "__init__" for path in package.glob("*.py"))
        for package in packages
        if name(package).startswith(("bot", "actions"))
    }
    assert {package: many for package, many in modules.items() if many > MOST} == {}


def test_file_sizes() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    scripts = [p for p in (ROOT / "connectors").rglob("*") if p.suffix in {".js", ".css", ".html"}]
    lengths |= {name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in scripts}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_function_sizes() -> None:
    broken = {}
    for path in sources():
        for node in nodes(path):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            length = (node.end_lineno or 0) - node.lineno + 1
            # add_chat and its like hold a router's endpoints: the longest endpoint counts.
            inner = [n for n in ast.walk(node) if n is not node and _is_function(n)]
            if inner:
                length -= sum((n.end_lineno or 0) - n.lineno + 1 for n in node.body
                              if _is_function(n))  # fmt: skip
            parameters = (
                len(node.args.args) + len(node.args.kwonlyargs) + len(node.args.posonlyargs)
            )
            if node.args.args and node.args.args[0].arg in {"self", "cls"}:
                parameters -= 1
            fixtures = node.name.startswith("test_") or node.name == "__init__"
            most = 8 if _is_command(node) else 6
            if length > 60 or (parameters > most and not fixtures):
                broken[f"{name(path)}:{node.name}"] = (length, parameters)
    assert broken == {}


def _is_command(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Of the command line: its parameters are options, and nobody gives all of them."""
    calls = (d for d in node.decorator_list if isinstance(d, ast.Call))
    return any(_called(call) == "command" for call in calls)


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def test_no_work_at_import() -> None:
    """Settings, engines and clients are made by whoever starts the process."""
    makers = {"Settings", "create_engine", "create_async_engine", "AsyncClient", "load", "connect"}
    broken = [
        f"{name(path)}:{node.lineno}"
        for path in product()
        for statement in tree(path).body
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and _called(node) in makers
    ]
    assert not broken


def _called(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_no_language_is_named_where_something_is_decided() -> None:
    """Which languages there are, the folders of `locales` say; tables of one have a default."""
    broken = [
        f"{name(path)}:{node.lineno}"
        for path in product()
        if path.relative_to(ROOT).parts[0] != "nlu"
        for node in nodes(path)
        if isinstance(node, ast.Compare | ast.IfExp)
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and part.value in ("ko", "en")
    ]
    assert not broken


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "NotImplementedError"])
def test_nothing_unfinished(word: str) -> None:
    found = [name(p) for p in product() if re.search(rf"\b{word}\b", p.read_text(encoding="utf-8"))]
    assert not found


def test_module_names() -> None:
    refused = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [name(path) for path in sources() if path.stem in refused] == []
