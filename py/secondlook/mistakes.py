"""What is wrong with a rules.json, in Spanish.

The sentences arise in English where something is found wrong: `PolicyError`, `PhraseError` and `Failure`. Each has its
Spanish here beside its English frame; a test finds every frame in the sources and asks for its Spanish.
"""

import re
from string import Formatter
from typing import Protocol

FRAMES = {
    # The file
    "the file": "el archivo",
    "line {}, column {}": "línea {}, columna {}",
    "brackets are nested too deeply": "los paréntesis están anidados a demasiada profundidad",
    "phrases or lexicons are nested too deeply": "las frases o los léxicos están anidados a demasiada profundidad",
    "take some out": "quite algunos",
    "it is too deep or too large to read": "es demasiado profundo o demasiado grande para leerlo",
    "make it simpler": "hágalo más simple",
    "this is not JSON ({})": "esto no es JSON",
    "mend it there": "corríjalo allí",
    "this key stands twice in the same object": "esta clave está dos veces en el mismo objeto",
    "keep one of them": "deje una de las dos",
    # The shape
    "an object {{ }} is needed here": "aquí hace falta un objeto {{ }}",
    "put names and values between {{ and }}": "ponga nombres y valores entre {{ y }}",
    "a list [ ] is needed here": "aquí hace falta una lista [ ]",
    "put the values between [ and ]": "ponga los valores entre [ y ]",
    "words are needed here": "aquí hacen falta palabras",
    "write them between quotation marks": "escríbalas entre comillas",
    "a number is needed here": "aquí hace falta un número",
    "write one like 1.5": "escriba uno como 1.5",
    "yes or no is needed here": "aquí hace falta sí o no",
    "write true or false": "escriba true o false",
    "{} is not a day": "{} no es un día",
    "write one like 2026-11-03": "escriba uno como 2026-11-03",
    "{} seconds are too few or too many": "{} segundos son muy pocos o demasiados",
    "write {} or more": "escriba {} o más",
    "{} is not known here": "{} no se conoce aquí",
    "nothing is called this here": "aquí nada se llama así",
    "“{}” is missing": "falta “{}”",
    "add “{}”": "agregue “{}”",
    "did you mean “{}”?": "¿quiso decir “{}”?",
    "use one of {}": "use uno de estos: {}",
    # Names and promises
    "no {} is called “{}”": "no hay {} con el nombre “{}”",
    "no lexicon called {{{}}}": "no hay léxico con el nombre {{{}}}",
    "no answer settles the question": "ninguna respuesta resuelve la pregunta",
    "mark one with “settles”: true": "marque una con “settles”: true",
    "“each” and “per”: “person” go together": "“each” y “per”: “person” van juntos",
    "write both, or none": "escriba los dos o ninguno",
    "an excuse has phrases, or is “quoted”": "una excusa tiene frases o es “quoted”",
    "give one of the two": "ponga una de las dos cosas",
    "the rule has no phrases, no signs and no check": "la regla no tiene “phrases”, ni “signs”, ni “check”",
    "give it one of these": "póngale una de estas cosas",
    "lexicons name each other in a ring ({})": "los léxicos se nombran en círculo ({})",
    "take one name out": "quite un nombre",
    "no phrase uses this lexicon": "ninguna frase usa este léxico",
    "write {{{}}} in a phrase or delete it": "escriba {{{}}} en una frase o bórrelo",
    "no rule uses this clause, but it promises “{}”": "ninguna regla usa esta cláusula, pero promete “{}”",
    "name it in a rule, or set its “help” to remind or cannot": "nómbrela en una regla o ponga su “help” en remind o "
    "cannot",
    # Phrases
    "“{}” can stand for no words at all": "“{}” puede no tener ninguna palabra",
    "give it a word that must be there": "póngale una palabra que deba estar",
    "“{}” begins or ends with “...”": "“{}” empieza o termina con “...”",
    "take that off, or put a word there": "quite eso o ponga una palabra allí",
    "“{}” is longer than {} words": "“{}” tiene más de {} palabras",
    "make two phrases of it": "haga dos frases",
    "“{}” closes a bracket that it never opened": "“{}” cierra un paréntesis que no abrió",
    "take out “{}”": "quite “{}”",
    "“{}” opens “{}” and does not close it": "“{}” abre “{}” y no lo cierra",
    "close it": "ciérrelo",
    "“{}” has an empty choice": "“{}” tiene una opción vacía",
    "write a word or take the sign away": "escriba una palabra o quite el signo",
    "“{}” has a sign that the notation does not know in “{}”": "“{}” tiene en “{}” un signo que la notación no conoce",
    "write plain words": "escriba palabras sencillas",
    # Examples
    "{} examples are too few": "{} ejemplos son muy pocos",
    "write at least {}": "escriba al menos {}",
    "“{}” is not in the text": "“{}” no está en el texto",
    "copy the words out of the text": "copie las palabras del texto",
    "“{}” is not found": "no se halla “{}”",
    "add a phrase for it, or drop an exception that hides it": "agregue una frase para esto o quite una excepción que "
    "lo oculta",
    "the words “{}” are not marked (marked: {})": "las palabras “{}” no están marcadas (marcadas: {})",
    "mend the phrase or the words": "corrija la frase o las palabras",
    "“{}” is found because of: {}": "“{}” se halla por: {}",
    "add it to “unless” or narrow the phrase": "agréguelo a “unless” o haga la frase más estrecha",
    # What the checker itself says
    "The rules could not be read ({}).": "No se pudieron leer las reglas ({}).",
    "The rules have not been loaded yet.": "Las reglas todavía no están cargadas.",
    "This draft could not be checked ({}). It is unchanged.": "No se pudo revisar este borrador ({}). No ha cambiado.",
    "This part could not be made ready ({}).": "No se pudo preparar esta parte ({}).",
    "This file could not be read ({}).": "No se pudo leer este archivo ({}).",
}

NAMES = {
    "clause": "cláusula",
    "question": "pregunta",
    "excuse": "excusa",
    "label": "etiqueta",
    "sign": "señal",
    "module in rules/": "módulo en rules/",
    "rule": "regla",
    "the facts beside the words": "los datos que acompañan al texto",
}
"""What stands in a frame and is no word of the file."""


class Mistake(Protocol):
    """PolicyError or Failure."""

    place: str
    problem: str
    cure: str


def in_spanish(words: str) -> str:
    """A place, a problem, a cure or a sentence in Spanish; what has no frame here stays as it is."""
    for frame, spanish in FRAMES.items():
        found = re.fullmatch(_pattern(frame), words, re.DOTALL)
        if found:
            return spanish.format(*(NAMES.get(part, part) for part in found.groups()))
    return words


def sentence_in_spanish(mistake: Mistake) -> str:
    """The whole sentence of a mistake in Spanish."""
    place, problem, cure = (in_spanish(part) for part in (mistake.place, mistake.problem, mistake.cure))
    return f"rules.json: {place}: {problem}; {cure}" + ("" if cure.endswith("?") else ".")


def _pattern(frame: str) -> str:
    """A regular expression for what str.format makes of a frame."""
    pieces = Formatter().parse(frame)
    return "".join(re.escape(literal) + ("" if field is None else "(.*)") for literal, field, _, _ in pieces)
