"""Numbers and the like that lead to somebody: badges, units, plates, phones, mail, cases; found and left alone."""

import pytest

from recognised import found

FOUND: dict[str, list[tuple[str, ...]]] = {
    "badge-number": [
        ("badge 412 here", "badge 412"),
        ("badge #412", "badge #412"),
        ("la placa 412", "placa 412"),
        ("Badge No. 1287", "Badge No. 1287"),
        ("shield number 88", "shield number 88"),
    ],
    "unit": [
        ("car 12 is out", "car 12"),
        ("unit 34 show me", "unit 34"),
        ("Adam-12 rerun", "Adam-12"),
        ("2-Adam-14 clear", "2-Adam-14"),
        ("squad 5", "squad 5"),
        ("patrulla 14", "patrulla 14"),
    ],
    "plate": [
        ("AB-12345", "AB-12345"),
        ("plate AB 12345", "AB 12345"),
        ("CT plate AV 74392", "AV 74392"),
        ("saw 123-ABC", "123-ABC"),
        ("Connecticut plate 7TR-K92", "7TR-K92"),
        ("his plate, AK-4471, comes back", "AK-4471"),
        ("white Kia, CT BX-55512", "BX-55512"),
        ("plate is av74392", "av74392"),
        ("placa AB-12345", "AB-12345"),
        ("tablilla HJK 482", "HJK 482"),
        ("tag number ABC1234", "ABC1234"),
        ("gray Altima ABC 1234", "ABC 1234"),
        ("plate# 3AB-CD5", "3AB-CD5"),
        ("license plate reads 982-XVT", "982-XVT"),
        ("Mi carro, placa 4TZ-998", "4TZ-998"),
        ("plate number BB 20431", "BB 20431"),
        ("reg AX-44321", "AX-44321"),
        ("CT reg. 845 ZRT", "845 ZRT"),
    ],
    "phone": [
        ("his number (203) 555-0148 ok", "203) 555-0148"),
        ("his number 203.555.0148 ok", "203.555.0148"),
        ("his number 203-555-0148 ok", "203-555-0148"),
        ("his number +1 203 555 0148 ok", "1 203 555 0148"),
        ("his number 2035550148 ok", "2035550148"),
        ("his number 203 555 0148 ok", "203 555 0148"),
        ("his number 1-203-555-0148 ok", "1-203-555-0148"),
        ("his number 203/555-0148 ok", "203/555-0148"),
        ("his number (203)555-0148 ok", "203)555-0148"),
        ("his number +12035550148 ok", "12035550148"),
        ("his number 203-555 0148 ok", "203-555 0148"),
        ("his number 203 - 555 - 0148 ok", "203 - 555 - 0148"),
        ("his number 1 (203) 555-0148 ok", "1 (203) 555-0148"),
        ("his number 203–555–0148 ok", "203–555–0148"),
        ("his number 203 5550148 ok", "203 5550148"),
        ("cell 555-0148", "555-0148"),
        ("call me 555-0148", "555-0148"),
        ("text 5550148", "5550148"),
        ("su celular es 203-555-0148", "203-555-0148"),
        ("203-555-0148. ring him", "203-555-0148"),
        ("his cell is 203-555-0191", "203-555-0191"),
    ],
    "public-phone": [
        ("Dial 911", "911"),
        ("988 is there", "988"),
        ("tip line 203-555-0116", "203-555-0116"),
        ("1-800-555-0199 toll free", "1-800-555-0199"),
        ("Anyone with information is asked to call 203-946-6304", "203-946-6304"),
        ("llame al 203-555-0116 para emergencias", "203-555-0116"),
        ("call 860-529-TIPS", "860-529-TIPS"),
        ("Call us: 203-555-0122", "203-555-0122"),
        ("a Porsche 911 Turbo", "911"),
    ],
    "agency-email": [
        ("write jdoe@newhavenct.gov now", "jdoe@newhavenct.gov"),
        ("jdoe@nhpd.org", "jdoe@nhpd.org"),
        ("jdoe at newhavenct dot gov", "jdoe at newhavenct dot gov"),
        ("jdoe@police.newhavenct.gov", "jdoe@police.newhavenct.gov"),
        ("any @newhavenct.gov address", "@newhavenct.gov"),
    ],
    "email": [
        ("me@gmail.com", "me@gmail.com"),
    ],
    "ssn": [
        ("123-45-6789", "123-45-6789"),
        ("SSN 123456789", "123456789"),
        ("last four of his social 6789", "6789"),
        ("SSN ending in 6789", "6789"),
        ("xxx-xx-6789", "xxx-xx-6789"),
        ("***-**-6789", "6789"),
        ("seguro social 123-45-6789", "123-45-6789"),
    ],
    "case-number": [
        ("Case 26-004417", "Case 26-004417"),
        ("CFN 26-12345", "CFN 26-12345"),
        ("incident #26-998", "incident #26-998"),
        ("CAD 4471", "CAD 4471"),
        ("docket NHH-CR24-0123456-S", "docket NHH-CR24-0123456-S"),
        ("caso número 26-004417", "caso número 26-004417"),
        ("it's all in 26-011903", "26-011903"),
        ("Internal Affairs file 25-31", "Internal Affairs file 25-31"),
        ("case no. 2026-1234", "case no. 2026-1234"),
        ("Case # 12345", "Case # 12345"),
        ("expediente 26-0441", "expediente 26-0441"),
        ("caso 26-004417", "caso 26-004417"),
    ],
}
"""By label: a text and all the words in it that are found."""

LEFT_ALONE: dict[str, list[str]] = {
    "badge-number": [
        "got my badge 12 years ago",
        "badge and 2 patches",
        "a badge 100% earned",
    ],
    "unit": [
        "my car 12 years old",
        "3 cars on scene",
        "John 3:16",
        "two car garage",
    ],
    "plate": [
        "New Haven, CT 06510",
        "New Haven CT 06511-1234",
        "my F-150",
        "a plate of 12 wings",
        "10-4 copy",
        "COVID-19 shots",
        "AR-15 style",
        "dinner plate 2 for 1",
        "the BMW 328i",
        "call 203-555-0148",
        "I-95 north",
        "score 21-14",
        "a CT-34 connector",
        "plates up 20 percent",
        "home plate 3 times",
        "MH-370 documentary",
        "tag me in 3 posts",
        "PS5 and Xbox",
        "B2B sales",
        "plate 45 lb bench",
        "WINTER-2026",
        "ran the plate at 10pm",
        "tags expired 3/2025",
    ],
    "phone": [
        "score was 555-0148 lol",
        "1700000000 seconds",
        "2026-03-04",
        "case 26-004417",
        "$203,555,0148",
        "IP 203.555.014.8",
        "ISBN 978-0-306-40615-7",
        "911",
        "tip line 203-555-0116",
        "Call us at 203-555-0116",
        "1-800-555-0199",
        "non-emergency 203-946-6316",
        "front desk: (203) 946-6300",
        "Anyone with information is asked to call Detective Ruiz at 203-946-6304",
        "in 2025 about 1234567 people",
    ],
    "public-phone": [
        "he lives at 311 Elm St",
    ],
    "agency-email": [
        "me@gmail.com",
        "visit newhavenct.gov",
    ],
    "ssn": [
        "social media 2026",
        "our social is at 7 and 1200 people came",
        "203-555-0148",
    ],
    "case-number": [
        "a case of 24 beers",
        "case closed 2026",
        "in case 5 of us come",
        "the incident 3 weeks ago",
        "report 10 cars",
        "in any case 2024 was wild",
        "just in case 100 people",
        "docket is full",
        "phone case $20",
        "case 1 of 5",
        "file taxes by 4/15",
        "memo: 2 pages",
        "the report 2025 edition",
        "CAD file",
    ],
}
"""By label: texts in which nothing of the kind is found."""


@pytest.mark.parametrize(
    ("label", "text", "words"), [(label, text, words) for label, rows in FOUND.items() for text, *words in rows]
)
def test_found(label: str, text: str, words: list[str]) -> None:
    assert found(text, label) == words


@pytest.mark.parametrize(("label", "text"), [(label, text) for label, texts in LEFT_ALONE.items() for text in texts])
def test_left_alone(label: str, text: str) -> None:
    assert found(text, label) == []
