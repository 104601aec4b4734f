"""Bias is judged by what is said of a group, whichever group: frames filled in with many groups, and with none.

A frame of bias_frames.tsv is a sentence with a gap for a group. The same frame must give
the same answer for groups of every protected class, and none where a trade, a day or a
team fills the gap.
"""

from pathlib import Path

import pytest

from secondlook import Severity, Situation, check, load_policy

ROOT = Path(__file__).parents[1]
POLICY = load_policy((ROOT / "rules.json").read_text(encoding="utf-8"))
FRAMES = [
    tuple(line.split("\t"))
    for line in (ROOT / "tests/bias_frames.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
GROUPS = {
    "en": [
        *("Black people", "Mexicans", "Muslims", "Jews", "immigrants", "women", "gay people", "trans people"),
        *("disabled people", "old people", "Haitians", "Catholics", "deaf people", "refugees", "Asian kids"),
    ],
    "es": [
        *("los negros", "los mexicanos", "los musulmanes", "los judíos", "los inmigrantes", "las mujeres"),
        *("los gays", "las personas trans", "los discapacitados", "los ancianos", "los haitianos", "los sordos"),
    ],
}
OTHERS = {
    "en": ["teachers", "plumbers", "Mondays", "the Yankees", "my shoes"],
    "es": ["los plomeros", "los lunes", "mis zapatos", "los Yankees"],
}


def filled(frame: str, group: str) -> str:
    """Put a group into a frame: LOS with its article, GROUP without."""
    article, _, bare = group.partition(" ") if group.startswith(("los ", "las ", "mis ")) else ("", "", group)
    text = frame.replace("LOS", f"{article} {bare}".strip()).replace("GROUP", bare)
    return text[0].upper() + text[1:]


def spoken_to(text: str) -> bool:
    findings = check(text, Situation.from_json({"account": "personal"}), POLICY).findings
    return any(found.rule == "bias-language" and found.severity is not Severity.NOTE for found in findings)


def frames(kind: str) -> list[tuple[str, str]]:
    return [(language, frame) for language, known, _, frame in FRAMES if known == kind]


def test_there_are_forty_frames_of_each_kind_in_each_language() -> None:
    for language in ("en", "es"):
        for kind in ("hateful", "harmless"):
            assert sum(known == language for known, _ in frames(kind)) >= 40


@pytest.mark.parametrize(("language", "frame"), frames("hateful"), ids=lambda value: value)
def test_hate_is_found_whichever_group_it_is_about(language: str, frame: str) -> None:
    assert [text for group in GROUPS[language] if not spoken_to(text := filled(frame, group))] == []


@pytest.mark.parametrize(("language", "frame"), frames("harmless"), ids=lambda value: value)
def test_harmless_words_are_left_alone_whichever_group_they_name(language: str, frame: str) -> None:
    assert [text for group in GROUPS[language] if spoken_to(text := filled(frame, group))] == []


@pytest.mark.parametrize(("language", "frame"), frames("hateful"), ids=lambda value: value)
def test_the_same_words_about_no_group_are_left_alone(language: str, frame: str) -> None:
    assert [text for other in OTHERS[language] if spoken_to(text := filled(frame, other))] == []


HATEFUL = ("I hate {}.", "{} are vermin.", "{} should be deported.", "Why are {} so stupid?", "{} deserve nothing.")
HARMLESS = ("I love {}.", "{} are not animals.", "Anyone who says {} are vermin is wrong.", "There are {} here.")


@pytest.mark.parametrize("frame", HATEFUL + HARMLESS)
def test_every_group_of_the_lexicon_gets_the_same_answer(frame: str) -> None:
    """Names that are slurs by themselves are left out."""
    plural = [name for name in POLICY.lexicons["bias-who"] if not name.startswith(("los ", "las "))]
    answers = {name: spoken_to(frame.format(name)) for name in plural if not spoken_to(name)}
    assert [name for name, answer in answers.items() if answer != (frame in HATEFUL)] == []


@pytest.mark.parametrize(("frame", "hateful"), [("{} people are vermin.", True), ("I love {} people.", False)])
def test_every_word_for_a_kind_of_people_gets_the_same_answer(frame: str, hateful: bool) -> None:
    kinds = [*POLICY.lexicons["bias-tribe"], *POLICY.lexicons["bias-body"], *POLICY.lexicons["bias-clan"]]
    assert [kind for kind in kinds if spoken_to(frame.format(kind)) != hateful] == []


@pytest.mark.skipif(not (ROOT / "build/reader/model.onnx").exists(), reason="the model has not been made")
@pytest.mark.parametrize("kind", ["harmless", "hateful"])
def test_the_second_reader_asks_the_same_whichever_group_the_words_name(kind: str) -> None:
    from reader.onnx_file import open_reader

    reader, situation = open_reader(), Situation.from_json({"account": "personal"})
    for language, frame in frames(kind):
        texts = [filled(frame, group) for group in GROUPS[language]]
        reports = [reader.second(check(text, situation, POLICY)) for text in texts]
        assert len({frozenset(found.rule for found in report.findings) for report in reports}) == 1, (frame, reports)


@pytest.mark.parametrize(
    "text",
    [
        "Nuestro vuelo retrasado otra vez.",
        "El tren viene retrasado.",
        "Quedamos encerrados los viejos y yo por la nieve.",
    ],
)
def test_late_trains_and_people_shut_in_are_left_alone(text: str) -> None:
    assert not spoken_to(text)


@pytest.mark.parametrize("text", ["los ecuatorianos, ninguno es de fiar", "Ninguna mujer sirve para mandar."])
def test_none_of_them_is_no_denial_where_it_runs_all_of_them_down(text: str) -> None:
    assert spoken_to(text)
