"""Who wants to go on with what was left says so in the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.dialogue.message import Message
from actions.reading.meant import RESUMES, Past, settled
from actions.reading.replies.resuming import wants

WANTED = """\
아까 쓰던 거
아까 쓰던 거 이어서 할게요
이어서 할게요
쓰던 민원 계속
아까 쓰다 만 거 이어서 쓸게요
아까 쓰던 민원 계속 쓸게요
계속할게요
마저 쓸게요
하던 거 마저 할게요
아까 하던 거 계속해 주세요
저장해 둔 글 불러와 주세요
아까 쓴 걸로요
어디까지 했죠?
어디까지 썼더라
이어서 쓰고 싶어요
쓰다 만 민원 있나요
지난번에 쓰던 거 이어서 하고 싶어요
네 이어서 쓸게요
continue my petition
where were we
Where did we leave off?
let's continue where we left off
I want to finish my petition
can I go on with my draft
resume the petition I started
continue what I was writing
back to my petition
finish what I started
pick up where we left off
"""
OTHER = """\
안녕하세요
아까 쓴 민원 어떻게 됐어요
공사를 계속 해요
계속 시끄러워요
하던 공사가 멈췄어요
제가 쓴 글 지워 주세요
민원 넣고 싶어요
아까 보낸 민원 취소해 주세요
아까 쓰던 거 지워 주세요
네
그만할래요
이어서 또 가로등이 나갔어요
계속 꺼져 있어요
who are you
continue
the noise continues all night
where is my petition
delete my draft
file a petition
I want to file a complaint
"""
LATER = (
    "아까 그거 계속할게요",
    "아까꺼 다시",
    "그거 마저 할게요",
    "아니에요 역시 넣을게요",
    "역시 보낼게요",
    "계속",
    "I'm back",
    "continue",
    "send it after all",
)


@pytest.mark.parametrize("said", WANTED.splitlines())
def test_it_is_wanted(said: str) -> None:
    assert wants(said)
    assert wants(said, kept=True)
    assert settled(Message(said), open_=False).intent == RESUMES


@pytest.mark.parametrize("said", OTHER.splitlines())
def test_it_is_something_else(said: str) -> None:
    assert not wants(said)


@pytest.mark.parametrize("said", LATER)
def test_with_a_draft_less_is_enough(said: str) -> None:
    assert wants(said, kept=True)
    assert not wants(said)
    assert settled(Message(said), open_=False, past=Past(kept=True)).intent == RESUMES


@pytest.mark.parametrize("said", WANTED.splitlines())
def test_with_something_open_the_question_goes_on(said: str) -> None:
    assert settled(Message(said), open_=True).intent != RESUMES


@given(st.sampled_from(WANTED.splitlines()), st.text(min_size=60))
def test_what_is_told_with_it_is_not_lost(said: str, more: str) -> None:
    assert not wants(f"{said} {more}")
