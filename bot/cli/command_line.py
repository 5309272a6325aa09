"""Runs one command line; an expected failure is one sentence, never a stack trace."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import typer
from typer.main import get_command

from bot.cli import settings
from bot.cli.console import Console

USAGE, FAILED, INTERRUPTED = 2, 1, 130
ANYWHERE = {"--quiet", "-q", "--no-input"}
"""Options of `sinmungo` itself that may also stand behind the command."""


def run(arguments: Sequence[str]) -> int:
    """The exit code: 0, 1 (failed), 2 (settings or usage), 130 (interrupted)."""
    settings.load_env_file()
    given, rest = _split(arguments)
    console = Console(
        settings.language(),
        quiet=bool({"--quiet", "-q"} & set(given)),
        no_input="--no-input" in given,
    )
    from bot.cli.commands import build

    command = get_command(build(console))
    try:
        code = command.main([*given, *rest], prog_name="sinmungo", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except typer.TyperException as error:
        return _explain_usage(console, error)
    except BrokenPipeError:
        # Whoever read our data has enough of it.
        sys.stderr.close()
        return FAILED
    except _expected() as error:
        return _explain(console, error)
    return code if isinstance(code, int) else 0


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    given = [argument for argument in arguments[:end] if argument in ANYWHERE]
    rest = [argument for argument in arguments[:end] if argument not in ANYWHERE]
    return given, [*rest, *arguments[end:]]


def _explain_usage(console: Console, error: typer.TyperException) -> int:
    console.fail("cli.usage.wrong", reason=error.format_message())
    if getattr(error, "option_name", "") == "--key":
        # Arguments are kept by the shell and seen by everybody on the machine.
        console.fail("cli.officer.key.missing")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "sinmungo"
    console.fail("cli.usage.see", command=f"{path} --help")
    return USAGE


def _explain(console: Console, error: BaseException) -> int:
    """The sentence and the code of the first base class that has one."""
    for kind in type(error).__mro__:
        found = EXPECTED.get(f"{kind.__module__}.{kind.__qualname__}")
        if found is not None:
            found(console, error)
            break
    names = {kind.__name__ for kind in type(error).__mro__}
    return USAGE if names & {"SettingError", "KeyRefused", "PortalsConfigError"} else FAILED


def _as_it_is(console: Console, error: BaseException) -> None:
    console.fail_plainly(str(error))


def _sentence(console: Console, error: BaseException) -> None:
    console.fail(getattr(error, "key", ""), **getattr(error, "values", {}))


def _problem(console: Console, error: BaseException) -> None:
    key = f"cli.portal.problem.{getattr(error, 'code', '')}"
    if console.has(key):
        console.fail(key)
    else:
        console.fail("cli.portal.refused", reason=str(error))


def _knowledge(console: Console, error: BaseException) -> None:
    key = f"cli.knowledge.bad.{getattr(error, 'code', '')}"
    console.fail(key, **getattr(error, "values", {}))


def _database(console: Console, _error: BaseException) -> None:
    console.fail("cli.error.database")


def _file(console: Console, error: BaseException) -> None:
    path, reason = getattr(error, "filename", None), getattr(error, "strerror", None)
    console.fail("cli.error.file", path=str(path or "-"), reason=str(reason or error))


# By name: a class can only have been raised if its module has been imported.
EXPECTED: dict[str, Callable[[Console, BaseException], None]] = {
    "bot.core.errors.KeyRefused": _sentence,
    "bot.core.errors.NewerSchema": _sentence,
    "bot.core.errors.NoDatabase": _sentence,
    "actions.portal.migrations.NewerTables": _sentence,
    "bot.core.errors.BackupRefused": _sentence,
    "bot.core.errors.BotError": _as_it_is,
    "actions.portal.core.keyfile.KeyRefused": _sentence,
    "bot.knowledge.text.KnowledgeError": _knowledge,
    "actions.adapters.registry.PortalsConfigError": _as_it_is,
    "actions.portal.core.problems.Problem": _problem,
    "actions.portal.core.crypto.Undecryptable": _database,
    "connectors.terminal.TerminalError": _sentence,
    "sqlalchemy.exc.SQLAlchemyError": _database,
    "builtins.OSError": _file,
}


def _expected() -> tuple[type[BaseException], ...]:
    """The classes of EXPECTED that are loaded by now."""
    found = []
    for path in EXPECTED:
        module, _, name = path.rpartition(".")
        if module in sys.modules:
            found.append(getattr(sys.modules[module], name))
    return tuple(found)
