"""Adding up clues: for risks that no single phrase gives away.

A rule's signs "clue-..." and "calm-..." hold words that speak for the risk and against
it. None is a finding by itself. Each different word adds the weight of its sign, at most
CAP words of one sign (of those in ONCE, one): clues that stand within WINDOW words, calm over the whole post.
Where each of the needed groups has a clue and the sum is high enough, the words are
found, as a question to the officer. The cost grows with the number of clues, of which
at most MOST are looked at from each.

Where a rule weighs `lists` too, the post is weighed as a whole: its signs, the lexicons
on which its words stand (of this rule or of others) and single words, each once, and its
length, because in a long text more of them meet by chance. Such a scale also speaks against
findings: where everything else in a post speaks of something else, one phrase may be doubted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log2
from typing import NamedTuple

from secondlook.edit import Match
from secondlook.findings import Finding, Severity
from secondlook.reading import Reading
from secondlook.rules import signs
from secondlook.situation import Situation
from secondlook.terms import Rule, Sign, Weighing

CAP = 3
ONCE = frozenset({"clue-group"})
"""Signs of which one word is as much as many: a post that names several groups is no worse for it."""
WINDOW = 60
MOST = 40
LONGEST = 96
"""From how many words on a post is as long as any: one post in thirty that weights were learnt from is longer."""
USUAL = 48
"""For how many words a post counts where a finding is doubted: a short one is not doubted for saying little."""
TELLING, SHOWN = 0.3, 6
"""How much a lexicon or word must weigh, and how many of them are shown, where a finding tells why."""
CLUE, CALM = "clue-", "calm-"


class Clue(NamedTuple):
    """A match of a sign that is weighed, with its words in lower case."""

    sign: str
    match: Match
    words: str


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give the findings of the plain signs; where there are none, what the clues add up to."""
    plain = list(signs.check(reading, rule, situation, passed_over=(CLUE, CALM)))
    yield from plain
    if not plain:
        yield from added_up(reading, rule, situation)


def added_up(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what the clues add up to, if that is enough."""
    heaviest = weightiest(reading, rule, situation)
    if heaviest:
        yield marked(reading, rule, heaviest)


def weightiest(reading: Reading, rule: Rule, situation: Situation, more: Iterable[Clue] = ()) -> Sequence[Clue]:
    """Give the clues of the window that weighs most, if it weighs enough.

    `more` are clues that a rule's own module has found beside those of the signs.
    """
    scale, more = rule.weighing, [*more]
    if not scale:
        return ()
    if scale.lists:
        return _leaning(reading, rule, situation, more)
    enough = scale.enough[situation.account]
    there = _there(reading, rule, more)
    if any(there.keys().isdisjoint(need) for need in scale.needs) or _at_most(there, scale, MOST) < enough:
        return ()
    found, calm = matches(reading, rule, situation)
    clues = sorted([*found, *more], key=lambda clue: clue.match.first)
    enough -= weigh(calm, scale)
    if weigh(clues, scale, cap=MOST) < enough:  # no part can weigh more than the whole
        return ()
    best: Sequence[Clue] = ()
    for number, begin in enumerate(clues):
        window = [clue for clue in clues[number : number + MOST] if clue.match.last <= begin.match.first + WINDOW]
        kinds = {clue.sign for clue in window}
        weight = weigh(window, scale)
        if weight >= enough and all(not kinds.isdisjoint(need) for need in scale.needs):
            best, enough = window, weight
    return best


def _leaning(reading: Reading, rule: Rule, situation: Situation, more: Sequence[Clue]) -> Sequence[Clue]:
    """Give what speaks for the risk in a post that as a whole weighs enough."""
    scale = rule.weighing
    if not scale:
        return ()
    lists, words = _listed(reading, scale)
    enough = scale.enough[situation.account] - _told(scale, lists, words, min(len(reading.doc.tokens), LONGEST))
    if _at_most(_there(reading, rule, more), scale, CAP) < enough:
        return ()
    sign = _first_clue(rule)
    if reading.set_aside(sign.excuses):
        return ()
    clues = [clue for found in (*matches(reading, rule, situation), more) for clue in found]
    kinds = {clue.sign for clue in clues}
    if any(kinds.isdisjoint(need) for need in scale.needs) or weigh(clues, scale) < enough:
        return ()
    placed = [(scale.lists[name], reading.first_standing(name)) for name in lists]
    placed += [(scale.words[word], (reading.wordings[word], reading.wordings[word] + 1)) for word in words]
    telling = sorted((item for item in placed if item[0] >= TELLING), reverse=True)[:SHOWN]
    listed = [Clue(sign.id, Match(-1, *place), reading.doc.lower_words(*place)) for _, place in telling]
    return [*(clue for clue in clues if scale.weights.get(clue.sign, 0) > 0), *listed]


def _listed(reading: Reading, scale: Weighing) -> tuple[list[str], list[str]]:
    """Give the lexicons and the words on the scale that stand in a text."""
    return sorted(scale.lists.keys() & reading.standing), sorted(scale.words.keys() & reading.wordings.keys())


def _told(scale: Weighing, lists: Iterable[str], words: Iterable[str], size: int) -> float:
    """Add up what lexicons and words weigh, and what a post of `size` words weighs by its length."""
    weights = [*map(scale.lists.__getitem__, lists), *map(scale.words.__getitem__, words)]
    return sum(weights) + scale.length * log2(size + 1)


def believed(found: Sequence[Finding], reading: Reading, rule: Rule, situation: Situation) -> Sequence[Finding]:
    """Leave out the findings that the rest of the post speaks against; those of signs that are sure stay."""
    scale = rule.weighing
    if not found or not scale or not scale.doubt or situation.kind != "post":
        return found
    clues = [clue for kind in matches(reading, rule, situation) for clue in kind]
    weight = weigh(clues, scale) + _told(scale, *_listed(reading, scale), USUAL)
    missing = scale.enough[situation.account] - weight
    sure = {sign.id for sign in rule.signs if sign.sure}
    return [one for one in found if one.sign in sure or missing <= scale.doubt.get(one.severity.value, missing)]


def _there(reading: Reading, rule: Rule, more: Sequence[Clue]) -> Mapping[str, int]:
    """Give how often each sign stands there, excused or not."""
    there: dict[str, int] = {}
    for clue in more:
        there[clue.sign] = there.get(clue.sign, 0) + 1
    for number in reading.live_signs(rule):
        sign = rule.signs[number].id
        there[sign] = there.get(sign, 0) + reading.count(rule, number)
    return there


def _at_most(there: Mapping[str, int], scale: Weighing, cap: int) -> float:
    """Give what signs could weigh if nothing excused them: in most texts not enough, and they need not be read."""
    return sum(max(0, scale.weights.get(sign, 0)) * counted(sign, count, cap) for sign, count in there.items())


def matches(reading: Reading, rule: Rule, situation: Situation) -> tuple[list[Clue], list[Clue]]:
    """Give the matches of the signs that speak for the risk and against it on this account and in this kind of text."""
    clues: list[Clue] = []
    calm: list[Clue] = []
    lower_words = reading.doc.lower_words
    for number in reading.live_signs(rule):
        sign = rule.signs[number]
        if sign.id.startswith((CLUE, CALM)) and sign.meant_for(situation):
            kind = clues if sign.id.startswith(CLUE) else calm
            kind.extend(
                Clue(sign.id, match, lower_words(match.first, match.last)) for match in reading.matches(rule, number)
            )
    return clues, calm


def _first_clue(rule: Rule) -> Sign:
    """Give the first sign that speaks for the risk: what holds for it holds for the post."""
    for sign in rule.signs:
        if sign.id.startswith(CLUE):
            return sign
    raise ValueError(rule.id)


def weigh(clues: Iterable[Clue], scale: Weighing, cap: int = CAP) -> float:
    """Add up the weights of the different words of each sign."""
    words: dict[str, set[str]] = {}
    for clue in clues:
        words.setdefault(clue.sign, set()).add(clue.words)
    return sum(scale.weights.get(sign, 0) * counted(sign, len(different), cap) for sign, different in words.items())


def counted(sign: str, different: int, cap: int = CAP) -> int:
    """Give how many of the different words of a sign count."""
    return min(different, 1 if sign in ONCE else cap)


def marked(reading: Reading, rule: Rule, clues: Sequence[Clue]) -> Finding:
    """Mark the words from the first to the last clue in the sentence that has most of them."""
    sentences: dict[tuple[int, int], list[Clue]] = {}
    for clue in clues:
        sentences.setdefault(reading.doc.sentence_of(clue.match.first), []).append(clue)
    (_, end), best = max(sentences.items(), key=lambda item: len(item[1]))
    number = next(n for n, known in enumerate(rule.signs) if known.id == best[0].sign)
    whole = best[0].match._replace(last=min(end, max(clue.match.last for clue in best)))
    return traced(reading, signs.finding(reading, rule, number, whole), clues)


def traced(reading: Reading, finding: Finding, clues: Iterable[Clue]) -> Finding:
    """Let a finding tell the clues that it rests on; what they add up to is never more than a question."""
    words = dict.fromkeys(reading.words(clue.match.first, clue.match.last) for clue in clues)
    return replace(finding, severity=Severity.ASK, trace=tuple(words))
