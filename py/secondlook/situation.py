"""Who posts, where, when, and what has been answered: the facts beside the words.

An answer to a question and a fact of the situation are the same thing: `answers` holds
both, under the question's id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class SituationError(ValueError):
    """A situation that cannot be read; the message is one plain sentence."""


MOST_PICTURES = 100


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or video that goes out with the text.

    `id` tells it from the others, `shows` holds what the officer says is to be seen in it
    (keys of the policy's `pictures`), `words` the text that was read in it.
    """

    id: str
    shows: frozenset[str] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts beside the text.

    `account` is "personal" or "department", `kind` is "post" or "page", `form` one of FORMS;
    `posting_at` and the two ends of `shift` are local times without a zone, or None where
    unknown. An answer about one person or rule stands in `answers` as "question:person", about
    one picture as "question/picture". `aside`
    holds what the officer has set aside, as (rule, key) of findings.
    """

    account: str = "personal"
    kind: str = "post"
    posting_at: datetime | None = None
    shift: tuple[datetime, datetime] | None = None
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    pictures: tuple[Picture, ...] = ()
    form: str = "post"
    aside: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Situation":
        """Read the `account`, `kind`, `form`, `context`, `answers`, `pictures` and `aside` of a JSON object.

        Raises SituationError where a value has the wrong form.
        """
        context = data.get("context") or {}
        if not isinstance(context, Mapping):
            raise SituationError("“context” must be an object with the facts of the post")
        answers = dict(data.get("answers") or {})
        for fact, question in FACTS.items():
            if context.get(fact):
                answers[question] = "yes"
        return cls(
            account=_one_of(data, "account", "personal", "department"),
            kind=_one_of(data, "kind", "post", "page"),
            posting_at=_time(context.get("posting_at"), "posting_at"),
            shift=_shift(context.get("shift")),
            answers=MappingProxyType(answers),
            pictures=_pictures(data.get("pictures") or []),
            form=_one_of(data, "form", *FORMS),
            aside=frozenset((str(rule), str(key)) for rule, key in data.get("aside") or ()),
        )

    def answer(self, question: str, key: str) -> str | None:
        """Give the answer to a question for what `key` names, such as one person, or else the one for all."""
        return self.answers.get(key, self.answers.get(question))

    def about(self, picture: Picture) -> "Situation":
        """Give the situation of one picture: the same post, with the answers about this picture only."""
        ending = f"/{picture.id}"
        mine = {key.removesuffix(ending): value for key, value in self.answers.items() if key.endswith(ending)}
        return replace(self, answers=MappingProxyType(mine), pictures=())

    def on_shift(self, zone: str) -> bool | None:
        """Say whether the post goes out in the shift; None where a time is not known.

        The first minute belongs to the shift, the last does not. Hours are compared as
        real time in `zone`, so a night in which the clocks change counts right; the
        second 01:30 of such a night is on the shift if either of the two is.
        """
        if self.posting_at is None or self.shift is None:
            return None
        start, end = (_instant(moment, zone) for moment in self.shift)
        return any(start <= _instant(self.posting_at.replace(fold=fold), zone) < end for fold in (0, 1))


FORMS = ("post", "reply", "repost", "caption")
"""What a post may be. Rules do not ask; a reminder may."""

FACTS = {
    "chief_permission": "chief-permission",
    "colleague_consent": "colleague-consent",
    "ceremony_photo": "ceremony-photo",
}
"""The facts of a labelled post's context, and the question that asks for each."""


def _one_of(data: Mapping[str, Any], key: str, *allowed: str) -> str:
    value = data.get(key) or allowed[0]
    if value not in allowed:
        raise SituationError(f"“{key}” is {value!r}; it must be {' or '.join(allowed)}")
    return str(value)


def _pictures(value: object) -> tuple[Picture, ...]:
    if not isinstance(value, list) or len(value) > MOST_PICTURES:
        raise SituationError(f"“pictures” must be a list of at most {MOST_PICTURES} pictures")
    return tuple(_picture(item) for item in value)


def _picture(value: object) -> Picture:
    if not isinstance(value, Mapping) or not isinstance(value.get("shows", []), list):
        raise SituationError("a picture must be an object with “id”, “shows” (a list) and “words”")
    shows = frozenset(str(name) for name in value.get("shows", []))
    return Picture(str(value.get("id", "")), shows, str(value.get("words") or ""))


def _time(value: object, key: str) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise SituationError(f"“{key}” is {value!r}; write a time like 2026-03-04T14:10") from None
    return moment.replace(tzinfo=None)


def _shift(value: object) -> tuple[datetime, datetime] | None:
    if value in (None, "", []):
        return None
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise SituationError("“shift” must be two times, from and to")
    start, end = _time(value[0], "shift"), _time(value[1], "shift")
    if start is None or end is None:
        return None
    if end <= start:
        end += timedelta(days=1)
    return start, end


def _instant(moment: datetime, zone: str) -> datetime:
    """Turn a local time into a moment in the world; without zone data, take it as it is."""
    try:
        return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return moment.replace(tzinfo=UTC)
