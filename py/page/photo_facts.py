"""What a file tells, in plain sentences; and the pages' own sentences about photos and videos."""

from when import shift_around
from words import date_in, say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "photo-number": "Picture {number}:",
        "video-number": "Video {number}:",
        "photo-preview": "Small view of picture {number}",
        "photo-inner": "The small picture inside the file",
        "photo-reading": "Reading the file…",
        "photo-place": "The file says where it was made: {place}.",
        "photo-taken": "The file says when it was made: {day}, {clock}.",
        "photo-on-shift": "That is in the hours of the shift you typed.",
        "photo-on-day": "That is the day of your post.",
        "photo-device": "The file names the device: {device}.",
        "photo-person": "The file names a person: {person}.",
        "photo-thumbnail": "The file holds a small older picture. It may show what you cut away:",
        "photo-other": "The file holds other hidden data.",
        "photo-nothing": "We found no place, time or device in this file. What it shows can still tell these.",
        "photo-clean-why": "Others can read this in the file. A clean copy leaves it out and keeps the picture.",
        "photo-turned": "The clean copy keeps one hidden fact: which way up the picture is.",
        "photo-clean": "Save a clean copy",
        "photo-clean-of": "Save a clean copy of {number}",
        "photo-saved": "Saved as {name}. Post that file.",
        "photo-not-clean": "A clean copy of this file could not be made.",
        "photo-remove": "Remove",
        "photo-remove-of": "Remove {number}",
        "photo-shows": "What does {number} show?",
        "photo-words-reading": "Reading the words in it…",
        "photo-words": "Words in the picture:",
        "photo-words-of": "Words in {number}",
        "photo-no-words": "We found no words in this picture.",
        "photo-words-failed": "The words in this picture could not be read. Read them yourself.",
        "photo-words-video": "Words in a video are not read. Watch it once more yourself.",
        "photo-too-many-pixels": "This picture has too many pixels to show it here or to read the words in it.",
        "photo-no-view": "This browser cannot show this kind of picture. The words in it were not read.",
        "photo-empty": "This file is empty.",
        "photo-unknown": "This kind of file is not read. Use JPEG, PNG, WebP, HEIC, MP4 or MOV.",
        "photo-broken": "This file is broken or cut short, so it could not be read.",
        "photo-tangled": "This file is put together in an odd way, so it could not be read.",
        "photo-too-large": "This file is too large to read here. The limit is {limit} MB.",
        "photo-failed": "This file could not be read.",
        "photo-too-many": "Up to {limit} files can be read at once. The others were left out.",
    },
    "es": {
        "photo-number": "Imagen {number}:",
        "video-number": "Video {number}:",
        "photo-preview": "Vista pequeña de la imagen {number}",
        "photo-inner": "La imagen pequeña dentro del archivo",
        "photo-reading": "Leyendo el archivo…",
        "photo-place": "El archivo dice dónde se hizo: {place}.",
        "photo-taken": "El archivo dice cuándo se hizo: {day}, {clock}.",
        "photo-on-shift": "Eso cae en las horas del turno que usted escribió.",
        "photo-on-day": "Es el día de su mensaje.",
        "photo-device": "El archivo nombra el aparato: {device}.",
        "photo-person": "El archivo nombra a una persona: {person}.",
        "photo-thumbnail": "El archivo guarda una imagen pequeña anterior. Puede mostrar lo que usted recortó:",
        "photo-other": "El archivo guarda otros datos ocultos.",
        "photo-nothing": "No hallamos lugar, hora ni aparato en este archivo. Lo que muestra aún puede decirlos.",
        "photo-clean-why": "Otros pueden leer esto en el archivo. Una copia limpia lo quita y deja la imagen.",
        "photo-turned": "La copia limpia guarda un dato oculto: cuál lado de la imagen va arriba.",
        "photo-clean": "Guardar una copia limpia",
        "photo-clean-of": "Guardar una copia limpia de {number}",
        "photo-saved": "Guardada como {name}. Publique ese archivo.",
        "photo-not-clean": "No se pudo hacer una copia limpia de este archivo.",
        "photo-remove": "Quitar",
        "photo-remove-of": "Quitar {number}",
        "photo-shows": "¿Qué muestra {number}?",
        "photo-words-reading": "Leyendo las palabras que hay en ella…",
        "photo-words": "Palabras en la imagen:",
        "photo-words-of": "Palabras en {number}",
        "photo-no-words": "No hallamos palabras en esta imagen.",
        "photo-words-failed": "No se pudieron leer las palabras de esta imagen. Léalas usted.",
        "photo-words-video": "Las palabras de un video no se leen. Mírelo usted otra vez.",
        "photo-too-many-pixels": "Esta imagen tiene demasiados píxeles para mostrarla aquí o leer sus palabras.",
        "photo-no-view": "Este navegador no puede mostrar este tipo de imagen. No se leyeron sus palabras.",
        "photo-empty": "Este archivo está vacío.",
        "photo-unknown": "Este tipo de archivo no se lee. Use JPEG, PNG, WebP, HEIC, MP4 o MOV.",
        "photo-broken": "Este archivo está dañado o cortado y no se pudo leer.",
        "photo-tangled": "Este archivo está armado de un modo raro y no se pudo leer.",
        "photo-too-large": "Este archivo es demasiado grande para leerlo aquí. El límite es {limit} MB.",
        "photo-failed": "Este archivo no se pudo leer.",
        "photo-too-many": "Se leen hasta {limit} archivos a la vez. Los demás quedaron fuera.",
    },
}
REFUSED = ("empty", "unknown", "broken", "tangled", "too-large")


def refusal(told: dict[str, Any], lang: str) -> str:
    """The one sentence for a file that was not read, or an empty string."""
    kind = told.get("refused")
    if kind not in REFUSED:
        return say("photo-failed", lang) if "error" in told or kind else ""
    return say(f"photo-{kind}", lang, limit=int(told["limit"]) // 1_000_000)


def sentences(told: dict[str, Any], lang: str, moment: str, shift: tuple[str, str]) -> list[str]:
    """What a file tells. `moment` is the time of posting, `shift` the two clock times typed for it."""
    facts = told["facts"]
    found = []
    if facts["place"]:
        found.append(say("photo-place", lang, place=f"{facts['place'][0]:.5f}, {facts['place'][1]:.5f}"))
    if facts["taken"]:
        found.append(time(facts["taken"], lang, moment, shift))
    for name in ("device", "person"):
        if facts[name]:
            found.append(say(f"photo-{name}", lang, **{name: facts[name]}))
    if not found:
        found.append(say("photo-other" if told["removed"] else "photo-nothing", lang))
    return found


def time(taken: str, lang: str, moment: str, shift: tuple[str, str]) -> str:
    """When the file was made, held against the shift and the day of the post."""
    words = [say("photo-taken", lang, day=date_in(lang, taken[:10]), clock=taken[11:16])]
    hours = shift_around(taken[:16], *shift)
    if hours and hours[0] <= taken[:16] < hours[1]:
        words.append(say("photo-on-shift", lang))
    elif taken[:10] == moment[:10]:
        words.append(say("photo-on-day", lang))
    return " ".join(words)
