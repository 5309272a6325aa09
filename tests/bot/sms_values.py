"""Every field of the catalogue as it really comes: the portal's own services and offices, numbers,
dates and sentences as long as people and agencies write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from actions.portal.content import catalogue as portal
from bot.texts.catalogue import Catalogue, entries
from bot.texts.template import fields

Values = Mapping[str, str | int]

_SAMPLES: Mapping[str, Mapping[str, str | int]] = {
    "ko": {
        "reference": "1AA-2611-0000571K",
        "pin": "01234567",
        "phone": "110",
        "title": "우리 동네 가로등이 고장났어요, 고쳐주세요",
        "text": "우리 동네 가로등이 고장났어요, 고쳐주세요",
        "suggestion": "서울 중구 세종대로 110 앞",
        "value": "서울 중구 세종대로 110 앞",
        "lines": "· 1AA-2611-0000571K 가로등 고장: 처리 중 (11월 20일 금요일)\n"
        "· 1AA-2611-0000589P 쓰레기와 무단투기: 접수 (11월 24일 화요일)",
        "label": "어떤 상태인지",
        "hint": "도로 이름이나 가까운 건물, 기둥에 붙은 번호를 적어 주세요.",
        "reason": "처리 기간은 7일이고, 11월 20일(금)부터 세요. 토요일, 일요일과 공휴일은 빼요. "
        "그래서 11월 30일(월)까지 답변드려요.",
        "answer": "11월 30일까지 새 등으로 바꾸겠습니다.",
        "state": "처리 중",
        "cases": "1AA-2611-0000571K\n1AA-2611-0000589P",
        "notify": "켜져 있어요",
        "fee": "12,000원",
        "since": "11월 20일 금요일",
        "date": "11월 20일 금요일",
        "time": "오후 3:00",
        "words": "건너뛸게요",
        "name": "가로등.pdf",
        "path": "가로등.pdf",
        "kinds": "JPG, PNG, PDF",
        "place": "서울 중구 세종대로 110 앞",
        "files": "가로등.jpg (1.2 MB)",
        "office": "영등포구청 민원실",
        "address": "서울특별시 중구 세종대로 110",
        "hours": "24시간",
    },
    "en": {
        "reference": "1AA-2611-0000571K",
        "pin": "01234567",
        "phone": "110",
        "title": "my street light has been broken for a week",
        "text": "my street light has been broken for a week",
        "suggestion": "in front of Mapo library",
        "value": "in front of Mapo library",
        "lines": "· 1AA-2611-0000571K Street light: in progress (Friday 20 November)\n"
        "· 1AA-2611-0000589P Waste and dumping: received (Tuesday 24 November)",
        "label": "What is wrong",
        "hint": "A road, a building nearby or the number on the pole.",
        "reason": "The law gives 7 working days, counted from Fri 20 Nov. Weekends and public "
        "holidays do not count, so the answer is due by Mon 30 Nov.",
        "answer": "We will replace the lamp by 30 November.",
        "state": "in progress",
        "cases": "1AA-2611-0000571K\n1AA-2611-0000589P",
        "notify": "on",
        "fee": "KRW 12,000",
        "since": "Friday 20 November",
        "date": "Friday 20 November",
        "time": "3:00 PM",
        "words": "Skip this",
        "name": "lamp.pdf",
        "path": "lamp.pdf",
        "kinds": "JPG, PNG, PDF",
        "place": "in front of Mapo library",
        "files": "lamp.jpg (1.2 MB)",
        "office": "Yeongdeungpo-gu Office, public counter",
        "address": "110 Sejong-daero, Jung-gu, Seoul",
        "hours": "24 hours",
    },
}
_ALIKE = {
    "due": "since",
    "changed": "since",
    "submitted": "since",
    "day": "since",
}
_NUMBERS: Values = {
    "count": 1240, "max": 5000, "written": 1180, "days": 14, "minutes": 10, "seconds": 30,
    "messages": 128, "drafts": 1, "personal": 3, "minimum": 1, "maximum": 100, "limit": 1000,
    "length": 1240, "amount": 12000, "police": 112, "fire": 119, "crisis": 109, "number": 2,
    "size": 10, "megabytes": 10,
    "metres": 600, "kilometres": "12.3", "most": 5,
}  # fmt: skip
OUTGOING = ("dialogue", "opening", "system", "link", "sms_parts")
"""Domains of which a sentence may go out as a text message, besides those of `sms` itself."""


def keys(locale: str) -> list[str]:
    """Of all sentences that go out, without the ending of the short form."""
    found = entries()
    return [e.key for d in OUTGOING for e in found[locale, d] if "#" not in e.key]


def filled(texts: Catalogue, key: str, locale: str) -> Iterator[str]:
    """What `key` becomes on SMS, once for each service and office of the built-in portal."""
    names = fields(texts.template(key, locale, "sms", 1240))
    for office in offices(locale) if names & {"service", "agency", "basis"} else [{}]:
        yield texts.text(key, locale, "sms", **values(names | {"count"}, locale, office))


def values(names: set[str], locale: str, office: Values) -> dict[str, str | int]:
    """A field without a sample gets some word."""
    samples = {**_NUMBERS, **_SAMPLES[locale], **office}
    return {name: samples.get(_ALIKE.get(name, name), samples["title"]) for name in names}


def offices(locale: str) -> list[Values]:
    content = portal.load()
    return [
        {
            "service": getattr(service.title, locale),
            "agency": getattr(content.agencies[service.agency].name, locale),
            "phone": content.agencies[service.agency].phone,
            "hours": getattr(content.agencies[service.agency].hours, locale),
            "basis": getattr(service.basis, locale),
            "days": service.days,
        }
        for service in content.services.values()
    ]
