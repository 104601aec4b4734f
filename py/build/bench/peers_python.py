"""Peers from PyPI on the posts of standard input (a JSON list): prints {name: posts per second of CPU}.

Run by the Python of build/bench, where peers.py has installed them. Presidio reads with its patterns only: the model
of spaCy that it otherwise asks for names is no package of the index.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any


def rate(read: Callable[[str], object], posts: list[str]) -> int:
    """Posts that a second of CPU reads."""
    for post in posts[:20]:
        read(post)
    begun = time.process_time()
    for post in posts:
        read(post)
    return round(len(posts) / (time.process_time() - begun))


def presidio() -> Callable[[str], object]:
    """Presidio's recognisers that need no model."""
    suffixes: Any = import_module("tldextract")
    suffixes.extract = suffixes.TLDExtract(suffix_list_urls=())  # its own list; else it asks the network for one
    known = import_module("presidio_analyzer.predefined_recognizers")
    kinds = ("CreditCardRecognizer", "DateRecognizer", "EmailRecognizer", "IpRecognizer", "PhoneRecognizer")
    readers = [getattr(known, kind)() for kind in (*kinds, "UrlRecognizer", "UsSsnRecognizer", "UsLicenseRecognizer")]
    return lambda post: [reader.analyze(post, reader.supported_entities, None) for reader in readers]


def proselint() -> Callable[[str], object]:
    """All checks of proselint."""
    tools, checks = import_module("proselint.tools"), import_module("proselint.checks")
    import_module("proselint.registry").CheckRegistry().register_many(checks.__register__)
    return lambda post: tools.LintFile("post", content=post).lint()


def main() -> None:
    """Measure each."""
    posts = json.load(sys.stdin)
    profanity = import_module("better_profanity").profanity
    profanity.load_censor_words()
    readers = {"better-profanity": profanity.contains_profanity, "presidio": presidio(), "proselint": proselint()}
    print(json.dumps({name: rate(read, posts) for name, read in readers.items()}))


if __name__ == "__main__":
    main()
