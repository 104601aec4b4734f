"""The rules, for the people who keep them: read them, test them, try others from a file."""

import events
import json

import screen
import sheet
from cards import make, translate
from pyscript import document, window
from views import ask, draw, shown, undraw
from words import date_in, said_in, say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "rules-about": "{title}, {date}. {count} rules. Each rule shows its examples: they are its tests.",
        "rules-test": "Test the rules",
        "rules-testing": "Testing: {done} of {all} rules.",
        "rules-passed": "{count} examples tried. All of them do what the rules say they should.",
        "rules-failed": "{count} examples tried. To look at: {failed}.",
        "rules-cure": "What to do: {cure}.",
        "rules-open": "Open another rules.json from disk",
        "rules-open-hint": "It is used for this visit only, and it stays on this device.",
        "rules-opening": "Reading the file.",
        "rules-too-large": "This file is too large. A rules.json may have up to {limit} MB.",
        "rules-not-opened": "The rules have not changed.",
        "rules-tried": "You are trying other rules:",
        "rules-back": "Back to the built-in rules",
        "rules-department": "Only for Department pages",
        "rules-personal": "Only for your own account",
        "rules-page": "Only for the About text of a page",
        "rule-says": "What it says",
        "rule-asks": "What it asks",
        "rule-wording": "A safer wording",
        "rule-parts": "What it looks for",
        "rule-clauses": "Clauses",
        "rule-figures": "How often it is right",
        "rule-measured": "On posts that nobody looked at while the rules were written, it found {found} of {posts} "
        "({low} to {high}%). False alarms: {alarms}.",
        "rule-bad": "Examples it must find",
        "rule-good": "Examples it must leave alone",
        "rule-posted": "posted {day} at {time}",
        "rule-shift": "shift {begins} to {ends}",
        "rule-department": "Department page",
    },
    "es": {
        "rules-about": "{title}, {date}. {count} reglas. Cada regla muestra sus ejemplos: son sus pruebas.",
        "rules-test": "Probar las reglas",
        "rules-testing": "Probando: {done} de {all} reglas.",
        "rules-passed": "{count} ejemplos probados. Todos hacen lo que las reglas dicen.",
        "rules-failed": "{count} ejemplos probados. Para mirar: {failed}.",
        "rules-cure": "Qué hacer: {cure}.",
        "rules-open": "Abrir otro rules.json del disco",
        "rules-open-hint": "Se usa solo en esta visita y se queda en este equipo.",
        "rules-opening": "Leyendo el archivo.",
        "rules-too-large": "Este archivo es demasiado grande. Un rules.json puede tener hasta {limit} MB.",
        "rules-not-opened": "Las reglas no han cambiado.",
        "rules-tried": "Está probando otras reglas:",
        "rules-back": "Volver a las reglas incluidas",
        "rules-department": "Solo para páginas del Departamento",
        "rules-personal": "Solo para su propia cuenta",
        "rules-page": "Solo para el texto “Información” de una página",
        "rule-says": "Qué dice",
        "rule-asks": "Qué pregunta",
        "rule-wording": "Una forma más segura",
        "rule-parts": "Qué busca",
        "rule-clauses": "Cláusulas",
        "rule-figures": "Con qué frecuencia acierta",
        "rule-measured": "En mensajes que nadie miró mientras se escribían las reglas, halló {found} de {posts} "
        "(del {low} al {high}%). Falsas alarmas: {alarms}.",
        "rule-bad": "Ejemplos que debe hallar",
        "rule-good": "Ejemplos que debe dejar en paz",
        "rule-posted": "publicado el {day} a las {time}",
        "rule-shift": "turno de {begins} a {ends}",
        "rule-department": "Página del Departamento",
    },
}

SIGNS = {"flag": "flag", "ask": "ask", "remind": "note"}
LARGEST = 5  # MB of a rules.json; the built-in one has less than 2


async def open(home: Any, page: Any) -> None:
    """Draw the tools and the rules."""
    answer = await ask(page, "rules")
    if "error" in answer:
        home.append(make("p", answer["error"], "notice"))
        return
    facts = {"title": answer["title"], "date": date_in(page.lang, answer["date"]), "count": len(answer["rules"])}
    home.append(make("p", say("rules-about", page.lang, **facts)), *tools(answer, page))
    measured = answer["figures"].get("rules", {})
    for rule in answer["rules"]:
        home.append(draw_rule(rule, measured.get(rule["id"]), page.lang))
    show_trial(page, answer["tried"])


# Testing and trying


def tools(answer: dict[str, Any], page: Any) -> list[Any]:
    """The button that tests the rules, the picker of another file, and what they have to say."""
    said = make("p", "", "strong")
    said.setAttribute("role", "status")
    failed = make("ol", "", "failures")
    button, label = make("button", say("rules-test", page.lang), "button"), make("label", "", "button outline file")
    button.type, picker = "button", make("input", "", "unseen")
    picker.type, picker.accept, picker.autocomplete = "file", ".json,application/json", "off"
    label.append(make("span", say("rules-open", page.lang)), picker)

    async def on_test(event: Any) -> None:
        button.disabled = True
        await test(answer["rules"], said, failed, page)
        button.disabled = False

    async def on_pick(event: Any) -> None:
        failed.replaceChildren()
        await try_file(picker, said, page)

    events.on(button, "click", on_test)
    events.on(picker, "change", on_pick)
    box = make("div", "", "picker")
    box.append(label, make("p", say("rules-open-hint", page.lang), "hint"))
    return [button, box, said, failed]


async def test(rules: list[Any], said: Any, home: Any, page: Any) -> None:
    """Run the examples of all rules, one rule after the other, and list what fails with its place and cure."""
    home.replaceChildren()
    count = failed = 0
    for done, rule in enumerate(rules):
        said.textContent = say("rules-testing", page.lang, done=done, all=len(rules))
        answer = await ask(page, "test", {"rule": rule["id"]})
        if "error" in answer:
            said.textContent = answer["error"]
            return
        count += answer["count"]
        failed += len(answer["failures"])
        home.append(*[failure(one, page.lang) for one in answer["failures"]])
    said.textContent = say("rules-failed" if failed else "rules-passed", page.lang, count=count, failed=failed)


def failure(one: dict[str, Any], lang: str) -> Any:
    """An example that fails: its place, what is wrong, what to do."""
    item = make("li")
    cure = make("p", say("rules-cure", lang, cure=one["cure"]))
    item.append(make("code", one["place"]), make("p", one["problem"]), cure)
    return item


async def try_file(picker: Any, said: Any, page: Any) -> None:
    """Let the engine read the file that was picked; its bytes do not pass through here, and its name is not shown."""
    file = picker.files.item(0)
    if not file or not page.engine:
        return
    if file.size > LARGEST * 1_000_000:
        said.textContent = say("rules-too-large", page.lang, limit=LARGEST)
        return
    said.textContent = say("rules-opening", page.lang)
    answer = json.loads(await page.engine.open_rules(await file.arrayBuffer(), page.lang))
    picker.value = ""
    if "error" in answer:
        said.textContent = said_in(page.lang, answer["error"]) + " " + say("rules-not-opened", page.lang)
        return
    await renew(page, answer)
    document.getElementById("rules-title").focus()


async def renew(page: Any, rules: dict[str, Any]) -> None:
    """Other rules are in use: answers belong to the old ones, and views and draft are read anew."""
    page.rules, page.answers = rules, {}
    screen.show_rules(rules, page.lang)
    undraw("covers", "rules", "practice")
    await draw(page)
    sheet.form.dispatchEvent(window.Event.new("input"))


def show_trial(page: Any, tried: bool) -> None:
    """Say above every view that other rules are in use, with the way back; both stay in step with the language."""
    notice = document.getElementById("trial")
    if notice:
        notice.remove()
    if tried:
        notice, back, words = make("div", "", "notice"), make("button", "", "button outline"), make("p")
        said, name = make("span"), make("span")
        notice.id, back.type, name.dataset.rules = "trial", "button", ""
        said.dataset.say, back.dataset.say = "rules-tried", "rules-back"
        words.append(said, " ", name)
        notice.append(words, back)

        async def on_back(event: Any) -> None:
            await forget(page)
            document.getElementById(f"{shown.name}-title").focus()

        events.on(back, "click", on_back)
        document.querySelector("main").prepend(notice)
        translate(notice, page.lang)
        screen.show_rules(page.rules, page.lang)


async def forget(page: Any) -> None:
    """Back to the rules that came with the page."""
    if document.getElementById("trial"):
        show_trial(page, False)
        await ask(page, "built-in")
        await renew(page, page.engine.about["policy"])


# One rule


def draw_rule(rule: dict[str, Any], figures: dict[str, Any] | None, lang: str) -> Any:
    """A rule that opens: its title and kind, then everything it holds."""
    box, summary = make("details", "", "rule"), make("summary")
    if not document.getElementById(rule["id"]):  # a file from disk cannot take the place of a part of the page
        box.id = rule["id"]
    kind = make("span", say("help-" + rule["kind"], lang), "sign " + SIGNS[rule["kind"]])
    summary.append(make("h3", rule["title"]), " ", kind)
    box.append(summary, *parts(rule, lang))
    if figures:
        low, high = (round(100 * end) for end in figures["found_interval"])
        facts = {name: figures[name] for name in ("found", "posts", "alarms")}
        box.append(*part("rule-figures", [make("p", say("rule-measured", lang, low=low, high=high, **facts))], lang))
    for group in ("bad", "good"):
        box.append(*part("rule-" + group, [listed([example(one, lang) for one in rule[group]])], lang))
    return box


def parts(rule: dict[str, Any], lang: str) -> list[Any]:
    """Name and limits, explanation, questions, safer wording, clauses."""
    told = only(rule, lang)
    made = [make("p", f"{rule['id']}. {told}" if told else rule["id"], "hint")]
    made += part("rule-says", [make("p", rule["explanation"])], lang)
    asked = [make("li", f"{one['ask']} ({' / '.join(one['answers'])})") for one in rule["questions"]]
    made += part("rule-asks", [listed(asked)], lang) if asked else []
    made += part("rule-parts", [listed([make("li", words) for words in rule["parts"]])], lang) if rule["parts"] else []
    made += part("rule-wording", [make("p", rule["suggestion"])], lang)
    clauses = [make("li", f"{one['id']} ({one['place']}): {one['text']}") for one in rule["clauses"]]
    return made + part("rule-clauses", [listed(clauses)], lang)


def only(rule: dict[str, Any], lang: str) -> str:
    """Where the rule does not apply everywhere: where it does."""
    limits = [rule[name][0] for name in ("accounts", "kinds") if len(rule[name]) == 1]
    return " ".join(say("rules-" + limit, lang) + "." for limit in limits if limit != "post")


def part(key: str, content: list[Any], lang: str) -> list[Any]:
    """A heading and what belongs to it."""
    heading: list[Any] = [make("h4", say(key, lang))]
    return heading + content


def listed(items: list[Any]) -> Any:
    """A list of these items."""
    home = make("ul")
    home.append(*items)
    return home


def example(one: dict[str, Any], lang: str) -> Any:
    """An example with the words that must be found, and the facts beside it."""
    item = make("li")
    for words, wanted in one["pieces"]:
        item.append(make("strong", words) if wanted else words)
    facts = [say("rule-department", lang)] if one["account"] == "department" else []
    if one["posting_at"]:
        facts.append(say("rule-posted", lang, day=one["posting_at"][:10], time=one["posting_at"][11:16]))
    if len(one["shift"]) == 2:
        facts.append(say("rule-shift", lang, begins=one["shift"][0][11:16], ends=one["shift"][1][11:16]))
    if facts:
        item.append(" ", make("span", f"({', '.join(facts)})", "hint"))
    return item
