"""The parts of `make test-long`: each is a mark that tests bear, and none is empty."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from tests.test_architecture import ROOT

COUNT = """
import sys, pytest

class Count:
    def pytest_collection_finish(self, session):
        for part in PARTS:
            of_part = [i for i in session.items if i.get_closest_marker(part)]
            print("part", part, len(of_part))

PARTS = sys.argv[1:]
WHERE = ["tests/connectors/sms", "tests/e2e", "tests/long", "tests/scale"]
sys.exit(pytest.main(["--collect-only", "-qq", "-m", " or ".join(PARTS), *WHERE], [Count()]))
"""


def parts() -> list[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"^PARTS := (.+)$", makefile, re.M)
    assert found is not None
    return found[1].split()


def test_every_part_is_a_mark_and_in_the_help() -> None:
    marks = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [part for part in parts() if f'    "{part}: ' not in marks] == []
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"PART={'|'.join(parts())};" in makefile


def test_every_part_has_tests() -> None:
    environment = {**os.environ, "SINMUNGO_TEST_LONG": "1"}
    done = subprocess.run(
        [sys.executable, "-c", COUNT, *parts()],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counted = dict(re.findall(r"^part (\w+) (\d+)$", done.stdout, re.M))
    assert list(counted) == parts()
    assert "0" not in counted.values(), counted
