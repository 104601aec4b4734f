"""Fit the weights of the lexicons and words that speak for or against a rule's risk; `make lists RULE=defamation`.

A logistic regression (L2) over which lexicons and words stand in a post (each once), how many different words of each
weighed sign (at most CAP), how long the post is, and for which account. The posts are the same as for signs, and those
of the second reader whose voices a rule writer may know; the held-out files are never read. The sum that is enough is
the lowest at which at most a share of the clean posts is spoken to by weighing, by weights fitted without the writer of
the post, and no protected or ordinary post is spoken to; it differs by account.
Lexicons and words that name groups of people are left out: bias is judged by what is said, whichever group it is
said of. So are words that only hold a sentence together: that "they" or "de" stands there tells nobody anything.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from math import log2
from pathlib import Path
from textwrap import TextWrapper
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))

from secondlook import Situation, load_policy  # noqa: E402
from secondlook.policy import Policy  # noqa: E402
from secondlook.reading import Reading  # noqa: E402
from secondlook.rules import clues  # noqa: E402
from secondlook.terms import ACCOUNTS, Rule  # noqa: E402

CORPUS = ROOT / "tests/corpus"
PENALTY, WORD_PENALTY, STEPS = 2.0, 4.0, 150
RARE, RARE_WORD = 4, 8
"""A lexicon or a word that stands in fewer posts is not weighed."""
SPARED = ("protected", "ordinary")
"""Files of posts of which none may be spoken to."""
LEAST = 0.1
"""Weights nearer to zero are not written."""
MIDDLE = 4.5
"""The logarithm (base 2) of the usual number of words."""
GROUPS = re.compile(
    r"bias-(tribe|kind|body|clan|folk|human|who|lone|trait-es|ill|land|place|any|crowd|single|one|someone|ethnic|cue.*)"
    r"|person|given-name|surname|street-name|town|nh-area|nh-street|local-street"
)
HELPERS = frozenset(
    """the a an and or but nor of to in on at for with from by as if then than so too very just not no yes about into
    onto over under after before up down out off again also because since while until though although through during
    between against without within is are was were be been being am do does did done doing have has had having will
    would can could should may might must shall wont cant dont didnt doesnt isnt arent wasnt werent havent hasnt hadnt
    couldnt wouldnt shouldnt i me my mine myself we us our ours you your yours he him his himself she her hers it its
    they them their theirs this that these those here there who whom whose which what when where why how im ive id ill
    youre youve youll hes shes weve were theyre theyve thats theres whats one ones any some each every both such own
    same other another only even still ever never now all more most much many few
    el la los las lo un una unos unas y o u e ni que de del al a en con por para pa sin sobre entre desde hasta se le
    les me te nos su sus mi mis tu tus es son era eran fue ser estar esta este esto estos estas ese esa eso esos esas
    como pero si ya no mas muy cuando donde porque pues hay yo ella ellos ellas nosotros usted ustedes quien cual
    cada todo toda todos todas otro otra aqui ahi alli""".split()
)
PAGE = TextWrapper(112, subsequent_indent=" " * 10, break_long_words=False, break_on_hyphens=False)
Numbers = NDArray[np.float32]


class Post(NamedTuple):
    """What the fit needs to know of a post."""

    writer: str
    account: str
    labelled: bool
    clean: bool
    values: Mapping[str, float]
    spared: bool = False


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the posts that may be learnt from, with the name of who wrote them: a file is one writer's."""
    for path in sorted([*CORPUS.glob("*.jsonl"), *CORPUS.glob("reader/*.jsonl")]):
        if path.stem.startswith("heldout"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not kept_unread(row.get("voice", "")):
                apart = path.stem.startswith("tuning") or path.stem in SPARED or "voice" in row
                yield path.stem if apart else "given", row


def kept_unread(voice: str) -> bool:
    """Say whether an invented writer's posts are kept for measuring: two voices in ten."""
    return bool(voice) and int(sha256(voice.encode()).hexdigest(), 16) % 10 >= 8


def posts(rule: Rule, policy: Policy) -> Iterator[Post]:
    """Read the posts that a rule is meant for, but those whose label is left open or that an answer settles."""
    named = {word for name in policy.lexicons if GROUPS.fullmatch(name) for word in _words(policy.lexicons[name])}
    unweighed = named | HELPERS
    for writer, row in rows():
        situation = Situation.from_json(row)
        settled = not situation.answers.keys().isdisjoint(rule.questions)
        meant = situation.account in rule.accounts and situation.kind == "post"
        if meant and not settled and rule.id not in row["allowed"]:
            values = _values(Reading(row["text"], policy), rule, situation, unweighed)
            labelled, clean = rule.id in row["labels"], not row["labels"]
            yield Post(writer, situation.account, labelled, clean, values, writer in SPARED)


def _words(entries: Sequence[str]) -> set[str]:
    return {word for entry in entries for word in re.findall(r"\w+", entry.lower())}


def _values(reading: Reading, rule: Rule, situation: Situation, unweighed: set[str]) -> dict[str, float]:
    words: dict[str, set[str]] = {}
    for kind in clues.matches(reading, rule, situation):
        for clue in kind:
            words.setdefault(f"sign {clue.sign}", set()).add(clue.words)
    lists = {f"list {name}": 1.0 for name in reading.standing if not GROUPS.fullmatch(name)}
    told = {f"word {word}": 1.0 for word in reading.wordings.keys() - unweighed if len(word) > 2 and word.isalpha()}
    length = log2(min(len(reading.doc.tokens), clues.LONGEST) + 1) - MIDDLE
    counted = {name: float(clues.counted(name.removeprefix("sign "), len(some))) for name, some in words.items()}
    return lists | told | counted | {"length": length, "department": float(situation.account == "department")}


def fit(values: Numbers, labels: Numbers, penalty: Numbers) -> Numbers:
    """Give the weights, by gradient steps with momentum."""
    pace = 1 / (_largest(values) / 4 + WORD_PENALTY)
    weights: Numbers = np.zeros(values.shape[1], np.float32)
    before = weights
    for step in range(STEPS):
        ahead = weights + step / (step + 3) * (weights - before)
        chance = 1 / (1 + np.exp(-np.clip(values @ ahead, -30, 30)))
        slope = values.T @ (chance - labels) + penalty * ahead
        before, weights = weights, (ahead - pace * slope).astype(np.float32)
    return weights


def _largest(values: Numbers) -> float:
    """Give the square of the largest singular value, or nearly, a little above."""
    way: Numbers = np.ones(values.shape[1], np.float32)
    for _ in range(15):
        way = values.T @ (values @ way)
        length = float(np.linalg.norm(way))
        way = (way / length).astype(np.float32)
    return 1.02 * length


def table(some: Sequence[Post]) -> tuple[list[str], Numbers, Numbers]:
    """Give the names of what is weighed, the values, and what a weight costs: nothing for the three that stand last."""
    counts = Counter(name for post in some for name in post.values)
    often = {name for name, count in counts.items() if count >= (RARE_WORD if name.startswith("word ") else RARE)}
    names = [*sorted(often - {"length", "department"}), "length", "department", "constant"]
    penalty = [WORD_PENALTY if name.startswith("word ") else PENALTY for name in names[:-3]]
    place = {name: n for n, name in enumerate(names)}
    values = np.ones((len(some), len(names)), np.float32)
    values[:, :-1] = 0
    for row, post in zip(values, some, strict=True):
        for name in post.values.keys() & place.keys():
            row[place[name]] = post.values[name]
    return names, values, np.array([*penalty, 0, 0, 0], np.float32)


def left_out(some: Sequence[Post], values: Numbers, labels: Numbers, penalty: Numbers) -> Numbers:
    """Give each post's sum by the weights fitted without its writer."""
    sums = np.zeros(len(some), np.float32)
    for writer in {post.writer for post in some}:
        out = np.array([post.writer == writer for post in some])
        sums[out] = values[out] @ fit(values[~out], labels[~out], penalty)
    return sums


def lowest(some: Sequence[Post], sums: Numbers, alarms: float) -> float:
    """Give the lowest sum that speaks to at most a share of the clean posts, all writers alike."""
    clean = np.array([post.clean for post in some])
    quiet = sorted(sums[clean], reverse=True)
    return float(quiet[int(alarms * len(quiet))]) + 0.01


def main() -> None:
    """Fit one rule, say what was measured on the writers left out, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rule")
    parser.add_argument("--alarms", type=float, default=0.008, help="share of clean posts that may be spoken to")
    parser.add_argument("--write", action="store_true", help="put the weights into rules.json")
    asked = parser.parse_args()
    path = ROOT / "rules.json"
    text = path.read_text(encoding="utf-8")
    policy = load_policy(text)
    rule = policy.rules[asked.rule]
    some = list(posts(rule, policy))
    labels = np.array([post.labelled for post in some], np.float32)
    names, values, penalty = table(some)
    sums = left_out(some, values, labels, penalty)
    fitted = fit(values, labels, penalty)
    weights = dict(zip(names, map(float, fitted), strict=True))
    spared = values[[post.spared for post in some]] @ as_written(weights)
    enough = max([lowest(some, sums, asked.alarms), *(float(sum_) + 0.05 for sum_ in spared)])
    hits, found = int(labels[sums >= enough].sum()), int((sums >= enough).sum())
    print(
        f"{rule.id}: of {int(labels.sum())} posts weighing finds {hits}, and {found - hits} wrongly, writers left out"
    )
    if asked.write:
        path.write_text(written(text, rule, weights, enough), encoding="utf-8")


def as_written(weights: Mapping[str, float]) -> Numbers:
    """Give the weights as they will stand in rules.json: rounded, and nothing of those too near to zero."""
    rounded = {name: round(weight, 1 if " " in name else 2) for name, weight in weights.items()}
    told = (0 if name.startswith(("list ", "word ")) and abs(w) <= LEAST else w for name, w in rounded.items())
    return np.fromiter(told, np.float32)


def written(text: str, rule: Rule, weights: Mapping[str, float], enough: float) -> str:
    """Put the weights in the place of the rule's old ones and leave the rest of the file as it is."""
    began = text.index(f'\n    "{rule.id}": {{', text.index('\n  "rules": {'))
    place = text.index('\n      "weighing": ', began) + len('\n      "weighing": ')
    _, end = json.JSONDecoder().raw_decode(text, place)
    limit = enough - weights["constant"] + MIDDLE * weights["length"]
    limits = {account: round(limit - weights["department"] * (account == "department"), 2) for account in ACCOUNTS}
    block = {
        "weights": _of("sign ", {**weights, **_calm(rule, weights)}, 0.0),
        "enough": limits,
        "length": round(weights["length"], 2),
        "lists": _of("list ", weights, LEAST),
        "words": _of("word ", weights, LEAST),
    } | _kept(rule)
    lines = [f'        "{key}": {_wrapped(value)}' for key, value in block.items()]
    return text[:place] + "{\n" + ",\n".join(lines) + "\n      }" + text[end:]


def _kept(rule: Rule) -> dict[str, object]:
    """Give what is no weight: how far findings are doubted, and what must be there where the post is weighed."""
    scale = rule.weighing
    kept = {"needs": scale.needs if scale.lists else (), "doubt": dict(scale.doubt)} if scale else {}
    return {name: value for name, value in kept.items() if value}


def _calm(rule: Rule, weights: Mapping[str, float]) -> dict[str, float]:
    """Let what speaks against the risk weigh no less than before: rare words of peace would be lost in the fit."""
    before = rule.weighing.weights if rule.weighing else {}
    calm = {f"sign {sign}": weight for sign, weight in before.items() if sign.startswith(clues.CALM)}
    return {name: min(weight, weights.get(name, 0.0)) for name, weight in calm.items()}


def _wrapped(value: object) -> str:
    """Write a value as JSON in lines of a page's width."""
    return "\n".join(PAGE.wrap(json.dumps(value, ensure_ascii=False)))


def _of(kind: str, weights: Mapping[str, float], least: float) -> dict[str, float]:
    """Give the weights of signs or of lexicons, the heaviest first."""
    some = {name.removeprefix(kind): round(weight, 1) for name, weight in weights.items() if name.startswith(kind)}
    return {name: some[name] for name in sorted(some, key=lambda name: -some[name]) if abs(some[name]) > least}


if __name__ == "__main__":
    main()
