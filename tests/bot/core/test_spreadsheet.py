"""Cells for a spreadsheet: nothing is carried out, and everything comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.spreadsheet import MARK, guarded, unguarded

HARMFUL = (
    "=1+1", "+82 10 1234 5678", "-5", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =HYPERLINK(A1)",
    "   +1", "\u3000=1+1", "\u00a0@A1", "\u200b=1+1", "\ufeff=1+1", "＝1+1", "＋1", "－1", "＠A1",
    " ＝1+1", "﹦1", "﹣1", "−1", "\x00=1", "\t물이 새요", "'=1+1", "''=1+1", "' =1", "'＝1",
)  # fmt: skip
HARMLESS = (
    "", "'", "''",
    "물이 새요", "1=1", "a@b.kr", "010-1234-5678", "(=1)", '"=1"', "'물'이 새요", "· 하나",
    "?", "[숫자]", "1+1=2", "…=1", "가로등-12",
)  # fmt: skip


@pytest.mark.parametrize("cell", HARMFUL)
def test_what_would_be_carried_out_gets_a_sign_and_loses_it_again(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_what_is_only_text_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell
    assert unguarded(cell) == cell


ODD = st.text(alphabet=st.sampled_from("'=+-@ ＝＠\t\r\n\u200b\ufeff\u3000가a1,\";"), max_size=12)


@given(st.lists(ODD | st.text(), min_size=1, max_size=4))
@example(["'\t=1", "''=1", " '=1", "'\ufeff+1"])
def test_a_file_that_was_written_is_read_back_unchanged(cells: list[str]) -> None:
    file = io.StringIO(newline="")
    file.write(MARK)
    csv.writer(file).writerow([guarded(cell) for cell in cells])
    stored = file.getvalue().encode("utf-8", "surrogatepass")
    text = stored.decode("utf-8-sig", "surrogatepass")
    (read,) = csv.reader(io.StringIO(text, newline=""))
    assert [unguarded(cell) for cell in read] == cells


@given(ODD)
def test_no_cell_that_is_guarded_begins_like_a_formula(cell: str) -> None:
    assert not guarded(cell).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
