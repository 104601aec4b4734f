"""The command line: what goes in, what comes out, and its exit status."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from secondlook.cli import main

ROOT = Path(__file__).parents[1]
BAD = "what the fuck, on a Tuesday"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_check_prints_for_people_and_says_1(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft)]) == 1
    out = capsys.readouterr().out
    assert "1 thing to look at" in out and "“fuck" in out and "4.16.05" in out


def test_check_says_which_words_and_neighbours_brought_it_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Our captain is a coward and a bully.", encoding="utf-8")
    main(["check", str(path)])
    (words,) = [line for line in capsys.readouterr().out.splitlines() if "brought it up" in line]
    assert "captain" in words and "coward" in words


def test_check_of_a_plain_draft_says_0_and_never_safe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_text("made chili", encoding="utf-8")
    assert main(["check", str(tmp_path / "a")]) == 0
    assert "The Order still applies" in capsys.readouterr().out


def test_check_for_machines(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", str(draft)])
    page = json.loads(capsys.readouterr().out)
    assert page["cards"][0]["rule"] == "obscenity"
    assert "".join(segment["text"] for segment in page["segments"]) == BAD
    main(["check", "--format", "sarif", str(draft)])
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert BAD[region["charOffset"] :][: region["charLength"]].startswith("fuck")


def test_batch_answers_every_good_line_and_names_every_bad_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "posts.jsonl"
    rows = ['{"id": "a", "text": "fuck this", "account": "personal", "kind": "post", "context": {}}', "not json"]
    rows += ['{"id": "b", "text": 7}', '{"id": "c", "text": "hi", "account": "work"}', "", '{"id": "d", "text": "hi"}']
    path.write_text("\n".join(rows), encoding="utf-8")
    assert main(["batch", str(path)]) == 2
    out, err = capsys.readouterr()
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "d"]
    (finding,) = answers[0]["findings"]
    assert set(finding) == {"rule", "severity", "start", "end", "quote", "clause", "settled"}
    assert (finding["start"], finding["end"], finding["quote"], finding["settled"]) == (0, 4, "fuck", None)
    assert [f"line {n}" in line for n, line in zip((2, 3, 4), err.splitlines(), strict=True)] == [True] * 3


def test_many_processes_answer_like_one_and_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "posts.jsonl"
    rows = [json.dumps({"id": n, "text": f"fuck this, number {n}" if n % 3 else "hi"}) for n in range(300)]
    path.write_text("\n".join([*rows[:200], "not json", *rows[200:]]), encoding="utf-8")
    assert main(["batch", str(path)]) == 2
    alone = capsys.readouterr()
    assert main(["batch", "--jobs", "2", str(path)]) == 2
    assert capsys.readouterr() == alone
    assert "line 201" in alone.err


def test_batch_runs_on_bare_python_from_any_folder(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text('{"id": 1, "text": "fuck 🔥"}\n', encoding="utf-8")
    command = [
        sys.executable,
        "-IB",
        "-S",
        "-c",
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from secondlook.cli import main; sys.exit(main())",
        str(ROOT / "py"),
        "batch",
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert json.loads(done.stdout)["findings"][0]["quote"] == "fuck"


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["check", "no-such-file"], "no-such-file: cannot be read"),
        (["batch", "no-such-file"], "no-such-file: cannot be read"),
        (["explain", "obscene"], "no rule is called “obscene”; did you mean “obscenity”?"),
        (["--rules", "pyproject.toml", "policy", "test"], "rules.json: line 1"),
    ],
)
def test_what_cannot_be_used_is_one_plain_line(
    command: list[str], says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(command) == 2
    err = capsys.readouterr().err
    assert says in err and err.count("\n") == 1


def test_explain_and_coverage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert "obscenity" in capsys.readouterr().out
    assert main(["explain", "obscenity"]) == 0
    assert "Left alone:" in capsys.readouterr().out
    assert main(["explain", "--coverage", "--lang", "es"]) == 0
    assert "4.16.05-10" in capsys.readouterr().out


def test_policy_test_runs_the_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "test"]) == 0
    assert "0 failed" in capsys.readouterr().out


def test_evaluate_scores_labelled_posts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "1", "text": "fuck", "labels": ["obscenity"]}, {"id": "2", "text": "hi", "labels": []}]
    (tmp_path / "posts.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["evaluate", "--wrong", str(tmp_path / "posts.jsonl")]) == 0
    assert "Macro F1 **1.000**; false alarms on **0 of 1**" in capsys.readouterr().out


def test_binary_junk_is_checked_like_any_text(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(bytes(range(256)) * 40)

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert main(["check", "-"]) in (0, 1)
