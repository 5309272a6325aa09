"""Conversations as files: what is typed, what is answered, to the letter.

# a comment
@ neighbour                  from here on this person speaks (the first is "citizen")
> 가로등이 고장났어요            typed; {receipt}, {pin}, {wrong_pin}, {code}, {number}: told
                             before (the last two take a conversation to another channel)
> [동의하고 보내기]            a button is pressed
< exact text of one bubble    "…" stands for what varies: numbers, PINs, dates
| a further line of the same bubble
  [동의하고 보내기] [그만할게요]  its buttons, if it has any
<? a bubble that may come or not
= officer take               also: answer "…", close
= wait                       until something comes by itself
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.kit.patience import PATIENCE
from tests.kit.people.filing import receipt_in
from tests.kit.people.rest import PIN, RECEIPT, Browser, Bubble

if TYPE_CHECKING:
    from tests.kit.people.ways import Person

QUIET_SECONDS = 1.5
BUTTON = re.compile(r"\[([^\]]+)\]")
TOLD = {
    "code": re.compile(r"(?<=이어하기 )[0-9A-Z-]{6,7}|(?<=continue )[0-9A-Z-]{6,7}"),
    "number": re.compile(r"(?<![\d-])\d{6}(?![\d-])"),
}
VARIES = (
    RECEIPT,
    *TOLD.values(),
    # With its particle, which fits the last digit.
    re.compile(f"(?:{PIN.pattern})(?:이에요|예요)?"),
    re.compile(
        r"\d{4}년 \d{1,2}월 \d{1,2}일(?: .요일|\(.\))?|\d{1,2}월 \d{1,2}일(?: .요일|\(.\))?"
    ),
    re.compile(
        r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?\d{1,2} "
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?: \d{4})?"
    ),
    re.compile(
        r"(?:오전|오후|낮|아침|저녁|밤|새벽) \d{1,2}:\d{2}|\d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?"
    ),
)


@dataclass
class Expected:
    lines: list[str]
    optional: bool = False
    buttons: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass
class Step:
    """One line that does something, and the bubbles that are expected after it."""

    line: str
    number: int
    expected: list[Expected] = field(default_factory=list)


def parse(text: str) -> tuple[list[str], list[Step]]:
    """Leading comments, and the steps. Raises ValueError that names the line."""
    head: list[str] = []
    steps: list[Step] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            head += [line] if line.startswith("#") and not steps else []
        elif line[0] in ">@=":
            steps.append(Step(line, number))
        elif line.startswith("<"):
            mark = "<?" if line.startswith("<?") else "<"
            steps[-1].expected.append(Expected([line[len(mark) :].strip()], mark == "<?"))
        elif line.startswith("|"):
            steps[-1].expected[-1].lines.append(line[1:].strip())
        elif line.startswith(" ") and BUTTON.search(line):
            steps[-1].expected[-1].buttons += BUTTON.findall(line)
        else:
            raise ValueError(f"line {number}: {line}")
    return head, steps


def matches(expected: Expected, bubble: Bubble) -> bool:
    pattern = ".*?".join(re.escape(part) for part in expected.text.split("…"))
    text = "\n".join(line.strip() for line in bubble.text.splitlines())
    return (
        re.fullmatch(pattern, text, re.DOTALL) is not None
        and list(bubble.buttons) == expected.buttons
    )


def fit(
    expected: list[Expected], bubbles: list[Bubble], same: Callable[[Expected, Bubble], bool]
) -> bool:
    """Whether the bubbles are the expected ones, in order, nothing over."""
    if not expected:
        return not bubbles
    first, rest = expected[0], expected[1:]
    if bubbles and same(first, bubbles[0]) and fit(rest, bubbles[1:], same):
        return True
    return first.optional and fit(rest, bubbles, same)


def recorded(bubble: Bubble, varies: Iterable[re.Pattern[str]] = VARIES) -> str:
    """A bubble as it stands in a file."""
    text = bubble.text
    for pattern in varies:
        text = pattern.sub("…", text)
    lines = [line.strip() for line in text.splitlines()] or [""]
    shown = "\n".join(["< " + lines[0], *(f"| {line}".rstrip() for line in lines[1:])])
    if bubble.buttons:
        shown += "\n  " + " ".join(f"[{title}]" for title in bubble.buttons)
    return shown


@dataclass
class Runner:
    """Plays one file against a gateway. `record` makes it write down instead of compare.

    `meet` gives the person of a name: without it each has a browser. `same` compares one bubble.
    """

    url: str
    desk: Callable[[str, str, str], None]
    meet: Callable[[str], Person] | None = None
    same: Callable[[Expected, Bubble], bool] = matches
    people: dict[str, Person] = field(default_factory=dict)
    speaker: str = "citizen"
    receipt: str = ""
    pin: str = ""
    told: dict[str, str] = field(default_factory=dict)

    def play(self, text: str) -> None:
        """Raises AssertionError with the line, what was expected and what came."""
        self.run(parse(text)[1])

    def run(self, steps: list[Step]) -> None:
        """The same with what `parse` read."""
        for step in steps:
            came = self.take(step)
            if not fit(step.expected, came, self.same):
                raise AssertionError(_difference(step, came))

    def record(self, text: str) -> str:
        head, steps = parse(text)
        lines = list(head)
        for step in steps:
            lines.append(step.line)
            lines += [recorded(bubble) for bubble in self.take(step)]
        return "\n".join(lines) + "\n"

    def take(self, step: Step) -> list[Bubble]:
        kind, rest = step.line[0], step.line[1:].strip()
        if kind == "@":
            self.speaker = rest
            return []
        came = self._other(rest, step) if kind == "=" else self._say(rest)
        wanted = sum(not expected.optional for expected in step.expected)
        if kind == ">" and len(came) < wanted:
            came += self._listen(wanted - len(came))
        self._remember(came)
        return came

    @property
    def person(self) -> Person:
        if self.speaker not in self.people:
            met = self.meet(self.speaker) if self.meet else Browser.open(self.url)
            self.people[self.speaker] = met
        return self.people[self.speaker]

    def _say(self, typed: str) -> list[Bubble]:
        pressed = BUTTON.fullmatch(typed)
        if pressed:
            return self.person.press(pressed[1])
        wrong = "".join(str((int(digit) + 1) % 10) for digit in self.pin)
        values = {"receipt": self.receipt, "pin": self.pin, "wrong_pin": wrong, **self.told}
        for name, value in values.items():
            typed = typed.replace(f"{{{name}}}", value)
        return self.person.say(typed.replace("\\n", "\n"))

    def _other(self, rest: str, step: Step) -> list[Bubble]:
        if rest.startswith("officer "):
            action, _, note = rest.removeprefix("officer ").partition(" ")
            self.desk(self.receipt, action, note.strip('"'))
            return []
        if rest == "wait":
            return self._listen(sum(not expected.optional for expected in step.expected))
        raise ValueError(f"line {step.number}: {step.line}")

    def _listen(self, wanted: int) -> list[Bubble]:
        """What comes by itself, until that many are there and nothing follows them."""
        until = time.monotonic() + PATIENCE
        came: list[Bubble] = []
        while (left := until - time.monotonic()) > 0 and len(came) < max(wanted, 1):
            came += self.person.listen(left, quiet=QUIET_SECONDS)
        return came

    def _remember(self, came: list[Bubble]) -> None:
        if (found := receipt_in(came)) and found.pin:
            self.receipt, self.pin = found.number, found.pin
        for bubble in came:
            for name, pattern in TOLD.items():
                if match := pattern.search(bubble.text):
                    self.told[name] = match[0]


def _difference(step: Step, came: list[Bubble]) -> str:
    expected = "\n".join(
        f"<{'?' if e.optional else ''} {e.text}" + "".join(f" [{b}]" for b in e.buttons)
        for e in step.expected
    )
    return (
        f"line {step.number}: {step.line}\nexpected:\n{expected or '(nothing)'}\n"
        f"came:\n{chr(10).join(recorded(b) for b in came) or '(nothing)'}"
    )


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.txt"))
