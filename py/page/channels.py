"""Every way known to us by which a page or a worker could send something: CHANNELS, one name and one function each.

The same file runs on the page (MicroPython) and in the worker (Pyodide). `me` is the global object of that side, `url`
the address to be reached. A function returns "closed" or "open" where the browser tells, else None; what the browser
refuses raises, and what it does not have raises AttributeError. Attack code needs the browser's own objects: they are
called from Python, through promises, because an exception of JavaScript cannot be caught there in any other way.
"""

import json

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    Channel = Callable[[Any, str], Awaitable[str | None]]

LONGEST = 1500  # ms that a channel waits for a sign
NESTED_LONGEST = 3000  # a worker has to be made first
NESTED = """addEventListener('securitypolicyviolation', () => postMessage('closed'));
const status = () => performance.getEntriesByName(URL)[0]?.responseStatus;
const tell = () => setTimeout(() => postMessage(status() === 403 ? 'closed' : ''), 200);
try { Promise.resolve(ACT).then(tell, tell) } catch { tell() }"""


def options(me: Any, **values: object) -> Any:
    """An object of JavaScript with these values."""
    return me.JSON.parse(json.dumps(values))


def array(me: Any, values: Any) -> Any:
    """An array of JavaScript."""
    made = me.Array.new()
    for value in values:
        made.push(value)
    return made


def new(me: Any, kind: Any, *values: Any) -> Any:
    """A promise of a new object of that kind."""
    return me.Promise.resolve().then(me.Reflect.construct.bind(None, kind, array(me, values), kind))


def call(me: Any, thing: Any, name: str, *values: Any) -> Any:
    """A promise of what this method gives."""
    return me.Promise.resolve().then(me.Reflect.apply.bind(None, getattr(thing, name), thing, array(me, values)))


def pause(me: Any, ms: int) -> Any:
    """A promise of nothing after that time."""
    timer = me.Promise.withResolvers()
    me.setTimeout(timer.resolve, ms, None)
    return timer.promise


def first(me: Any, thing: Any, *kinds: str, longest: int = LONGEST) -> Any:
    """A promise of the first of these events, or of None after so many ms."""
    seen = me.Promise.withResolvers()
    for kind in kinds:
        thing.addEventListener(kind, seen.resolve)
    return me.Promise.race(array(me, [seen.promise, pause(me, longest)]))


def within(me: Any, promise: Any) -> Any:
    """The promise, or None after LONGEST."""
    return me.Promise.race(array(me, [promise, pause(me, LONGEST)]))


def element(me: Any, tag: str, **facts: str) -> Any:
    """An element that the attack puts into the page and takes out again."""
    made = me.document.createElement(tag)
    for name, value in facts.items():
        made.setAttribute("as" if name == "kind" else name, value)
    made.setAttribute("data-attack", "")
    made.hidden = True
    return made


# Requests by script


async def fetch(me: Any, url: str) -> None:
    await call(me, me.self, "fetch", url, options(me, mode="no-cors", credentials="include"))


async def fetch_on_leaving(me: Any, url: str) -> None:
    await call(me, me.self, "fetch", url, options(me, mode="no-cors", method="POST", body="x", keepalive=True))


async def fetch_later(me: Any, url: str) -> None:
    await call(me, me.self, "fetchLater", url, options(me, activateAfter=0))
    await pause(me, 300)


async def xhr(me: Any, url: str) -> None:
    request = me.XMLHttpRequest.new()
    await call(me, request, "open", "GET", url)
    done = first(me, request, "load", "error")
    request.send()
    await done


async def beacon(me: Any, url: str) -> None:
    await call(me, me.navigator, "sendBeacon", url, "x")


async def websocket(me: Any, url: str) -> None:
    await first(me, await new(me, me.WebSocket, url.replace("http", "ws", 1)), "open", "error")


async def eventsource(me: Any, url: str) -> None:
    await first(me, await new(me, me.EventSource, url), "open", "error")


async def webtransport(me: Any, url: str) -> None:
    session = await new(me, me.WebTransport, url.replace("http:", "https:"))
    await within(me, session.ready)


async def webrtc(me: Any, url: str) -> str:
    """Chromium that closes it looks for nothing and ends at once; elsewhere the search goes on or fails on its way."""
    name, _, port = url.split("/")[2].partition(":")
    server = f"stun:{name}:{port or 3478}"
    peer = await new(me, me.RTCPeerConnection, options(me, iceServers=[{"urls": server}]))
    failed = me.Array.new()
    peer.addEventListener("icecandidateerror", failed.push.bind(failed))
    peer.createDataChannel("leak")
    await peer.setLocalDescription(await peer.createOffer())
    await pause(me, 900)
    ended = peer.iceGatheringState == "complete" and not failed.length
    peer.close()
    return "closed" if ended else "open"


async def background_fetch(me: Any, url: str) -> None:
    assert me.BackgroundFetchManager
    registration = await me.navigator.serviceWorker.getRegistration()
    await within(me, call(me, registration.backgroundFetch, "fetch", "leak", url))


async def sign_in(me: Any, url: str) -> None:
    providers = {"providers": [{"configURL": url, "clientId": "x"}]}
    await within(me, call(me, me.navigator.credentials, "get", options(me, identity=providers)))


async def payment(me: Any, url: str) -> None:
    total = {"label": "x", "amount": {"currency": "USD", "value": "1"}}
    methods = me.JSON.parse(json.dumps([{"supportedMethods": url}]))
    request = await new(me, me.PaymentRequest, methods, options(me, total=total))
    await within(me, call(me, request, "canMakePayment"))


# Requests by elements and styles


def placed(tag: str, address: str, **facts: str) -> "Channel":
    """The channel of an element that asks for its address as soon as it stands in the page."""

    async def channel(me: Any, url: str) -> None:
        made = element(me, tag, **facts)
        await call(me, made, "setAttribute", address, url)
        done = first(me, made, "load", "loadeddata", "error")
        me.document.body.append(made)
        await done

    return channel


async def style_image(me: Any, url: str) -> None:
    made = element(me, "div")
    made.hidden = False  # what is hidden asks for nothing
    made.style.backgroundImage = f"url({url})"
    me.document.body.append(made)
    await pause(me, 300)


async def style_rule(me: Any, url: str) -> None:
    sheet = me.CSSStyleSheet.new()
    await call(me, sheet, "replaceSync", f"body {{ list-style-image: url({url}) }} main {{ background: url({url}) }}")
    me.document.adoptedStyleSheets.push(sheet)
    await pause(me, 300)
    me.document.adoptedStyleSheets.pop()


async def drawing(me: Any, url: str) -> None:
    space = "http://www.w3.org/2000/svg"
    made, image = (me.document.createElementNS(space, tag) for tag in ("svg", "image"))
    made.setAttribute("data-attack", "")
    image.setAttribute("href", url)
    made.append(image)
    done = first(me, image, "load", "error")
    me.document.body.append(made)
    await done


async def font(me: Any, url: str) -> None:
    face = await new(me, me.FontFace, "leak", f"url({url})")
    await within(me, call(me, face, "load"))


async def speculation(me: Any, url: str) -> str | None:
    if not me.HTMLScriptElement.supports("speculationrules"):
        raise AttributeError("speculationrules")
    refused = me.Array.new()
    me.document.addEventListener("securitypolicyviolation", refused.push.bind(refused))
    rule = [{"source": "list", "urls": [url], "eagerness": "immediate"}]
    made = element(me, "script", type="speculationrules")
    await call(me, made, "append", json.dumps({"prefetch": rule, "prerender": rule}))
    me.document.body.append(made)
    for _ in range(LONGEST // 300):  # a busy browser comes to its guesses late
        await pause(me, 300)
        if [event for event in refused if "prefetch" in str(event.sample) or made.isSameNode(event.target)]:
            return "closed"
    return None


async def ping(me: Any, url: str) -> None:
    anchor = me.location.hash or "#privacy"
    made = element(me, "a", href=anchor, ping=url)
    me.document.body.append(made)
    await call(me, made, "click")
    await pause(me, 200)


async def form(me: Any, url: str) -> None:
    made = element(me, "form", action=url, method="post", target="leak")
    me.document.body.append(element(me, "iframe", name="leak"), made)
    await call(me, made, "submit")
    await pause(me, 200)


# Ways that lead away from the draft: fired only where they cannot take it along


async def link(me: Any, url: str) -> str:
    """The page's own guard has to have stopped it before this one does."""
    if not getattr(me.document.defaultView, "navigation", None):
        return "open"
    stopped = []

    def stop(event: Any) -> None:
        if event.destination.url == url:
            stopped.append(event.defaultPrevented)
            event.preventDefault()

    me.navigation.addEventListener("navigate", stop)
    await call(me, me.Reflect, "set", me.location, "href", url)
    await pause(me, 100)
    me.navigation.removeEventListener("navigate", stop)
    return "closed" if stopped and all(stopped) else "open"


async def pop_up(me: Any, url: str) -> str:
    """Only the headers that the service worker gives the page close it; without them a window would open."""
    if not me.document.documentElement.hasAttribute("data-served"):
        return "open"
    try:
        opened = await call(me, me.self, "open", url, "_blank").then(me.Boolean)
    except Exception:
        return "closed"
    return "open" if opened else "closed"


# Code from elsewhere, and code that makes further workers


def nested(act: str, kind: str) -> "Channel":
    """The channel of a worker made from text, in which the only lines of JavaScript of the attack run."""

    async def channel(me: Any, url: str) -> str | None:
        source = NESTED.replace("ACT", act).replace("URL", json.dumps(url))
        blob = me.Blob.new(array(me, [source]), options(me, type="text/javascript"))
        worker = await new(me, me.Worker, me.URL.createObjectURL(blob), options(me, type=kind))
        told = await first(me, worker, "message", longest=NESTED_LONGEST)
        worker.terminate()
        return str(told.data) or None if told else None

    return channel


async def worker(me: Any, url: str) -> None:
    await first(me, await new(me, me.Worker, url, options(me, type="module")), "message", "error")


async def shared_worker(me: Any, url: str) -> None:
    await first(me, await new(me, me.SharedWorker, url), "error")


async def service_worker(me: Any, url: str) -> None:
    await within(me, call(me, me.navigator.serviceWorker, "register", url))


async def worklet(me: Any, url: str) -> None:
    context = me.OfflineAudioContext.new(1, 1, 44100)
    await within(me, call(me, context.audioWorklet, "addModule", url))


CHANNELS: "list[tuple[str, Channel]]" = [
    ("fetch", fetch),
    ("fetch-on-leaving", fetch_on_leaving),
    ("fetch-later", fetch_later),
    ("xhr", xhr),
    ("beacon", beacon),
    ("websocket", websocket),
    ("eventsource", eventsource),
    ("webtransport", webtransport),
    ("webrtc", webrtc),
    ("background-fetch", background_fetch),
    ("sign-in", sign_in),
    ("payment", payment),
    ("image", placed("img", "src")),
    ("drawing", drawing),
    ("style-image", style_image),
    ("style-rule", style_rule),
    ("style-sheet", placed("link", "href", rel="stylesheet")),
    ("font", font),
    ("icon", placed("link", "href", rel="icon")),
    ("video", placed("video", "src")),
    ("poster", placed("video", "poster")),
    ("audio", placed("audio", "src")),
    ("object", placed("object", "data")),
    ("embed", placed("embed", "src")),
    ("frame", placed("iframe", "src")),
    ("prefetch", placed("link", "href", rel="prefetch")),
    ("preload", placed("link", "href", rel="preload", kind="image")),
    ("preload-module", placed("link", "href", rel="modulepreload")),
    ("preconnect", placed("link", "href", rel="preconnect")),
    ("name-lookup", placed("link", "href", rel="dns-prefetch")),
    ("dictionary", placed("link", "href", rel="compression-dictionary")),
    ("speculation", speculation),
    ("ping", ping),
    ("form", form),
    ("link", link),
    ("pop-up", pop_up),
    ("script", placed("script", "src")),
    ("module", placed("script", "src", type="module")),
    ("import", nested("import(URL)", "module")),
    ("import-scripts", nested("importScripts(URL)", "classic")),
    ("nested-worker", nested("fetch(URL, { mode: 'no-cors' })", "module")),
    ("worker", worker),
    ("worker-of-worker", nested("new Worker(URL)", "module")),
    ("shared-worker", shared_worker),
    ("service-worker", service_worker),
    ("worklet", worklet),
]
# No policy of a page covers these: only Connection-Allowlist does.
NO_POLICY = ("preconnect", "name-lookup")
# What these tell another host is nothing that the page's own host would not know, or one at a time is all there can be.
FAR_ONLY = ("webrtc", "sign-in", "payment", "preconnect", "name-lookup")
