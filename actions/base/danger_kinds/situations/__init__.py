"""Situations that are danger: who, what happens, where and now, in any order. What the other
modules have by wordings stands here by what it is made of, so that a sentence nobody has written
before is heard, too."""

from __future__ import annotations

from actions.base.danger_kinds.situations import (
    english_accidents,
    english_children,
    english_harm,
    english_strangers,
    korean_accidents,
    korean_children,
    korean_harm,
    korean_strangers,
)

KOREAN = (
    korean_harm.TOGETHER,
    korean_children.TOGETHER,
    korean_accidents.TOGETHER,
    korean_strangers.TOGETHER,
)
ENGLISH = (
    english_harm.TOGETHER,
    english_children.TOGETHER,
    english_accidents.TOGETHER,
    english_strangers.TOGETHER,
)
