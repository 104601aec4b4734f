"""Holds fresh ratios against the recorded ones. Ratios only: milliseconds tell of the machine, too."""

from collections.abc import Iterator
from typing import Any

WORSE, FAR_WORSE = 1.10, 1.25
# Path in the figures -> whether more is worse.
WATCHED = {
    "start.cold_ratio": True,
    "start.warm_ratio": True,
    "start.offline_ratio": True,
    "start_phone.cold_ratio": True,
    "start_phone.warm_ratio": True,
    "compressed_bytes": True,
    "phrases_doubled": True,
    "text_doubled": True,
    "batch.growth": False,
    "batch.all_cores_gain": False,
    "peers.times_as_fast.alex": False,
    "peers.times_as_fast.presidio": False,
    "peers.times_as_fast.retext-equality": False,
}


def at(figures: dict[str, Any], path: str) -> Any:
    """What stands at a path of keys; None where nothing does."""
    value: Any = figures
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def worse(recorded: dict[str, Any], fresh: dict[str, Any]) -> Iterator[tuple[str, float, float, float]]:
    """What got worse by more than a tenth: path, recorded, fresh, by which factor."""
    for path, more_is_worse in WATCHED.items():
        old, new = at(recorded, path), at(fresh, path)
        if old and new:
            factor = new / old if more_is_worse else old / new
            if factor > WORSE:
                yield path, old, new, factor
