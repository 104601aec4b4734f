"""The posting time and the shift that the fields of the page stand for.

All times are local, ISO 8601 to the minute ("2026-03-04T14:10"), as the
engine's situation wants them. Nothing here touches the page.
"""

from datetime import date, timedelta


def posting_at(when: str, day: str, clock: str, now: str) -> str:
    """The moment of posting: `now`, or the set day and time (today where no day is set)."""
    if when == "now" or not clock:
        return now
    return f"{day or now[:10]}T{clock}"


def shift_around(moment: str, begins: str, ends: str) -> list[str] | None:
    """The shift in force on the day of `moment`, [from, to], or None where none is given.

    `begins` and `ends` are clock times. A shift that ends at or before its
    beginning runs past midnight: the one that still runs at `moment` counts.
    """
    if not (begins and ends):
        return None
    day, clock = moment[:10], moment[11:]
    if begins < ends:
        return [f"{day}T{begins}", f"{day}T{ends}"]
    if clock <= ends:
        return [f"{next_day(day, -1)}T{begins}", f"{day}T{ends}"]
    return [f"{day}T{begins}", f"{next_day(day, 1)}T{ends}"]


def months_between(day: str, later: str) -> int:
    """The whole months from one date to another."""
    months = 12 * (int(later[:4]) - int(day[:4])) + int(later[5:7]) - int(day[5:7])
    return months - (later[8:10] < day[8:10])


def next_day(day: str, step: int) -> str:
    """The date `step` days after `day`."""
    return (date.fromisoformat(day) + timedelta(days=step)).isoformat()


def minutes_between(earlier: str, later: str) -> int:
    """How many minutes of the clock lie between two moments; below zero where `later` is the earlier one."""
    days = date.fromisoformat(later[:10]).toordinal() - date.fromisoformat(earlier[:10]).toordinal()
    return days * 1440 + minute_of_day(later) - minute_of_day(earlier)


def minute_of_day(moment: str) -> int:
    """The minute since midnight of "2026-03-04T14:10"."""
    return int(moment[11:13]) * 60 + int(moment[14:16])
