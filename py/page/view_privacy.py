"""Privacy and proof: what is promised, what stays open in this very browser, and the attack that anyone may start."""

import events
import lazy
import sheet
from cards import make
from pyscript import document, window
from screen import show_seal
from start import guards_connections
from views import ask
from words import learn, say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

PROMISES = ("stays", "python", "files", "kept", "reader")
NO_STOP = ("extensions", "keyboard", "clipboard", "onlooker", "host", "memory", "picker", "browser")
WORDS = {
    "en": {
        "proof-promise": "What is promised",
        "proof-promise-stays": "Your draft stays on this device. This page has no code that sends or stores it.",
        "proof-promise-python": (
            "The checker runs in a closed room (a worker) that was made after the ways out had been blocked."
        ),
        "proof-promise-files": (
            "From the second visit on, each file is compared with a list of fingerprints each time it is used. "
            "Only the rules are not: they may be edited. They are words, never code."
        ),
        "proof-promise-kept": (
            "This page keeps nothing that you type: not in its storage, not in the address, not for the next person. "
            "Tests with Chromium and Firefox found no word of a draft on the disk, even where the browser was killed."
        ),
        "proof-promise-reader": (
            "The second reader, where you turn it on, reads your draft on this device too, in a room of its own. "
            "It learns nothing from it, and “Finish and clear” closes that room."
        ),
        "proof-stays-open": "What stays open in this browser",
        "proof-open-none": "No way that we know of.",
        "proof-open-all": (
            "This copy of the page is not sealed, because it did not come over https. Your draft still stays "
            "here: there is no code that sends it. But nothing would stop such code."
        ),
        "proof-open-disk": (
            "This copy runs from a disk, so some guards that a website has are missing here: new windows, calls "
            "ahead to another host and video-call lines (WebRTC) are not blocked."
        ),
        "proof-open-first": (
            "This is a first visit. Until the page is loaded again, new windows, calls ahead to another host and "
            "video-call lines (WebRTC) are not blocked."
        ),
        "proof-open-webrtc": (
            "Video-call lines (WebRTC): this browser lets no page block them. The checker's Python has no "
            "such lines; only the frame of the page could open one, and it holds no code that does."
        ),
        "proof-open-ahead": (
            "Calls ahead: a page could let the browser look up or call another host by its name. This browser lets "
            "no page block that. This page asks for none."
        ),
        "proof-open-links": "Links to other places: this browser lets no page block them. There are none on this page.",
        "proof-load-again": "Load the page again, sealed",
        "proof-load-loses": "Loading again clears your draft. Copy it first, or press “Finish and clear”.",
        "proof-attack": "Try to make it leak",
        "proof-attack-about": (
            "Press the button: this page then attacks itself. It tries to send a test word in every way we know. "
            "It tries from the page and from the checker's Python, to a made-up address and to its own site. "
            "Your draft is not touched."
        ),
        "proof-attack-start": "Try to make it leak",
        "proof-attack-runs": "Trying. This takes a few seconds.",
        "proof-attack-tried": "{total} ways were tried from the page and from Python.",
        "proof-attack-closed": "None was seen open.",
        "proof-attack-open": "Open: {names}.",
        "proof-attack-unknown": "No sign from the browser: {names}.",
        "proof-attack-failed": "The checker's Python did not answer, so only the page was tried.",
        "proof-way": "Way out",
        "proof-from-page": "From the page",
        "proof-from-python": "From Python",
        "proof-closed": "Closed",
        "proof-open": "Open",
        "proof-absent": "Not there",
        "proof-unknown": "No sign",
        "proof-verdicts": (
            "Closed: the browser said no. Not there: this browser, or Python's room, has no such thing. "
            "No sign: the browser did not say. In the browsers we tested, nothing came out that way."
        ),
        "proof-no-stop": "What nothing on this page can stop",
    },
    "es": {
        "proof-promise": "Lo que se promete",
        "proof-promise-stays": (
            "Su borrador se queda en este equipo. Esta página no tiene código que lo envíe ni lo guarde."
        ),
        "proof-promise-python": (
            "El revisor trabaja en un cuarto cerrado (un “worker”) hecho después de cerrar las salidas."
        ),
        "proof-promise-files": (
            "Desde la segunda visita, cada archivo se compara con una lista de huellas cada vez que se usa. "
            "Solo las reglas no: se pueden editar. Son palabras, nunca código."
        ),
        "proof-promise-kept": (
            "Esta página no guarda nada de lo que escribe: ni en su almacén, ni en la dirección, ni para la "
            "próxima persona. Las pruebas con Chromium y Firefox no hallaron ni una palabra de un borrador en el "
            "disco, ni al cerrar el navegador a la fuerza."
        ),
        "proof-promise-reader": (
            "El segundo lector, si usted lo activa, también lee su borrador en este equipo, en un cuarto aparte. "
            "No aprende nada de él, y Terminar y borrar cierra ese cuarto."
        ),
        "proof-stays-open": "Lo que queda abierto en este navegador",
        "proof-open-none": "Ninguna vía que conozcamos.",
        "proof-open-all": (
            "Esta copia de la página no está sellada, porque no llegó por https. Su borrador se queda aquí "
            "igualmente: no hay código que lo envíe. Pero nada pararía a un código así."
        ),
        "proof-open-disk": (
            "Esta copia funciona desde un disco y le faltan algunas defensas de un sitio web: las ventanas "
            "nuevas, las llamadas previas a otro sitio y las líneas de videollamada (WebRTC) no están cerradas."
        ),
        "proof-open-first": (
            "Es una primera visita. Hasta que se cargue de nuevo la página, las ventanas nuevas, las llamadas "
            "previas a otro sitio y las líneas de videollamada (WebRTC) no están cerradas."
        ),
        "proof-open-webrtc": (
            "Líneas de videollamada (WebRTC): este navegador no deja que una página las cierre. El Python del "
            "revisor no tiene esas líneas; solo el marco de la página podría abrir una, y no tiene código que "
            "lo haga."
        ),
        "proof-open-ahead": (
            "Llamadas previas: una página podría hacer que el navegador busque o llame a otro sitio por su nombre. "
            "Este navegador no deja que una página lo cierre. Esta página no pide ninguna."
        ),
        "proof-open-links": (
            "Enlaces a otros lugares: este navegador no deja que una página los cierre. En esta página no hay "
            "ninguno."
        ),
        "proof-load-again": "Cargar de nuevo la página, sellada",
        "proof-load-loses": "Cargar de nuevo borra su borrador. Cópielo antes, o pulse Terminar y borrar.",
        "proof-attack": "Intente que se filtre algo",
        "proof-attack-about": (
            "Pulse el botón: la página se ataca a sí misma. Intenta enviar una palabra de prueba por todas "
            "las vías que conocemos, desde la página y desde el Python del revisor, a una dirección inventada "
            "y a su propio sitio. Su borrador no se toca."
        ),
        "proof-attack-start": "Intentar que se filtre algo",
        "proof-attack-runs": "Probando. Tarda unos segundos.",
        "proof-attack-tried": "Se probaron {total} vías desde la página y desde Python.",
        "proof-attack-closed": "Ninguna se vio abierta.",
        "proof-attack-open": "Abiertas: {names}.",
        "proof-attack-unknown": "Sin señal del navegador: {names}.",
        "proof-attack-failed": "El Python del revisor no respondió; solo se probó la página.",
        "proof-way": "Vía de salida",
        "proof-from-page": "Desde la página",
        "proof-from-python": "Desde Python",
        "proof-closed": "Cerrada",
        "proof-open": "Abierta",
        "proof-absent": "No existe",
        "proof-unknown": "Sin señal",
        "proof-verdicts": (
            "Cerrada: el navegador dijo que no. No existe: este navegador, o el cuarto de Python, no tiene tal cosa. "
            "Sin señal: el navegador no dijo nada. En los navegadores que probamos, nada salió por ahí."
        ),
        "proof-no-stop": "Lo que nada en esta página puede impedir",
    },
}


async def open(home: Any, page: Any) -> None:
    """Draw the view; the attack starts on a press only."""
    lang = page.lang
    home.append(watchers())
    section(home, "promise", lang).append(points(["proof-promise-" + name for name in promises()], lang))
    show_open(section(home, "stays-open", lang), left_open(), lang)
    Attack(section(home, "attack", lang), page)
    section(home, "no-stop", lang).append(points(["stop-" + name for name in NO_STOP], lang))


def promises() -> list[str]:
    """What holds in this copy: one from a disk is compared as a whole, by hand; one that is not sealed has no guard."""
    sealed = document.documentElement.dataset.seal != "none"
    not_here = () if sealed and window.location.protocol != "file:" else ("files",) if sealed else ("files", "python")
    return [name for name in PROMISES if name not in not_here]


def watchers() -> Any:
    """The place for a word about add-ons that show themselves; the page fills it."""
    notice = make("p", "", "notice")
    notice.setAttribute("data-watchers", "")
    notice.hidden = True
    return notice


def section(home: Any, name: str, lang: str) -> Any:
    """A part of the view under its heading."""
    part = make("section", "", "proof")
    part.append(make("h3", say("proof-" + name, lang)))
    home.append(part)
    return part


def points(keys: list[str], lang: str) -> Any:
    """Sentences as a list."""
    made = make("ul")
    for key in keys:
        made.append(make("li", say(key, lang)))
    return made


# What stays open here


def left_open() -> list[str]:
    """The keys of what is known to stay open in this browser, before anything is tried."""
    html = document.documentElement
    if window.location.protocol == "file:":
        return ["proof-open-disk"]
    if html.dataset.seal == "none":
        return ["proof-open-all"]
    if html.dataset.seal == "sealed":
        return ["proof-open-none"]
    first = [] if html.hasAttribute("data-served") else ["proof-open-first"]
    webrtc = [] if guards_connections() else ["proof-open-webrtc", "proof-open-ahead"]
    links = [] if getattr(window, "navigation", None) else ["proof-open-links"]
    return first + webrtc + links


def show_open(home: Any, keys: list[str], lang: str) -> None:
    """List what stays open, and offer the way to a sealed page where there is one."""
    home.append(points(keys, lang))
    if "proof-open-first" in keys:
        button, said = make("button", say("proof-load-again", lang), "button outline"), make("p", "", "hint")
        button.type = "button"
        events.on(button, "click", lambda event: load_again(said, lang))
        home.append(button, said)


def load_again(said: Any, lang: str) -> None:
    """Load the page anew, which is then served and sealed; not over a draft."""
    if sheet.draft().textLength:
        said.textContent = say("proof-load-loses", lang)
    else:
        window.location.reload()


# The attack


class Attack:
    """The button, the sentence under it and the table that fills while the channels are tried."""

    def __init__(self, home: Any, page: Any) -> None:
        self.page, self.lang = page, page.lang
        self.button = make("button", say("proof-attack-start", page.lang), "button")
        self.button.type = "button"
        self.button.id = "attack"
        events.on(self.button, "click", self.start)
        self.said, self.home = make("p"), make("div", "", "proof-table")
        self.said.setAttribute("role", "status")
        home.append(make("p", say("proof-attack-about", page.lang)), self.button, self.said, self.home)
        self.rows: dict[str, list[Any]] = {}
        self.worst: dict[str, str] = {}

    async def start(self, event: Any) -> None:
        """Fire everything, first from the page, then from Python in its worker; a second press does it again."""
        self.button.disabled = True
        self.home.removeAttribute("data-done")
        self.said.textContent = say("proof-attack-runs", self.lang)
        channels = await lazy.load("channels")
        attack = await lazy.load("attack")
        learn((await lazy.load("ways")).WORDS)
        self.draw_table([name for name, _ in channels.CHANNELS])
        far, near = attack.places(window, "canary")
        await attack.attack(window, far, near, lambda name, verdict: self.hear(name, 0, verdict))
        far, near = attack.places(window, "canary-python")
        inside = await ask(self.page, "attack", {"far": far, "near": near})
        for name, verdict in inside.items():
            if name in self.rows:
                self.hear(name, 1, verdict)
        self.conclude("error" in inside)

    def draw_table(self, names: list[str]) -> None:
        """A row for each channel, still without verdicts."""
        table, head = make("table"), make("tr")
        for key in ("way", "from-page", "from-python"):
            cell = make("th", say("proof-" + key, self.lang))
            cell.scope = "col"
            head.append(cell)
        table.append(head)
        self.rows, self.worst = {}, {}
        for name in names:
            table.append(self.row(name))
        self.home.replaceChildren(table, make("p", say("proof-verdicts", self.lang), "hint"))

    def row(self, name: str) -> Any:
        """One channel: its name and two places for verdicts."""
        row, title = make("tr"), make("th", say("way-" + name, self.lang))
        title.scope = "row"
        row.dataset.channel = name
        self.rows[name] = [make("td"), make("td")]
        row.append(title, *self.rows[name])
        return row

    def hear(self, name: str, side: int, verdict: str) -> None:
        """Show one verdict."""
        cell = self.rows[name][side]
        cell.textContent = say("proof-" + verdict, self.lang)
        cell.dataset.verdict = verdict
        if verdict == "open" or (verdict == "unknown" and name not in self.worst):
            self.worst[name] = verdict

    def conclude(self, silent: bool) -> None:
        """One sentence about it all; what was shown to be open corrects what the page says of its seal."""
        sentences = [say("proof-attack-tried", self.lang, total=len(self.rows))]
        if "open" not in self.worst.values():
            sentences.append(say("proof-attack-closed", self.lang))
        for verdict in ("open", "unknown"):
            names = ", ".join([say("way-" + name, self.lang) for name in self.rows if self.worst.get(name) == verdict])
            if names:
                sentences.append(say("proof-attack-" + verdict, self.lang, names=names))
        if silent:
            sentences.append(say("proof-attack-failed", self.lang))
        self.said.textContent = " ".join(sentences)
        html = document.documentElement
        if self.worst and html.dataset.seal == "sealed":
            html.dataset.seal = "partial"
            show_seal(self.lang)
        self.home.dataset.done = str(len(self.worst))
        self.button.disabled = False
