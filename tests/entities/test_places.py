"""Streets, blocks and crossings; found and left alone."""

from recognised import finds, leaves_alone

FOUND: dict[str, list[tuple[str, ...]]] = {
    "block": [
        ("the 400 block of Whalley Avenue", "400 block of Whalley Avenue"),
        ("700 block Orange", "700 block Orange"),
    ],
    "intersection": [
        ("sitting on Ferry and Pine", "Ferry and Pine"),
        ("at Olive and Greene", "Olive and Greene"),
        ("corner of Chapel and Orange", "Chapel and Orange"),
        ("Whalley Ave & Sherman Ave", "Whalley Ave & Sherman Ave"),
        ("Dixwell/Bassett", "Dixwell/Bassett"),
    ],
    "street": [
        ("on Orange Street", "Orange Street"),
        ("la calle Poplar", "calle Poplar"),
        ("on Whalley again", "Whalley"),
        ("Dixwell is jumping", "Dixwell"),
        ("Ella Grasso Blvd is slow", "Ella Grasso Blvd"),
    ],
}
"""By label: a text and all the words in it that are found."""

LEFT_ALONE: dict[str, list[str]] = {
    "block": [
        "a block of 4",
    ],
    "intersection": [
        "separation of church and state",
        "Church and State must stay apart",
        "orange and grand gestures",
        "with Henry and James",
        "Tom and Jerry",
    ],
    "street": [
        "the street was empty",
        "Supreme Court",
        "an orange cat",
    ],
}
"""By label: texts in which nothing of the kind is found."""

test_found = finds(FOUND)

test_left_alone = leaves_alone(LEFT_ALONE)
