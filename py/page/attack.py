"""Try to make it leak: fire every channel at another host and at the page's own, and judge by what the browser says.

Runs on both sides, like channels.py. Verdicts: "closed" (the browser said that it refused), "open" (it went out, or
nothing stops it), "absent" (no such thing here), "unknown" (no sign: count it as open).
"""

import asyncio

from channels import CHANNELS, FAR_ONLY, NO_POLICY, pause

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from channels import Channel

    Hear = Callable[[str, str], object]

FAR = "//{name}.leak.invalid/"  # names under .invalid are never anyone's
NEAR = "leak/{name}?"
LONGEST = 100  # tenths of a second for everything
LATE = 20  # looks, one each 50 ms: a browser that is busy tells late of its refusal
WORST = ("absent", "closed", "unknown", "open")


class Attack:
    """One run: where from and where to, what the browser has refused, and which guards stand over all channels."""

    def __init__(self, me: Any, far: str, near: str) -> None:
        self.me, self.far, self.near = me, far, near
        self.refused = me.Array.new()
        self.ear = self.refused.push.bind(self.refused)
        self.told_at = getattr(me, "document", None) or me  # not the window: see events.on
        workers = getattr(me.navigator, "serviceWorker", None)
        self.near_guarded = bool(workers and workers.controller)  # it answers nothing but files of the build
        self.far_guarded = False  # until WebRTC shows that the browser guards every connection
        self.blocked: set[str] = set()  # what `refused` has told so far
        self.waiting: list[str] = []
        self.tasks: list[Any] = []

    async def fire(self, hear: "Hear") -> None:
        """All channels at once, after the one that tells of the guard; `hear(name, verdict)` as each is judged."""
        channels = sorted(CHANNELS, key=lambda channel: channel[0] != "webrtc")
        self.waiting = [name for name, _ in channels]
        self.told_at.addEventListener("securitypolicyviolation", self.ear)
        await self.judge(*channels[0], hear)
        self.tasks = [asyncio.create_task(self.judge(name, channel, hear)) for name, channel in channels[1:]]
        for _ in range(LONGEST):
            if self.waiting:
                await pause(self.me, 100)
        late, self.waiting = self.waiting, []
        for name in late:
            hear(name, "closed" if self.far_guarded and (name in FAR_ONLY or self.near_guarded) else "unknown")
        self.told_at.removeEventListener("securitypolicyviolation", self.ear)

    async def judge(self, name: str, channel: "Channel", hear: "Hear") -> None:
        """The worse of the verdicts on both places to reach."""
        places = [self.far] if name in FAR_ONLY else [self.far, self.near]
        tried = [asyncio.create_task(self.attempt(name, channel, place.replace("{name}", name))) for place in places]
        verdicts = []
        for task in tried:
            verdicts.append(await task)
        if name == "webrtc":
            self.far_guarded = verdicts == ["closed"]
        if name in self.waiting:
            self.waiting.remove(name)
            hear(name, max(verdicts, key=WORST.index))

    async def attempt(self, name: str, channel: "Channel", url: str) -> str:
        """The verdict on one channel and one address."""
        said = None
        try:
            said = await channel(self.me, url)
        except AttributeError:
            return "absent"
        except Exception as error:
            said = "closed" if forbidden(str(error)) else None
        for _ in range(LATE):
            await pause(self.me, 50)
            verdict = said or self.told(url) or ("closed" if self.guarded(url) else None)
            if verdict or name in NO_POLICY:
                return verdict or "open"
        return "unknown"

    def told(self, url: str) -> str | None:
        """The verdict by the browser's reports: a refusal by policy, or what was answered."""
        while self.refused.length:
            blocked = str(self.refused.shift().blockedURI)
            self.blocked.add("http" + blocked[2:] if blocked.startswith("ws") else blocked)
        if url in self.blocked or "/".join(url.split("/")[:3]) in self.blocked:
            return "closed"
        entries = self.me.performance.getEntriesByName(url)
        status = getattr(entries[0], "responseStatus", 0) if entries.length else 0
        return ("closed" if status == 403 else "open") if status else None

    def guarded(self, url: str) -> bool:
        """Whether a guard stands over every way to that place."""
        return self.near_guarded if url.startswith(self.near.split("{")[0]) else self.far_guarded


async def attack(me: Any, far: str, near: str, hear: "Hear") -> None:
    """Fire everything from the side whose global object is `me`; far and near are addresses with a gap {name}."""
    await Attack(me, far, near).fire(hear)
    document = getattr(me, "document", None)
    for left in document.querySelectorAll("[data-attack]") if document else ():
        left.remove()


def places(me: Any, word: str) -> tuple[str, str]:
    """Another host, and a place beside the page; http or https as the page itself came, so that it is not mixed."""
    protocol = str(me.location.protocol)
    scheme = protocol if protocol.startswith("http") else "https:"
    return scheme + FAR + word, str(me.URL.new(".", me.document.baseURI).href) + NEAR + word


def forbidden(error: str) -> bool:
    """Whether an exception says that the browser does not allow it at all."""
    return any(word in error for word in ("SecurityError", "NotSupportedError", "violat", "rejected", "Trusted"))
