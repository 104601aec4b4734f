"""Every sentence that the page itself says, in English and Spanish.

The English of what stands in index.html (`data-say`) is repeated here, so
that the page can change language in place; a test keeps the two alike.
"""

LANGUAGES = ("en", "es")

WORDS = {
    # The top
    "title": ("Second Look", "Second Look"),
    "skip": ("Skip to your draft", "Ir a su borrador"),
    "purpose": (
        "Read your post against the Department's social media order before you share it.",
        "Lea su mensaje frente a la orden del Departamento sobre redes sociales antes de publicarlo.",
    ),
    # The parts of the page; each part that is loaded later brings its own sentences
    "views": ("Parts of this page", "Partes de esta página"),
    "view-check": ("Draft", "Borrador"),
    "view-covers": ("What this covers", "Qué abarca"),
    "view-rules": ("Rules", "Reglas"),
    "view-practice": ("Practice", "Práctica"),
    "view-privacy": ("Privacy", "Privacidad"),
    "check-title": ("Check a draft", "Revisar un borrador"),
    "covers-title": ("What this covers", "Qué abarca esto"),
    "rules-title": ("The rules", "Las reglas"),
    "practice-title": ("Practice", "Práctica"),
    "privacy-title": ("Privacy and proof", "Privacidad y prueba"),
    "view-waits": ("Getting this part ready.", "Preparando esta parte."),
    "view-failed": (
        "This part could not be loaded. Your draft is still here.",
        "No se pudo cargar esta parte. Su borrador sigue aquí.",
    ),
    # The draft
    "your-draft": ("Your draft", "Su borrador"),
    "back": ("Back to point {number}", "Volver al punto {number}"),
    "seal-none": (
        "Your draft stays on this device. This page has no code that sends it.",
        "Su borrador se queda en este equipo. Esta página no tiene código que lo envíe.",
    ),
    "seal-partial": (
        "Your draft stays on this device. The browser has been told to block most ways to send.",
        "Su borrador se queda en este equipo. Se le pidió al navegador cerrar casi todas las vías de envío.",
    ),
    "seal-sealed": (
        "Sealed: your draft stays on this device. The browser has been told "
        "to block every way this page could send it.",
        "Sellada: su borrador se queda en este equipo. Se le pidió al navegador "
        "cerrar toda vía por la que esta página podría enviarlo.",
    ),
    "cannot-stop-link": ("What this cannot stop", "Lo que esto no puede impedir"),
    # The situation
    "situation": ("About this post", "Sobre este mensaje"),
    "account": ("Where will it go?", "¿Dónde se publicará?"),
    "account-personal": ("My own account", "Mi propia cuenta"),
    "account-department": ("A Department page", "Una página del Departamento"),
    "kind": ("What is it?", "¿Qué es?"),
    "kind-post": ("A post, reply or caption", "Un mensaje, respuesta o pie de foto"),
    "kind-page": ("The About text of a page", "El texto «Información» de una página"),
    "when": ("When will you post it?", "¿Cuándo lo publicará?"),
    "when-now": ("Now", "Ahora"),
    "when-set": ("At a set time", "A una hora fijada"),
    "date": ("Date", "Fecha"),
    "time": ("Time", "Hora"),
    "shift": ("Your shift that day", "Su turno de ese día"),
    "shift-hint": (
        "Leave it empty if you do not work. A shift may run past midnight.",
        "Déjelo vacío si no trabaja. Un turno puede pasar de la medianoche.",
    ),
    "from": ("From", "Desde"),
    "to": ("To", "Hasta"),
    # The states
    "loading": (
        "Getting the checker ready. You can type already.",
        "Preparando el revisor. Ya puede escribir.",
    ),
    "loading-part": (
        "Getting the checker ready: {percent} %. You can type already.",
        "Preparando el revisor: {percent} %. Ya puede escribir.",
    ),
    "ready": ("The checker is ready.", "El revisor está listo."),
    "empty": (
        "Type or paste your draft. Points to look at come up here.",
        "Escriba o pegue su borrador. Aquí saldrán los puntos que mirar.",
    ),
    "too-long": (
        "This draft is too long to check: {length} characters. Up to {limit} can be read at once.",
        "Este borrador es demasiado largo: {length} caracteres. Se pueden leer hasta {limit} de una vez.",
    ),
    "cannot-start": (
        "The checker could not start in this browser. Your draft is still here.",
        "El revisor no pudo arrancar en este navegador. Su borrador sigue aquí.",
    ),
    "stopped": (
        "The checker stopped. Your draft is still here.",
        "El revisor se detuvo. Su borrador sigue aquí.",
    ),
    "download-failed": (
        "A part of Second Look could not be downloaded. Check the connection, then try again.",
        "No se pudo descargar una parte de Second Look. Revise la conexión y pruebe otra vez.",
    ),
    "no-engine": (
        "The checker did not start on this device. Close other tabs, then try again.",
        "El revisor no arrancó en este equipo. Cierre otras pestañas y pruebe otra vez.",
    ),
    "took-too-long": (
        "The check took too long and was stopped. Your draft has not been changed.",
        "La revisión tardó demasiado y se detuvo. Su borrador no ha cambiado.",
    ),
    "use-checklist": (
        "The paper checklist at the end of this page works without it.",
        "La lista en papel al final de esta página sirve sin él.",
    ),
    "try-again": ("Try again", "Probar otra vez"),
    # The findings
    "findings": ("What to look at", "Qué mirar"),
    "nothing": (
        "These rules found nothing to point at. The Order still applies.",
        "Estas reglas no encontraron nada que señalar. La Orden sigue vigente.",
    ),
    "cannot-see": ("They read words only. They cannot see:", "Solo leen palabras. No pueden ver:"),
    "cannot-see-photos": ("what is in a photo or a video", "qué hay en una foto o un video"),
    "cannot-see-people": (
        "who your words are about, and whether they agreed",
        "de quién habla y si esa persona estuvo de acuerdo",
    ),
    "cannot-see-truth": (
        "whether it is true, and how you came to know it",
        "si es verdad y cómo lo supo usted",
    ),
    "cannot-see-leave": ("whether the Chief gave you leave", "si el Jefe le dio permiso"),
    "flag": ("The Order names this", "La Orden lo nombra"),
    "ask": ("Only you can answer", "Solo usted puede responder"),
    "note": ("Good to know", "Bueno saberlo"),
    "settled": ("Settled by your answer", "Resuelto con su respuesta"),
    "you-said": ("You said: {answer}", "Usted dijo: {answer}"),
    "show-more": ("Show this point", "Mostrar este punto"),
    "show-less": ("Fold this point", "Plegar este punto"),
    "show": ("Show in text", "Mostrar en el texto"),
    "point": ("Point {number}", "Punto {number}"),
    "suggestion": ("A safer wording:", "Una forma más segura:"),
    "trace": ("Why it came up", "Por qué salió"),
    "marked": ("Marked copy", "Copia marcada"),
    "marked-short": (
        "The marked copy stops here. The points below stand for the whole draft.",
        "La copia marcada termina aquí. Los puntos de abajo valen para todo el borrador.",
    ),
    "more-quotes": ("and {count} more places", "y {count} lugares más"),
    "more-cards": (
        "There are {count} more points. Settle these first.",
        "Hay {count} puntos más. Resuelva primero estos.",
    ),
    "reminders": ("Keep in mind", "Tenga en cuenta"),
    "jump": ("Points: {count}", "Puntos: {count}"),
    # The bar
    "copy": ("Copy text", "Copiar el texto"),
    "copied": ("Copied to this device's clipboard.", "Copiado al portapapeles de este equipo."),
    "not-copied": (
        "The browser did not let the page copy. Your text is selected: copy it yourself.",
        "El navegador no dejó copiar. Su texto está seleccionado: cópielo usted.",
    ),
    "finish": ("Finish and clear", "Terminar y borrar"),
    "cleared": ("Cleared. Nothing was kept.", "Borrado. No se guardó nada."),
    # Notes
    "always": ("Always true", "Siempre es cierto"),
    "always-law": (
        "State law, court decisions and your contract come before the Order.",
        "La ley estatal, los fallos de los tribunales y su contrato están por encima de la Orden.",
    ),
    "always-citizen": (
        "You may speak as a private citizen. This page advises. It does not approve or report.",
        "Usted puede hablar como ciudadano. Esta página aconseja. No aprueba ni denuncia.",
    ),
    "always-public": (
        "Treat every post as public and lasting, whatever the privacy settings say.",
        "Tome todo mensaje por público y duradero, diga lo que diga la privacidad.",
    ),
    "always-office": (
        "Readers will link your words to your badge, on duty or off.",
        "Los lectores unirán sus palabras a su placa, esté o no de servicio.",
    ),
    "always-access": (
        "The Department may look at what you put in a public place online, with no notice.",
        "El Departamento puede mirar sin aviso lo que usted ponga en un lugar público en línea.",
    ),
    "cannot-stop": ("What this cannot stop", "Lo que esto no puede impedir"),
    "stop-extensions": (
        "A browser add-on can read any page, this one too. A private window often turns add-ons off.",
        "Un complemento del navegador puede leer cualquier página, también esta. Una ventana privada suele apagarlos.",
    ),
    "stop-keyboard": (
        "Your keyboard, dictation or writing help may learn or send what you type.",
        "Su teclado, el dictado o la ayuda de escritura pueden aprender o enviar lo que escribe.",
    ),
    "stop-clipboard": (
        "Text you copy may be shared with your other devices.",
        "El texto que copie puede pasar a sus otros equipos.",
    ),
    "stop-onlooker": (
        "A person behind you, or a tool that records the screen, can see it.",
        "Una persona detrás de usted, o un programa que graba la pantalla, puede verlo.",
    ),
    "stop-host": (
        "The site that hosts this page can see that you came, not what you typed.",
        "El sitio que aloja esta página puede ver que usted vino, no lo que escribió.",
    ),
    "stop-browser": (
        "A flaw in the browser, or changed page code, could undo these guards.",
        "Un fallo del navegador, o un código de página cambiado, podría anular estas defensas.",
    ),
    "checklist": ("Paper checklist", "Lista en papel"),
    "checklist-hint": (
        "Use it when the checker does not run. A “yes” means: stop and look again.",
        "Úsela cuando el revisor no funcione. Un «sí» quiere decir: pare y vuelva a mirar.",
    ),
    "list-job": (
        "Do I know any of this only through my job? Has the Chief given me leave to share it?",
        "¿Sé algo de esto solo por mi trabajo? ¿Me dio permiso el Jefe para contarlo?",
    ),
    "list-case": (
        "Do I say who did it, who did not, or anything about an open case?",
        "¿Digo quién lo hizo, quién no, o algo sobre un caso abierto?",
    ),
    "list-colleague": (
        "Can readers tell that someone in it works for the Department? Did that person agree?",
        "¿Se nota que alguien trabaja para el Departamento? ¿Esa persona estuvo de acuerdo?",
    ),
    "list-insignia": (
        "Does it show a badge, patch, uniform, logo, Department photo or "
        "paper? Photos of official ceremonies are fine.",
        "¿Muestra una placa, un parche, un uniforme, un logo, una foto o un papel del "
        "Departamento? Las fotos de ceremonias oficiales sí se pueden.",
    ),
    "list-bias": (
        "Does it mock or run down people for race, color, religion, origin, age, "
        "sex, who they love, gender identity or disability?",
        "¿Se burla o habla mal de personas por raza, color, religión, origen, edad, "
        "sexo, a quién aman, identidad de género o discapacidad?",
    ),
    "list-obscene": (
        "Does it hold obscene or sexual words or pictures?",
        "¿Tiene palabras o imágenes obscenas o sexuales?",
    ),
    "list-duty": ("Am I on duty when it goes out?", "¿Estaré de servicio cuando salga?"),
    "list-department": (
        "Could readers think that I speak for the Department?",
        "¿Podrían creer que hablo por el Departamento?",
    ),
    "list-true": (
        "Could it hurt someone's name if it is not true? Do I know that it is true?",
        "¿Podría dañar el nombre de alguien si no es verdad? ¿Sé que es verdad?",
    ),
    "list-private": (
        "Does it give private facts about a person, such as an address, an illness or a plate?",
        "¿Da datos privados de una persona, como una dirección, una enfermedad o una matrícula?",
    ),
    "list-owner": (
        "Is a picture, song or text in it the work of someone else?",
        "¿Hay una imagen, canción o texto que es obra de otra persona?",
    ),
    "list-email": (
        "Did I use a Department e-mail address or computer for it?",
        "¿Usé un correo o una computadora del Departamento?",
    ),
    "source": (
        "General Order 4.16, Social Media, New Haven Department of Police Service, June 16, 2016. "
        "Not an official page of the Department. Not legal advice.",
        "Orden General 4.16, Redes Sociales, Departamento de Policía de New Haven, 16 de junio de 2016. "
        "No es una página oficial del Departamento. No es consejo legal.",
    ),
}


def learn(words: dict[str, dict[str, str]]) -> None:
    """Add the sentences of a module that is loaded later: {"en": {key: sentence}, "es": {key: sentence}}."""
    for key in words["en"]:
        WORDS[key] = (words["en"][key], words["es"][key])


def say(key: str, lang: str, **values: object) -> str:
    """The sentence `key` in `lang`, with its {names} filled in."""
    sentence = WORDS[key][LANGUAGES.index(lang)]
    return sentence.format(**values) if values else sentence


def said_in(lang: str, sentence: str) -> str:
    """A sentence of the start or the worker in `lang`, where it is one that the page knows."""
    for english, spanish in WORDS.values():
        if sentence == english:
            return (english, spanish)[LANGUAGES.index(lang)]
    return sentence
