"""Makes secondlook/common_words.bin: common English and Spanish words, in so few bytes that they ship to phones.

The words are the most frequent of wordfreq (data: CC BY-SA 4.0), which need not be installed but here:

    pip install wordfreq==3.1.1 && PYTHONPATH=py python py/build/common_words.py
"""

from pathlib import Path

from wordfreq import top_n_list  # type: ignore[import-not-found]

from secondlook.common_words import BITS_A_WORD, FILE, places
from secondlook.document import fold

MOST = 50_000


def common_words(language: str) -> set[str]:
    """Give the common words of a language that are long enough to be taken for a misspelt one, folded."""
    words = {fold(word)[0] for word in top_n_list(language, MOST, wordlist="best")}
    return {word for word in words if word.isascii() and word.isalpha() and 4 <= len(word) <= 20}


def main() -> None:
    words = common_words("en") | common_words("es")
    table = bytearray(len(words) * BITS_A_WORD // 8)
    for word in sorted(words):
        for place in places(word, 8 * len(table)):
            table[place // 8] |= 1 << place % 8
    (Path(__file__).parents[1] / "secondlook" / FILE).write_bytes(table)
    print(f"{len(words)} words, {len(table)} bytes")


if __name__ == "__main__":
    main()
