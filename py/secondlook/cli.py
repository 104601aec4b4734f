"""The command line edge: reads files, calls the package, prints.

Exit status: 0 all well; 1 something is flagged (check), an example fails (policy test);
2 the input cannot be used, said in one plain line.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from secondlook import Policy, PolicyError, Report, Severity, Situation, SituationError, check, load_policy
from secondlook.checker import settle
from secondlook.evaluate import evaluate, figures, table
from secondlook.examples import failures
from secondlook.report import said
from secondlook.sarif import to_sarif
from secondlook.terms import did_you_mean

_READER = "let the second reader ask, too"
_READER_FOLDER = "where the second reader's model is (default: build/reader, where `make reader-model` puts it)"
LINES_AT_ONCE = 64
_HERE, _INSTALLED = Path(__file__).resolve().parents[2] / "rules.json", Path(sys.prefix) / "share/secondlook/rules.json"
RULES = _HERE if _HERE.exists() else _INSTALLED


class Unusable(Exception):
    """The input cannot be used; the message is one plain line."""


def main(argv: list[str] | None = None) -> int:
    """Run a command; give its exit status."""
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return int(arguments.run(arguments))
    except (Unusable, PolicyError, SituationError) as error:
        print(f"secondlook: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="secondlook", description="Reads draft posts against the Order in rules.json."
    )
    parser.add_argument("--rules", type=Path, default=RULES, help="the policy pack (default: the project's rules.json)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("check", help="check one draft, from a file or standard input")
    one.add_argument("file", nargs="?", default="-", help="the draft; - is standard input")
    one.add_argument("--account", choices=["personal", "department"], default="personal")
    one.add_argument("--kind", choices=["post", "page"], default="post")
    one.add_argument("--posting-at", metavar="TIME", help="local time of the post, like 2026-03-04T14:10")
    one.add_argument("--shift", nargs=2, metavar=("FROM", "TO"), help="your shift, two local times")
    one.add_argument("--answer", action="append", default=[], metavar="QUESTION=VALUE", help="an answer to a question")
    one.add_argument("--lang", choices=["en", "es"], default="en")
    one.add_argument("--format", choices=["text", "json", "sarif"], default="text")
    one.set_defaults(run=_check)

    many = commands.add_parser("batch", help="check many posts, one JSON object a line")
    many.add_argument("file", help="a .jsonl file; - is standard input")
    many.add_argument("--jobs", type=int, default=1, metavar="N", help="how many processes read (default: 1)")
    many.add_argument("--reader", action="store_true", help=_READER)
    many.add_argument("--reader-folder", metavar="FOLDER", default="", help=_READER_FOLDER)
    many.set_defaults(run=_batch)

    score = commands.add_parser("evaluate", help="score the rules on labelled posts")
    score.add_argument("files", nargs="+", help=".jsonl files with labels; each is scored apart, then all together")
    score.add_argument("--rule", action="append", help="score only this rule; may be given more than once")
    score.add_argument("--format", choices=["text", "json"], default="text", help="json: all files together")
    score.add_argument("--wrong", action="store_true", help="list every miss and false alarm")
    score.add_argument("--reader", action="store_true", help=_READER)
    score.add_argument("--reader-folder", metavar="FOLDER", default="", help=_READER_FOLDER)
    score.set_defaults(run=_evaluate)

    explain = commands.add_parser("explain", help="tell what a rule looks for")
    explain.add_argument("rule", nargs="?")
    explain.add_argument("--coverage", action="store_true", help="tell what becomes of every sentence of the Order")
    explain.add_argument("--lang", choices=["en", "es"], default="en")
    explain.set_defaults(run=_explain)

    policy = commands.add_parser("policy", help="work on rules.json")
    policy.add_argument("action", choices=["test"], help="test: run the examples of every rule")
    policy.set_defaults(run=_policy)
    return parser


def _load(arguments: argparse.Namespace) -> Policy:
    policy = load_policy(_text_of(arguments.rules))
    settle()
    return policy


def _text_of(path: Path | str) -> str:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Unusable(f"{path}: cannot be read ({error.strerror})") from None
    return data.decode("utf-8-sig", errors="replace")


# check


def _check(arguments: argparse.Namespace) -> int:
    policy = _load(arguments)
    facts = {
        "account": arguments.account,
        "kind": arguments.kind,
        "context": {"posting_at": arguments.posting_at, "shift": arguments.shift},
        "answers": dict(_answer(words, policy) for words in arguments.answer),
    }
    report = check(_text_of(arguments.file), Situation.from_json(facts), policy)
    if arguments.format == "json":
        print(json.dumps(report.to_page(arguments.lang), ensure_ascii=False, indent=2))
    elif arguments.format == "sarif":
        print(json.dumps(to_sarif(report, arguments.file), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(report, arguments.lang)))
    return 1 if report.count(Severity.FLAG) else 0


def _answer(words: str, policy: Policy) -> tuple[str, str]:
    question, sign, value = words.partition("=")
    asked = question.partition(":")[0]
    if not sign or asked not in policy.questions:
        raise Unusable(f"--answer {words}: no such question; {did_you_mean(asked, policy.questions)}")
    return question, value


_FOUND_BY = {"en": "Words that brought it up:", "es": "Palabras que lo trajeron:"}


def _lines(report: Report, lang: str) -> Iterator[str]:
    page = report.to_page(lang)
    yield page["summary"]
    for card in page["cards"]:
        words = " … ".join(f"“{quote}”" for quote in card["quotes"])
        yield ""
        yield f"[{card['severity']}] {card['title']}" + (f": {words}" if words else "")
        yield f"    {card['why']}"
        yield from (f"    - {part['title']}" for part in card["parts"])
        yield f"    {card['clause']['place']}: {card['clause']['text']}"
        if card["limit"]:
            yield f"    {card['limit']}"
        for question in card["questions"]:
            yield f"    {question['ask']}" + (f" ({question['answered']})" if question["answered"] else "")
        yield f"    {card['suggestion']}"
        if card["trace"]:
            yield f"    {_FOUND_BY[lang]} {card['trace']}"


# batch


def _batch(arguments: argparse.Namespace) -> int:
    policy = _load(arguments)
    status = 0
    progress = _Progress("posts")
    with _open(arguments.file) as lines:
        answers = _answers(lines, _Checker(policy, _wanted(arguments)), arguments.jobs)
        for number, (answer, error) in enumerate(answers, 1):
            if error:
                print(f"secondlook: {arguments.file}, line {number}: {error}", file=sys.stderr)
                status = 2
            elif answer:
                sys.stdout.write(answer)
                progress.step()
    progress.close()
    return status


Answer = tuple[str, str]
"""A line of output and a sentence of what is wrong; either or both are empty."""


class _Checker:
    """What answers a post: the rules, and the second reader where it is asked for. Each process opens its own."""

    def __init__(self, policy: Policy, reader: str | None) -> None:
        self.policy, self.reader = policy, reader
        self._second = None if reader is None else _second_reader(reader)

    def __call__(self, row: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Give the findings of a post as `batch` writes them."""
        report = check(row["text"], Situation.from_json(row), self.policy)
        return (self._second(report) if self._second else report).to_batch()

    def __reduce__(self) -> tuple[type, tuple[Policy, str | None]]:
        return _Checker, (self.policy, self.reader)


def _wanted(arguments: argparse.Namespace) -> str | None:
    """Give the folder of the second reader, "" for the usual one, or None where nobody wants it."""
    return str(arguments.reader_folder) if arguments.reader else None


def _second_reader(folder: str) -> Callable[[Report], Report]:
    """Open the second reader, which is a package of its own with needs of its own; "" is the usual folder."""
    try:
        from reader.base import ModelError
        from reader.onnx_file import FOLDER, open_reader
    except ImportError as error:
        raise Unusable(f"the second reader needs {error.name}: run `pip install .[reader]`") from None
    try:
        return open_reader(Path(folder) if folder else FOLDER).second
    except ModelError as error:
        raise Unusable(str(error)) from None


def _answers(lines: Iterable[str], checker: _Checker, jobs: int) -> Iterator[Answer]:
    """Answer lines in their order, in so many processes."""
    if jobs < 2:
        yield from (_answer_line(checker, line) for line in lines)
        return
    import multiprocessing  # not there where the engine runs in a browser

    with multiprocessing.Pool(jobs, _serve, (checker,)) as pool:
        yield from pool.imap(_answer_served, lines, chunksize=LINES_AT_ONCE)


def _answer_line(checker: _Checker, line: str) -> Answer:
    if not line.strip():
        return "", ""
    try:
        row = _row(line)
        findings = checker(row)
    except (Unusable, SituationError) as error:
        return "", str(error)
    return json.dumps({"id": row.get("id"), "findings": findings}, ensure_ascii=False) + "\n", ""


_served: list[_Checker] = []
"""What answers in a process that answers lines for another one."""


def _serve(checker: _Checker) -> None:
    settle()
    _served.append(checker)


def _answer_served(line: str) -> Answer:
    return _answer_line(_served[-1], line)


def _open(path: str) -> TextIO:
    try:
        return open(
            0 if path == "-" else path, encoding="utf-8-sig", errors="replace", newline="\n", closefd=path != "-"
        )
    except OSError as error:
        raise Unusable(f"{path}: cannot be read ({error.strerror})") from None


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise Unusable("this is not JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise Unusable("a post needs an object with a “text”")
    return row


class _Progress:
    """A counting line on a terminal for work that takes longer than a second."""

    def __init__(self, what: str) -> None:
        self.what, self.done, self.shown = what, 0, monotonic()
        self.live = sys.stderr.isatty()

    def step(self) -> None:
        self.done += 1
        if self.live and monotonic() - self.shown > 1:
            self.shown = monotonic()
            print(f"\r{self.done} {self.what}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self.live and self.done:
            print(f"\r{self.done} {self.what}", file=sys.stderr)


# evaluate


def _evaluate(arguments: argparse.Namespace) -> int:
    policy = _load(arguments)
    rules = arguments.rule or list(policy.rules)
    for rule in rules:
        _known_rule(rule, policy)
    corpora = {path: list(_labelled(path)) for path in arguments.files}
    checkers = {"": _Checker(policy, None)}
    if arguments.reader:
        checkers[" with the second reader"] = _Checker(policy, _wanted(arguments))
    if arguments.format == "json":
        together = [row for rows in corpora.values() for row in rows]
        print(json.dumps(figures(evaluate(together, [*checkers.values()][-1], rules), len(together)), indent=1))
        return 0
    if len(corpora) > 1:
        corpora["all together"] = [row for rows in corpora.values() for row in rows]
    for name, rows in corpora.items():
        for how, checker in checkers.items():
            result = evaluate(rows, checker, rules)
            print(table(result, Path(name).stem + how), end="\n\n")
            if arguments.wrong and (len(corpora) == 1 or name != "all together"):
                print("\n".join(_wrong(result.wrong, rows)))
    return 0


def _labelled(path: str) -> Iterator[dict[str, Any]]:
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            row = _row(line)
            if not isinstance(row.get("labels"), list):
                raise Unusable(f"{path}, line {number}: a labelled post needs a list of “labels”")
            yield {"allowed": [], "spans": {}, "id": str(number)} | row


def _wrong(wrong: Iterable[tuple[str, str, str]], rows: list[dict[str, Any]]) -> Iterator[str]:
    texts = {row["id"]: row for row in rows}
    for key, what, rule in sorted(wrong, key=lambda item: (item[2], item[1])):
        row = texts[key]
        spans = row["spans"].get(rule)
        yield f"{rule} {what} {key} [{row.get('account')}] {row['text']!r}" + (f" ← {spans}" if spans else "")


# explain


def _explain(arguments: argparse.Namespace) -> int:
    policy, lang = _load(arguments), arguments.lang
    if arguments.coverage:
        for clause in policy.clauses.values():
            reason = f" ({said(clause.reason, lang)})" if clause.reason else ""
            print(f"{clause.id:<14} {clause.help:<7} {said(clause.text, lang)}{reason}")
        return 0
    if not arguments.rule:
        print("\n".join(f"{rule.id:<28} {said(rule.title, lang)}" for rule in policy.rules.values()))
        return 0
    rule = _known_rule(arguments.rule, policy)
    print(f"{said(rule.title, lang)} ({rule.severity})")
    for clause in (policy.clauses[name] for name in rule.served):
        print(f"{said(clause.place, lang)}: {said(clause.text, lang)}")
    print()
    print(said(rule.explanation, lang).replace("{quote}", "…"), said(rule.suggestion, lang), sep="\n")
    print("\nFound:", *(f"  {example.text}" for example in rule.bad), sep="\n")
    print("\nLeft alone:", *(f"  {example.text}" for example in rule.good), sep="\n")
    return 0


def _known_rule(name: str, policy: Policy) -> Any:
    if name not in policy.rules:
        raise Unusable(f"no rule is called “{name}”; {did_you_mean(name, policy.rules)}")
    return policy.rules[name]


# policy test


def _policy(arguments: argparse.Namespace) -> int:
    policy = _load(arguments)
    failed = [str(failure) for failure in failures(policy)]
    count = sum(len(rule.bad) + len(rule.good) + 1 for rule in policy.rules.values())
    print(*failed, f"{count} examples, {len(failed)} failed", sep="\n")
    return 1 if failed else 0
