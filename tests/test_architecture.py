"""The plan's layers and house rules, read from the source itself.

Nothing here imports the packages: a rule holds even where a module cannot be imported alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "actions", "connectors", "locales", "nlu", "tests")
OURS = ("bot", "actions", "connectors", "locales", "nlu")

# Who may import what, among our own packages. First match wins; a module may always import its
# own package's modules where nothing narrower stands here.
ALLOWED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("connectors.errors", ()),
    ("connectors.messages", ()),
    ("connectors.contract", ("connectors.errors", "connectors.messages")),
    ("connectors", ("connectors", "locales")),
    ("actions.adapters.errors", ()),
    ("actions.adapters", ("actions.adapters",)),
    # Receipt numbers have one form; whoever reads one uses the portal's definition.
    # Which files are taken is one table, of the gateway and of the portal.
    ("actions.portal", ("actions.portal", "actions.adapters.files")),
    ("actions", ("actions", "locales")),
    # The command line starts every process of this environment.
    ("bot.cli", ("bot", "connectors", "actions")),
    ("bot", ("bot", "connectors", "actions.adapters", "actions.portal", "locales")),
    ("locales", ("locales",)),
    ("nlu", ("nlu",)),
)

# Who alone may reach these.
ONLY: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "actions.portal",
        ("actions.portal", "bot.app", "bot.cli", "bot.migrate", "actions.read", "actions.prefill"),
    ),
    ("babel", ("bot.texts", "locales")),
    ("rasa_sdk", ("actions",)),
    ("rasa", ("nlu",)),
    ("fastapi", ("bot", "connectors", "actions.portal")),
)

SETTINGS = (
    "bot/settings.py",
    "bot/cli/settings.py",
    "actions/settings.py",
    "actions/portal/settings.py",
    "nlu/settings.py",
)

STORES = (
    "bot/cases.py",
    "bot/contacts.py",
    "bot/db.py",
    "bot/erasure.py",
    "bot/feed.py",
    "bot/files.py",
    "bot/inbox.py",
    "bot/knowledge_store.py",
    "bot/lease.py",
    "bot/link_store.py",
    "bot/migrate.py",
    "bot/notice_store.py",
    "bot/outbox.py",
    "bot/pass_store.py",
    "bot/replies_store.py",
    "bot/review_store.py",
    "bot/rotation.py",
    "bot/sending.py",
    "bot/sql.py",
    "bot/submissions.py",
    "bot/system_turn.py",
    "bot/turn_store.py",
    "bot/vault.py",
    "actions/portal/attachment_store.py",
    "actions/portal/case_store.py",
    "actions/portal/idempotency_store.py",
    "actions/portal/key_store.py",
    "nlu/rotate.py",
    "nlu/tracker_store.py",
)
SQL_NAMES = {"select", "insert", "update", "delete", "text", "exists"}

# (file, how many): each hands the error on to whoever waits for the work.
BROAD_EXCEPTS = {"bot/db.py": 2}


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


def within(imported: str, packages: tuple[str, ...]) -> bool:
    return any(imported == package or imported.startswith(package + ".") for package in packages)


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


def allowed(importer: str) -> tuple[str, ...]:
    return next(targets for prefix, targets in ALLOWED if within(importer, (prefix,)))


def test_layers() -> None:
    broken = [
        f"{name(path)} imports {target}"
        for path in product()
        for target in imports(path)
        if within(target, OURS) and not _may(module(path), target)
    ]
    assert not broken


def _may(importer: str, target: str) -> bool:
    if within(importer, ("actions",)) and not within(importer, ("actions.adapters",)):
        # Below actions only named edges reach the portal; see ONLY.
        return within(target, allowed(importer))
    return within(target, allowed(importer))


@pytest.mark.parametrize(("what", "by"), ONLY, ids=[what for what, _ in ONLY])
def test_only(what: str, by: tuple[str, ...]) -> None:
    broken = [
        f"{name(path)} imports {target}"
        for path in product()
        for target in imports(path)
        if within(target, (what,)) and not any(_reaches(module(path), b) for b in by)
    ]
    assert not broken


def _reaches(importer: str, owner: str) -> bool:
    """`bot.texts` also stands for bot.texts_template: one text module in several files."""
    return importer == owner or importer.startswith((owner + ".", owner + "_"))


@pytest.mark.parametrize(
    ("folder", "shared"),
    [
        ("connectors", {"contract", "errors", "messages", "tls", "webhook"}),
        ("actions/adapters", {"protocol", "errors", "files"}),
    ],
    ids=["connectors", "adapters"],
)
def test_siblings_do_not_import_each_other(folder: str, shared: set[str]) -> None:
    package = folder.replace("/", ".")
    broken = []
    for path in (p for p in product() if within(module(p), (package,)) and module(p) != package):
        own = module(path).removeprefix(package + ".").split(".")[0].split("_")[0]
        for target in imports(path):
            if not within(target, (package,)) or target == package:
                continue
            sibling = target.removeprefix(package + ".").split(".")[0]
            # native_answers belongs to native; the registry chooses among all.
            if own != "registry" and sibling.split("_")[0] != own and sibling not in shared:
                broken.append(f"{name(path)} imports {target}")
    assert not broken


def test_environment_is_read_in_settings_only() -> None:
    broken = [
        f"{name(path)}:{node.lineno}"
        for path in product()
        if name(path) not in SETTINGS
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv", "environb"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
    ]
    assert not broken


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
    assert [path for path in (*STORES, *SETTINGS) if not (ROOT / path).exists()] == []


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
            if length > 60 or (parameters > 6 and not fixtures):
                broken[f"{name(path)}:{node.name}"] = (length, parameters)
    assert broken == {}


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def test_no_print_outside_the_command_line() -> None:
    broken = [
        f"{name(path)}:{node.lineno}"
        for path in product()
        if not name(path).startswith("bot/cli")
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not broken


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


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "NotImplementedError"])
def test_nothing_unfinished(word: str) -> None:
    found = [name(p) for p in product() if re.search(rf"\b{word}\b", p.read_text(encoding="utf-8"))]
    assert not found


def test_module_names() -> None:
    refused = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [name(path) for path in sources() if path.stem in refused] == []
