"""What must be true of a rough conversation that was played: it ends as its set says, nothing is
said twice running, and what is filed is what the person was shown and has sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from tests.kit.people.rough import Reply, Rough, titles
from tests.kit.stack.processes import ROOT

WRITTEN_ON = date(2026, 11, 30)
"""The day that is "today" for the set."""
NUMBER = re.compile(r"\d[\d\s.-]{6,}\d")
WEEKDAY = re.compile(r"[월화수목금토일]요일|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
TOPICS: Mapping[str, str] = {
    "fee": r"무료|free|no fee",
    "deadline": r"\d+일 안에|within \d+",
    "who": r"맡아서 답|맡은 기관만|answered by|answers it|only the office|passed only",
    "anonymous": r"이름.{0,20}(?:없이|안 적|비워|않아도)",
    "contact": r"연락처|contact",
    "privacy": r"맡은 기관만|알려지지|only the office|nobody else|not (?:told|passed|given)",
    "photo": r"사진|photo",
    "compensation": r"보상|배상|compensat|damages",
    "human": r"상담|사람|a person",
    "next": r"접수|담당자|received|officer",
    "again": r"이렇게 이해했어요|This is what I understood",
}
"""Of what is asked in between: what its answer says."""


def wrong(
    script: Mapping[str, Any], played: Rough, cases: Sequence[Mapping[str, Any]]
) -> list[str]:
    """Everything that is not as it must be; `cases` are those that were filed, the oldest first."""
    must = script["must"]
    wanted = int(must.get("filings", 1)) if must["filed"] else 0
    found = [] if len(cases) == wanted else [f"filed {len(cases)} times, not {wanted}"]
    found += _said(played.replies, must)
    for case, keys in zip(cases, (must, must.get("second", {})), strict=False):
        found += _filed(case, keys, script["says"])
        found += _invented(case, script["says"])
    return found + list(_unread(played.replies, cases))


def _said(replies: Sequence[Reply], must: Mapping[str, Any]) -> Iterator[str]:
    typed = [reply for reply in replies if reply.line.startswith(">")]
    yield from (f"no answer to {one.line!r}" for one in typed if not one.bubbles)
    for before, after in zip(typed, typed[1:], strict=False):
        if after.bubbles and _whole(before) == _whole(after):
            yield f"twice running after {after.line!r}"
    told = "\n".join(reply.text for reply in replies)
    for topic in must.get("answered", ()):
        if not re.search(TOPICS[topic], told):
            yield f"no answer about {topic}"


def _whole(reply: Reply) -> list[tuple[str, list[str]]]:
    return [(bubble.text, list(bubble.buttons)) for bubble in reply.bubbles]


def _filed(case: Mapping[str, Any], must: Mapping[str, Any], says: Sequence[Any]) -> Iterator[str]:
    title, body = str(case["title"]), str(case["body"])
    service = services()[case["service"]["ko"]]
    yield from (
        f"text without {one!r}: {body}" for one in must.get("text_has", ()) if one not in body
    )
    yield from (f"text with {one!r}: {body}" for one in must.get("text_has_not", ()) if one in body)
    yield from (f"title with {one!r}: {title}" for one in must.get("title_not", ()) if one in title)
    if must.get("title_has", "") not in title:
        yield f"title without {must['title_has']!r}: {title}"
    if service["code"] not in must.get("service", [service["code"]]):
        yield f"filed as {service['code']}"
    places = _of_type(case, service, "place")
    if places is not None and must.get("place_has", "").casefold() not in places.casefold():
        yield f"place without {must['place_has']!r}: {places}"
    days = _of_type(case, service, "date")
    if days is not None and "since" in must and days not in _days(must["since"], says):
        yield f"since {days!r}, not {must['since']}"
    staff = "\n".join([title, body, *map(str, case["attributes"].values())])
    for number in _numbers(says):
        if number in re.sub(r"\D", "", staff):
            yield f"{number} stands in what staff see"


def _of_type(case: Mapping[str, Any], service: Mapping[str, Any], kind: str) -> str | None:
    """What is filed for the service's questions of this type; None where it has none."""
    codes = [str(one["code"]) for one in service["questions"] if one["type"] == kind]
    return " ".join(str(case["attributes"].get(c, "")) for c in codes) if codes else None


def _days(since: date, says: Sequence[Any]) -> list[str]:
    """The same day of a conversation that is had today."""
    now = today()
    if not any(WEEKDAY.search(str(one)) for one in says):
        return [str(now + (since - WRITTEN_ON))]
    last = now - timedelta(days=(now.weekday() - since.weekday()) % 7)
    return [str(last), str(last - timedelta(days=7))]


def _numbers(says: Sequence[Any]) -> Iterator[str]:
    """Telephone numbers that the person has written."""
    for found in NUMBER.findall(" | ".join(map(str, says))):
        digits = re.sub(r"\D", "", found)
        if digits.startswith("010"):
            yield digits


def _invented(case: Mapping[str, Any], says: Sequence[Any]) -> Iterator[str]:
    """Every line is the person's own, or names the words that they have said for a row, or is
    theirs with words in it that they have put right: each of its words was said."""
    said = [one for one in says if isinstance(one, str)]
    for line in str(case["body"]).split("\n"):
        words = line.partition(": ")[2]
        own = any(line in one or (words and words in one) for one in said)
        if not own and not all(any(word in one for one in said) for word in line.split()):
            yield f"nobody has said {line!r}"


def _unread(replies: Sequence[Reply], cases: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Nothing is filed but by the press, and what was filed was shown on the card before it."""
    sends = [n for n, reply in enumerate(replies) if reply.sends]
    if len(cases) > len(sends):
        yield "filed without the press"
    buttons = titles("choice.agree_send", "choice.send")
    for case, pressed in zip(cases, sends, strict=False):
        cards = [
            bubble.text
            for reply in replies[:pressed]
            for bubble in reply.bubbles
            if any(" ".join(title.split()) in buttons for title in bubble.buttons)
        ]
        if not cards or not any(_bare(str(case["title"])) in _bare(card) for card in cards):
            yield f"sent without the card of {case['title']!r}"


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text)


@cache
def services() -> Mapping[str, Mapping[str, Any]]:
    """By their Korean titles."""
    found = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (ROOT / "actions/portal/data/services").glob("*.yml")
    ]
    return {one["title"]["ko"]: one for one in found}


def today() -> date:
    """Where the people of the set live."""
    return datetime.now(ZoneInfo("Asia/Seoul")).date()
