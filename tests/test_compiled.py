"""The policy made ready at build time is the policy of rules.json, and an edited rules.json wins."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from secondlook import Situation, check, compiled, load_policy

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "rules.json").read_bytes()


@cache
def ready() -> compiled.Ready:
    """The policy as the build makes it ready."""
    return compiled.read(compiled.dump(RULES))


def test_a_compiled_policy_judges_like_a_fresh_one() -> None:
    fresh = load_policy(RULES.decode())
    made_ready = compiled.load(lambda: RULES, ready())
    posts = [json.loads(line) for line in (ROOT / "tests/corpus/personal.jsonl").read_text("utf-8").splitlines()[:120]]
    for post in posts:
        situation = Situation.from_json(post)
        assert check(post["text"], situation, made_ready).to_page() == check(post["text"], situation, fresh).to_page()


def test_edited_rules_win_over_compiled_ones() -> None:
    edited = json.loads(RULES) | {"version": "edited"}
    policy = compiled.load(json.dumps(edited).encode, ready())
    assert policy.version == "edited"


def test_without_anything_compiled_the_rules_are_read() -> None:
    assert compiled.load(lambda: RULES, None).version == load_policy(RULES.decode()).version


def test_the_same_posts_get_the_same_answer_in_every_process() -> None:
    """Nothing hangs on the order of sets, which differs from one Python process to the next."""
    command = [sys.executable, "-m", "secondlook", "batch", "tests/corpus/personal.jsonl"]
    plain = {"PYTHONPATH": "py", "PYTHONDONTWRITEBYTECODE": "1"}
    answers = {
        subprocess.run(
            command, cwd=ROOT, capture_output=True, check=True, env=plain | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


def test_what_the_page_gets_holds_no_phrase_beside_the_automata() -> None:
    policy = load_policy(RULES.decode())
    phrases = {phrase for rule in policy.rules.values() for sign in rule.signs for phrase in sign.phrases}
    dumped = compiled.dump(RULES)
    assert not [phrase for phrase in phrases if len(phrase) > 40 and phrase.encode() in dumped]
