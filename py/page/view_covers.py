"""What this covers: every sentence of the Order, in plain words, and what is done about it."""

from cards import make
from views import ask
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "covers-about": "Here is each sentence of the Order in plain words, and what this page does about it.",
        "covers-count": "{all} sentences. Points at words: {flag}. Asks you: {ask}. Reminds you: {remind}. "
        "Beyond a checker: {cannot}.",
        "covers-limited": "Only as far as state law, court rulings and your contract allow.",
        "covers-rules": "Rules:",
        "figures-title": "How often the rules are right",
        "figures-about": "We tried the rules on {posts} posts that nobody looked at while the rules were written. "
        "{clean} of them were clean. The rules raised a false alarm on {alarmed} of these ({low} to {high}%).",
        "figures-note": "The range in brackets is where the true share most likely lies (95%). "
        "So a rule may well miss things. Nothing found does not mean that the Order allows it.",
        "figures-none": "Nobody has measured these rules yet, so there are no figures.",
        "figures-rule": "Rule",
        "figures-found": "Found",
        "figures-alarms": "False alarms",
        "figures-share": "{found} of {posts} ({low} to {high}%)",
    },
    "es": {
        "covers-about": "Aquí está cada frase de la Orden en palabras sencillas, y lo que esta página hace con ella.",
        "covers-count": "{all} frases. Señala palabras: {flag}. Le pregunta: {ask}. Le recuerda: {remind}. "
        "Fuera del alcance de un revisor: {cannot}.",
        "covers-limited": "Solo hasta donde lo permiten la ley estatal, los tribunales y su contrato.",
        "covers-rules": "Reglas:",
        "figures-title": "Con qué frecuencia aciertan las reglas",
        "figures-about": "Probamos las reglas con {posts} mensajes que nadie miró mientras se escribían. "
        "{clean} de ellos estaban limpios. En {alarmed} de estos hubo falsa alarma (del {low} al {high}%).",
        "figures-note": "Entre paréntesis está el margen en que más probablemente cae la proporción real (95%). "
        "Una regla puede pasar cosas por alto. Que no salga nada no quiere decir que la Orden lo permita.",
        "figures-none": "Nadie ha medido todavía estas reglas: no hay cifras.",
        "figures-rule": "Regla",
        "figures-found": "Halló",
        "figures-alarms": "Falsas alarmas",
        "figures-share": "{found} de {posts} (del {low} al {high}%)",
    },
}

SIGNS = {"flag": "flag", "ask": "ask", "remind": "note", "cannot": "settled"}  # the shape beside the words


async def open(home: Any, page: Any) -> None:
    """Draw the sentences of the Order, place by place, and then the figures."""
    answer = await ask(page, "covers")
    if "error" in answer:
        home.append(make("p", answer["error"], "notice"))
        return
    clauses, lang = answer["clauses"], page.lang
    home.append(make("p", say("covers-about", lang)), make("p", counted(clauses, lang), "hint"))
    place, items = None, make("ul")
    for clause in clauses:
        if clause["place"] != place:
            place, items = clause["place"], make("ul", "", "covered")
            home.append(make("h3", place), items)
        items.append(row(clause, lang))
    home.append(make("h3", say("figures-title", lang)), *measured(answer["figures"], titles(clauses), lang))


def counted(clauses: list[Any], lang: str) -> str:
    """How many sentences get which kind of help."""
    kinds = [clause["help"] for clause in clauses]
    return say("covers-count", lang, all=len(kinds), **{kind: kinds.count(kind) for kind in SIGNS})


def row(clause: dict[str, Any], lang: str) -> Any:
    """One sentence: its number and words, what is done about it and why, and the rules that do it."""
    item, kind = make("li"), make("p", say("help-" + clause["help"], lang), "sign " + SIGNS[clause["help"]])
    words = make("p", clause["text"])
    words.prepend(make("span", clause["id"], "number"), " ")
    item.append(words, kind)
    for note in (clause["reason"], say("covers-limited", lang) if clause["limited"] else ""):
        if note:
            item.append(make("p", note, "hint"))
    if clause["rules"]:
        item.append(links(clause["rules"], lang))
    return item


def links(rules: list[Any], lang: str) -> Any:
    """The rules that serve a sentence, each a link to its place in the view of the rules."""
    line = make("p", say("covers-rules", lang), "hint")
    for rule in rules:
        link = make("a", rule["title"])
        link.href = f"#{rule['id']}"
        line.append(" ", link)
    return line


def titles(clauses: list[Any]) -> dict[str, str]:
    """The titles of all rules that serve a sentence, by id."""
    return {rule["id"]: rule["title"] for clause in clauses for rule in clause["rules"]}


def percents(interval: list[float]) -> dict[str, int]:
    """The ends of an interval as whole percents."""
    return {"low": round(100 * interval[0]), "high": round(100 * interval[1])}


def measured(figures: dict[str, Any], names: dict[str, str], lang: str) -> list[Any]:
    """The figures of the held-out posts: what they are, and a table of the rules."""
    if not figures.get("rules"):
        return [make("p", say("figures-none", lang))]
    ends = percents(figures["clean_interval"])
    about = say(
        "figures-about", lang, posts=figures["posts"], clean=figures["clean"], alarmed=figures["clean_alarmed"], **ends
    )
    found = figures["rules"]
    rows = [[names.get(rule, rule), share(found[rule], lang), str(found[rule]["alarms"])] for rule in found]
    return [make("p", about), make("p", say("figures-note", lang), "hint"), table(rows, lang)]


def share(facts: dict[str, Any], lang: str) -> str:
    """How many of the posts a rule found, with the interval."""
    ends = percents(facts["found_interval"])
    return say("figures-share", lang, found=facts["found"], posts=facts["posts"], **ends)


def table(rows: list[Any], lang: str) -> Any:
    """A table with the rule's name as the heading of each row."""
    whole = make("table")
    whole.append(make("caption", say("figures-title", lang), "unseen"))
    whole.append(line([say(f"figures-{name}", lang) for name in ("rule", "found", "alarms")], "col"))
    for row in rows:
        whole.append(line(row, "row"))
    return whole


def line(cells: list[str], scope: str) -> Any:
    """A row of the table; all cells of the first row are headings, of the others only the first cell."""
    made = make("tr")
    for index, words in enumerate(cells):
        cell = make("th" if scope == "col" or not index else "td", words)
        if cell.tagName == "TH":
            cell.scope = scope
        made.append(cell)
    return made
