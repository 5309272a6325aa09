"""The commit before, in a work tree and a process of its own: its code, its model, its kit."""

from __future__ import annotations

import ast
import json
import os
import subprocess
from typing import Any

from tests.kit.stack.processes import ROOT

TREES = ROOT / "var" / "bench" / "before"
SERVE = """
import json, sys
from tests.bench.ours import Ours
with Ours() as ours:
    told = {"url": ours.url, "token": ours.token, "pids": ours.pids, "cold_start": ours.cold_start}
    print(json.dumps(told), flush=True)
    sys.stdin.read()
"""
"""Said to the interpreter of that tree: it serves until its input is closed."""


def commit(named: str | None) -> str:
    """The commit to compare with: the one that was named; else, with changes that are not
    committed, the last one; else the one before it. Raises CalledProcessError for an unknown one.
    """
    changed = _git("status", "--porcelain", "--untracked-files=no")
    return _git(
        "rev-parse", "--short=12", f"{named or ('HEAD' if changed else 'HEAD~1')}^{{commit}}"
    )


class Before:
    """Four processes of another commit; made on first use, kept in var/bench."""

    def __init__(self, sha: str) -> None:
        self.tree = TREES / sha

    def __enter__(self) -> Before:
        self.make()
        self._child = subprocess.Popen(
            [self.tree / ".venv" / "bin" / "python", "-c", SERVE],
            cwd=self.tree,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._child.stdout is not None
        told: dict[str, Any] = json.loads(self._child.stdout.readline())
        self.url, self.token = str(told["url"]), str(told["token"])
        self.pids: dict[str, int] = told["pids"]
        self.cold_start = float(told["cold_start"])
        return self

    def __exit__(self, *_error: object) -> None:
        self._child.communicate()

    def day(self) -> tuple[str, ...]:
        """A day's mix as that commit has it: what it asks for may be something else today."""
        text = (self.tree / "tests" / "bench" / "__main__.py").read_text(encoding="utf-8")
        found = next(
            node.value
            for node in ast.parse(text).body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "DAY"
        )
        return tuple(ast.literal_eval(found))

    def make(self) -> None:
        """The work tree with its environments and its model."""
        if not self.tree.exists():
            self.tree.parent.mkdir(parents=True, exist_ok=True)
            _git("worktree", "prune")
            _git("worktree", "add", "--detach", str(self.tree), self.tree.name)
        # Its own environments: other locks may belong to other code.
        clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        with (self.tree.parent / f"{self.tree.name}.log").open("ab") as log:
            subprocess.run(
                ["make", "train"], cwd=self.tree, env=clean, stdout=log, stderr=log, check=True
            )


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
