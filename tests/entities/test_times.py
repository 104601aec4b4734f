"""Dates of birth, days and times of day; found and left alone."""

from recognised import finds, leaves_alone

FOUND: dict[str, list[tuple[str, ...]]] = {
    "birth-date": [
        ("DOB 3/14/1988", "DOB 3/14/1988"),
        ("born 3-14-88", "born 3-14-88"),
        ("fecha de nacimiento: 14/03/1988", "fecha de nacimiento: 14/03/1988"),
        ("date of birth March 14, 1988", "date of birth March 14, 1988"),
        ("dob: 04/09/81", "dob: 04/09/81"),
        ("D.O.B. 3.14.88", "D.O.B. 3.14.88"),
        ("nacido el 14 de marzo de 1988", "nacido el 14 de marzo de 1988"),
        ("DOB 1988", "DOB 1988"),
    ],
    "clock-time": [
        ("at 9:15pm", "9:15pm"),
        ("2240 hrs", "2240 hrs"),
        ("up at 0300", "0300"),
        ("7a-3p today", "7a-3p"),
        ("see you at 3", "3"),
        ("a las 5 de la mañana", "5"),
        ("9 p.m. sharp", "9 p.m."),
        ("at noon", "noon"),
        ("at 2240", "2240"),
        ("0700-1500", "0700-1500"),
        ("the 3-11 shift", "3-11"),
        ("a las 10:30 pm", "10:30 pm"),
        ("by 6 or plan", "6"),
        ("five o'clock somewhere", "five o'clock"),
        ("7x3 shift", "7x3"),
        ("midnight run", "midnight"),
    ],
    "date": [
        ("on 3/14/2026", "3/14/2026"),
        ("March 14th", "March 14th"),
        ("2026-03-04", "2026-03-04"),
        ("14 de marzo", "14 de marzo"),
        ("Aug. 3", "Aug. 3"),
    ],
}
"""By label: a text and all the words in it that are found."""

LEFT_ALONE: dict[str, list[str]] = {
    "birth-date": [
        "the band was born in New Haven",
        "born to run 5/12",
    ],
    "clock-time": [
        "at 3 houses",
        "24/7 grind",
        "won 3-1",
        "10-4",
        "at 12 years",
        "$9:15",
        "in 2026",
        "at 100%",
        "ratio 1:2",
        "at 5 percent",
    ],
    "date": [
        "24/7",
        "1/2 price",
        "10-4",
        "may be 5 of us",
    ],
}
"""By label: texts in which nothing of the kind is found."""

test_found = finds(FOUND)

test_left_alone = leaves_alone(LEFT_ALONE)
