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
        "Revise su mensaje con la orden de redes sociales del Departamento antes de publicarlo.",
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
    "help-flag": ("Points at words", "Señala palabras"),
    "help-ask": ("Asks you", "Le pregunta"),
    "help-remind": ("Reminds you", "Le recuerda"),
    "help-cannot": ("Beyond a checker", "Fuera del alcance de un revisor"),
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
    "seal-next": (
        "Your draft stays on this device. This is a first visit: most ways to send are blocked. "
        "From the next visit on, all known ways are.",
        "Su borrador se queda en este equipo. Es una primera visita: casi todas las vías de envío están cerradas. "
        "Desde la próxima visita lo estarán todas las conocidas.",
    ),
    "proof-link": ("See the proof", "Ver la prueba"),
    "cannot-stop-link": ("What this cannot stop", "Lo que esto no puede impedir"),
    # The situation
    "situation": ("About this post", "Sobre este mensaje"),
    "account": ("Where will it go?", "¿Dónde se publicará?"),
    "account-personal": ("My own account", "Mi propia cuenta"),
    "account-department": ("A Department page", "Una página del Departamento"),
    "kind": ("What is it?", "¿Qué es?"),
    "kind-post": ("A post", "Un mensaje"),
    "kind-reply": ("A reply", "Una respuesta"),
    "kind-repost": ("A repost", "Algo que comparte"),
    "kind-caption": ("A caption", "Un pie de foto"),
    "kind-page": ("The About text of a page", "El texto “Información” de una página"),
    "page-hint": (
        "The Order asks seven notices of a Department page only. Choose “A Department page” to see them.",
        "La Orden pide siete avisos solo a una página del Departamento. Elija “Una página del Departamento” para verlos.",
    ),
    "more-about": ("What and when:", "Qué y cuándo:"),
    "fact-post": ("a post", "un mensaje"),
    "fact-reply": ("a reply", "una respuesta"),
    "fact-repost": ("a repost", "algo compartido"),
    "fact-caption": ("a caption", "un pie de foto"),
    "fact-page": ("an About text", "un texto “Información”"),
    "fact-now": ("now", "ahora"),
    "fact-set": ("{day} {time}", "{day} {time}"),
    "fact-shift": ("shift {begins} to {ends}", "turno de {begins} a {ends}"),
    "fact-no-shift": ("no shift given", "sin turno"),
    "when": ("When will you post it?", "¿Cuándo lo publicará?"),
    "when-now": ("Now", "Ahora"),
    "when-set": ("At a set time", "A una hora fijada"),
    "date": ("Date", "Fecha"),
    "time": ("Time", "Hora"),
    "shift": ("Your shift that day", "Su turno de ese día"),
    "shift-hint": (
        "Leave it empty if you do not work. A shift may run past midnight. It is kept until you finish.",
        "Déjelo vacío si no trabaja. Un turno puede pasar de la medianoche. Se guarda hasta que termine.",
    ),
    "from": ("From", "Desde"),
    "to": ("To", "Hasta"),
    # Photos and videos; photo_facts.py has the rest
    "photos": ("Photos and videos", "Fotos y videos"),
    "photos-hint": (
        "Add what you will post with it, or drop it here. It is read on this device and not stored.",
        "Agregue lo que publicará con él, o suéltelo aquí. Se lee en este equipo y no se guarda.",
    ),
    "photos-add": ("Add photos or videos", "Agregar fotos o videos"),
    "photos-wait": ("Getting the reader of pictures ready…", "Preparando el lector de imágenes…"),
    "photos-not-there": (
        "The reader of pictures is not here yet. Open this page again with a connection.",
        "El lector de imágenes todavía no está. Abra esta página otra vez con conexión.",
    ),
    "by-reader": ("From the second reader", "Del segundo lector"),
    "in-picture": ("In picture {number}", "En la imagen {number}"),
    # The states
    "loading": (
        "Getting the checker ready. You can type already.",
        "Preparando el revisor. Ya puede escribir.",
    ),
    "loading-part": (
        "Getting the checker ready: {percent}%. You can type already.",
        "Preparando el revisor: {percent}%. Ya puede escribir.",
    ),
    "slow": (
        "This takes longer than usual. The paper checklist below works at once.",
        "Esto tarda más de lo normal. La lista en papel de abajo sirve ya.",
    ),
    "try-one": ("Or try one:", "O pruebe uno:"),
    "example-points": ("A draft with points", "Un borrador con puntos"),
    "example-points-text": (
        "Mid-shift and bored. Congrats to Sgt. Ana Sample on B squad! "
        "They arrested the bakery guy today. He's guilty as sin.",
        "Aquí en la patrulla, aburrido. Hoy cumple años la sargento Ana Muestra. "
        "Arrestaron al de la panadería. Él es culpable.",
    ),
    "example-quiet": ("A quiet draft", "Un borrador tranquilo"),
    "example-quiet-text": (
        "Nine degrees out and the chili is on. Go Nighthawks!",
        "Nueve grados afuera y el asopao en la estufa. ¡Vamos, Halcones!",
    ),
    "reviewed": ("Rules last looked through on {day}.", "Última revisión de las reglas: {day}."),
    "old": (
        "These rules were last looked through {months} months ago. Ask for a newer copy.",
        "Estas reglas se revisaron hace {months} meses. Pida una copia más nueva.",
    ),
    "ready": ("The checker is ready.", "El revisor está listo."),
    "empty": (
        "Type or paste your draft. Points to look at come up here.",
        "Escriba o pegue su borrador. Aquí saldrán los puntos que mirar.",
    ),
    "unread": (
        "This draft has {length} characters. Only the first {read} were read. Check the rest by itself.",
        "Este borrador tiene {length} caracteres. Solo se leyeron los primeros {read}. Revise el resto aparte.",
    ),
    "cannot-start": (
        "The checker could not start in this browser. Your draft is still here.",
        "El revisor no pudo arrancar en este navegador. Su borrador sigue aquí.",
    ),
    "stopped": (
        "The checker stopped. Your draft is still here.",
        "El revisor se detuvo. Su borrador sigue aquí.",
    ),
    "rules-lead": (
        "The checker cannot start: there is a mistake in its rules. Tell the people who keep them:",
        "El revisor no puede empezar: hay un error en sus reglas. Dígaselo a quienes las cuidan:",
    ),
    "download-failed": (
        "A part of Second Look could not be downloaded. Check the connection, then try again.",
        "No se pudo descargar una parte de Second Look. Revise la conexión y pruebe otra vez.",
    ),
    "wrong-file": (
        "A file of this page is not the one that belongs to it: {name}. It was not used. Tell the host.",
        "Un archivo de esta página no es el que le corresponde: {name}. No se usó. Avise a quien la aloja.",
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
        "The paper checklist at the end of this page works without the checker.",
        "La lista en papel al final de esta página sirve sin el revisor.",
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
    "count-flag": ("{count} the Order names", "{count} que la Orden nombra"),
    "count-ask": ("{count} only you can answer", "{count} que solo usted puede contestar"),
    "count-note": ("{count} settled or good to know", "{count} resueltas o buenas de saber"),
    "settled": ("Settled by your answer", "Resuelto con su respuesta"),
    "aside": ("Set aside", "Apartado"),
    "you-said": ("You said: {answer}", "Usted dijo: {answer}"),
    "show-more": ("Show this point", "Mostrar este punto"),
    "show-less": ("Fold this point", "Plegar este punto"),
    "show": ("Show in text", "Mostrar en el texto"),
    "point": ("Point {number}", "Punto {number}"),
    "suggestion": ("A safer wording", "Una forma más segura"),
    "for-example": ("For example:", "Por ejemplo:"),
    "before": ("Before", "Antes"),
    "after": ("After", "Después"),
    "use-this": ("Use this", "Usar esto"),
    "take-out": ("Take the sentence out", "Quitar la frase"),
    "leave-out": ("Leave it out", "Quitarla"),
    "keep-mine": ("Keep mine", "Dejar la mía"),
    "insert": ("Insert", "Insertar"),
    "changed": ("Changed in your draft.", "Cambiado en su borrador."),
    "undo": ("Undo", "Deshacer"),
    "undone": ("Your words are back.", "Sus palabras están de vuelta."),
    "not-this": ("Not this", "Esto no"),
    "not-this-why": ("Why? It is kept only until you finish.", "¿Por qué? Se guarda solo hasta que termine."),
    "reason-mine": ("It is about me", "Es sobre mí"),
    "reason-no-colleague": ("Not a colleague", "No es un colega"),
    "reason-quoting": ("I am quoting", "Estoy citando"),
    "reason-other": ("Another reason", "Otra razón"),
    "bring-back": ("Look at it again", "Volver a mirarlo"),
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
    "jump": ("{count} left", "Quedan {count}"),
    # The bar
    "copy": ("Copy text", "Copiar"),
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
        "Take every post as public and lasting, no matter what the privacy settings say.",
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
    "stop-memory": (
        "Until you close the browser, its memory may hold your words. The system may write memory to disk: to make "
        "room, to sleep, or after a crash.",
        "Hasta que cierre el navegador, su memoria puede tener sus palabras. El sistema puede pasar memoria al disco: "
        "por falta de sitio, al dormir o tras un fallo.",
    ),
    "stop-picker": (
        "The window in which you pick a file may remember its name and folder. So may lists of recent files.",
        "La ventana para elegir un archivo puede recordar su nombre y su carpeta. También las listas de archivos recientes.",
    ),
    "stop-browser": (
        "A flaw in the browser, or changed page code, could undo these guards.",
        "Un fallo del navegador, o un código de página cambiado, podría anular estas defensas.",
    ),
    "printing": ("Print", "Imprimir"),
    "print-hint": (
        "On paper come the points, your answers and the checklist. Your draft stays off the paper unless you tick this.",
        "En papel salen los puntos, sus respuestas y la lista. Su borrador no sale, a menos que marque esto.",
    ),
    "print-draft": ("Print my draft too", "Imprimir también mi borrador"),
    "print": ("Print", "Imprimir"),
    "checklist": ("Paper checklist", "Lista en papel"),
    "checklist-hint": (
        "Use it when the checker does not run. A “yes” means: stop and look again.",
        "Úsela cuando el revisor no funcione. Un “sí” quiere decir: pare y vuelva a mirar.",
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
        "paper? Photos of official ceremonies, such as awards, are fine.",
        "¿Muestra una placa, un parche, un uniforme, un logo, una foto o un papel del "
        "Departamento? Las fotos de ceremonias oficiales sí se pueden.",
    ),
    "list-bias": (
        "Does it mock people or run them down? Think of race, color, faith, origin, age, "
        "sex, gender, disability and whom they love.",
        "¿Se burla o habla mal de gente por raza, color, fe, origen, edad, sexo, "
        "a quién ama, su género o una discapacidad?",
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
    "source": (  # until the rules are there and say it themselves
        "New Haven General Order 4.16 on Social Media, June 16, 2016.",
        "Orden General 4.16 de New Haven, Redes Sociales, 16 de junio de 2016.",
    ),
    "not-official": (
        "Not an official page of the Department. Not legal advice.",
        "No es una página oficial del Departamento. No es consejo legal.",
    ),
}


MONTHS = (
    "January February March April May June July August September October November December".split(),
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
)


def date_in(lang: str, day: str) -> str:
    """A date, "2026-03-04", as one writes it in `lang`; what is none stays as it is."""
    try:
        year, month, date = [int(part) for part in day.split("-")]
        name = MONTHS[LANGUAGES.index(lang)][month - 1]
    except (ValueError, IndexError):
        return day
    return f"{name} {date}, {year}" if lang == "en" else f"{date} de {name} de {year}"


def learn(words: dict[str, dict[str, str]]) -> None:
    """Add the sentences of a module that is loaded later: {"en": {key: sentence}, "es": {key: sentence}}."""
    for key in words["en"]:
        WORDS[key] = (words["en"][key], words["es"][key])


def say(key: str, lang: str, **values: object) -> str:
    """The sentence `key` in `lang`, with its {names} filled in."""
    sentence = WORDS[key][LANGUAGES.index(lang)]
    return sentence.format(**values) if values else sentence


def key_of(sentence: str) -> str:
    """The key of an English sentence of the start or the worker, or "" where it is none that the page knows."""
    return next((key for key, (english, _) in WORDS.items() if sentence == english), "")


def said_in(lang: str, sentence: str) -> str:
    """A sentence of the start or the worker in `lang`, where it is one that the page knows."""
    key = key_of(sentence)
    return say(key, lang) if key else sentence
