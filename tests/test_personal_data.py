"""Addresses, phones, numbers and e-mails in the forms that Americans write, and the public places that stay clean."""

from collections.abc import Callable
from pathlib import Path

import pytest

from secondlook import Situation, check, load_policy

POLICY = load_policy((Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8"))


def asked(text: str, account: str = "personal") -> bool:
    """Say whether a post is spoken to for personal data."""
    found = check(text, Situation(account=account), POLICY).to_batch()
    return any(finding["rule"] == "private-facts" and finding["severity"] != "note" for finding in found)


ADDRESSES = """
4021 W Walnut St, Rogers, AR 72756 | 118 Nicoll St, apt 3 | 1234 NW 23rd Ave, Portland, OR 97210 | 77 N. 1st St. |
902 S Main Street | 15 E. Broadway | 2200 Broadway | 455 E 400 S, Salt Lake City, UT 84111 |
1350 Pennsylvania Ave NW, Washington, DC 20004 | 1725 P Street NW Apt 4 | 6120 County Road 12 |
8841 CR 305, Jarrell, TX 76537 | 210 Rt 10, Denville, NJ | 3300 Route 9 South | 1890 State Route 66 |
5400 US Highway 1 | 22914 FM 1960 Rd W | 1313 Avenue Q | 640 Ave of the Americas |
1290 Avenue of the Americas, 10th Floor | W180N8085 Town Hall Rd, Menomonee Falls, WI | 123-45 Queens Blvd |
37-12 82nd St Apt 5C, Jackson Heights, NY 11372 | 12 1/2 Maple Ave | 1 Infinite Loop |
3012 Martin Luther King Jr Blvd | 415 Dr. Martin Luther King Jr. Way | 1812 St. Charles Ave | 2650 El Camino Real |
14 Calle Sol, San Juan, PR 00901 | 27 Via Verde | 59-864 Kamehameha Hwy, Haleiwa, HI 96712 | 1017 Old Hwy 61 N |
2930 Highway 278 E | 505 Embarcadero | 222 Bowery, New York, NY 10012 | 19 Winding Brook Ln |
808 Sugar Maple Ct Unit 7 | 3 Pine Ridge Cir | 4502 Preston Hollow Dr #214 | 7715 Lakeview Terrace | 61 Old Post Rd
| 93 Rocky Hill Pkwy | 16400 Ventura Blvd Ste 300 | 900 N Michigan Ave | 4411 SE Hawthorne Blvd | 730 Fifth Avenue |
88 Second St Fl 2 | 1127 11th Street | 10 W 66th St, New York, NY | 5 Park Pl |
2015 Grand Concourse, Bronx, NY 10453 | 44 Rue Royale | 6230 Cypress Creek Loop | 318 Tranquility Trl |
909 Wagon Wheel Trail | 1500 Foxhall Xing | 27 Harbor Pt | 730 Eagle Crest Way | 12 Sycamore Row |
2508 Bluebonnet Pass | 9601 Old River Bend | 5120 Quail Hollow | 2 Miller's Run | 340 Jefferson Sq | 671 Lincoln Hwy
| 18 Mile Rd | 3344 18 Mile Rd, Sterling Heights, MI 48314 | 12555 E 14 Mile Rd | 20500 M-59 | 7300 M 89 |
1408 Ranch Road 620 | 450 Farm to Market Road 2222 | 104 Private Road 4432 | 78 Township Road 210 |
2218 County Hwy J | N4521 County Rd K | S3015 Hilltop Rd | 5N123 Meadowview Dr | 1010 Bay Street Apt. 12B |
246 Smith St. Apartment 9 | 33 Prospect St, Floor 3 | 1707 Cortez Blvd, Lot 42 | 4120 Pine Island Rd Trlr 6 |
500 Ocean Dr., Miami Beach, FL 33139 | 91 Meeting House Ln | 6 Whippoorwill Hill Rd | 2144 E Desert Willow Dr |
1801 N 7th Ave | 6601 S 24th Pl | 1960 W Camelback Rd | 233 Kāneʻohe Bay Dr | 1406 Alewa Dr | 3400 Spenard Rd |
907 W 15th Ave | 12 Ferry Landing Rd | 88 Front St | 16 Back River Rd | 40 Upper Mountain Ave | 310 Lower State Rd |
7 East St | 12 North Ave | 45 South Blvd | 98 West End Ave | 601 Central Park West | 15 Gramercy Park S |
1000 Beacon St | 24 Commonwealth Ave #3 | 77 Massachusetts Ave | 9 Cape Cod Ln | 1630 Washington Street |
2345 Jackson Ave NE | 414 Lincoln Ave SW | 3901 George Mason Dr | 1221 Avenue D | 18 Avenue B | 701 5th Ave S |
1412 2nd Ave N | 5432 31st Ave NE | 20110 44th Ave W | 14 Lois Lane | 33 Oak | 1625 Chestnut | 412 Poplar |
731 Whalley | 209 Dwight St | 40 Ferry St | 31 Bishop | 600 W Fulton | 1200 N Elm | 350 E Adams | 2717 S Lamar |
811 Congress | 500 Rte 46 | 88 State Hwy 35 | 2001 Interstate 30 | 1400 I-35 | 14780 Hwy 90 W | 3175 US-27 |
6400 SW 88th St | 11 Corte Madera | 510 Camino del Mar | 812 Paseo de Peralta | 1800 Avenida Cesar Chavez |
23 La Cienega Blvd | 2400 Las Vegas Blvd S | 77 Los Robles Ave | 1905 Del Norte Ave | 12 De La Vina St |
450 Lake Shore Dr | 21 Sea Cliff Ave | 98 O'Farrell St | 13 D'Arcy Rd | 203 McAllister St | 44 MacDougal St |
55 Van Ness Ave | 6 Von Braun Dr | 33 St Marks Pl | 12 Saint James Ct | 8 Mt Vernon St | 19 Ft Hill Rd |
125 Mount Pleasant Ave | 5 Fort Washington Ave | 7014 Bayou Blvd | 1322 Esplanade Ave | 901 Canal St |
2300 Piedmont Rd NE | 95 Peachtree St | 1455 Peachtree | 17 Sixth St | 610 Twelfth Ave | 9 Thirty-Fourth St |
1 Main St | 2 Elm Street | 3 Oak Rd | 7 1st Ave | 9 A Street | 14 B St | 1500 K St | 21 C Street SE |
5819 Spring Garden | 10 Sunset Strip | 300 The Alameda | 41 The Fenway | 12 Cobblestone |
6205 Windhaven Pkwy, Plano, TX 75093 | 720 Gateway Ctr | 2600 Executive Plz | 8 Market Sq | 100 Industrial Park Rd |
87 College Ave | 23 School St | 14 Church St | 55 Library Ln | 9 Station Rd | 76 Temple St | 30 Court St |
212 Hospital Dr | 63 Union St | 110 Theater Dr | 37 Clinic Dr | 1804 Airport Blvd |
4809 Clairton Blvd, Pittsburgh, PA 15236-2118 | 129 W. Trade St., Suite 1600, Charlotte, NC 28202 |
1650 Ala Moana Blvd Apt 2203 | 7 Brookhaven Close | 2900 Turtle Creek Plaza | 3 Charter Oak Pl. | 8025 Excelsior Dr.
| 1950 Old Gallows Rd | 2750 Prosperity Ave | 4320 Stevens Creek Blvd | 301 Quincy Shore Dr | 1901 Thornridge Cir |
2715 Ash Dr. San Jose, South Dakota 83475 | 6391 Elgin St. Celina, Delaware 10299 |
4140 Parker Rd. Allentown, New Mexico 31134 | 8502 Preston Rd. Inglewood, Maine 98380 |
3517 W. Gray St. Utica, Pennsylvania 57867 | 3605 Parker Rd. | 2972 Westheimer Rd. Santa Ana, Illinois 85486 |
2706 Fern Hollow Rd, Dothan, AL | 1180 Chena Ridge Rd, Fairbanks AK 99709 | 9034 E Via Linda |
4818 Rodney Parham Rd, Little Rock | 1265 Yosemite Blvd, Modesto, CA | 3325 S Federal Blvd | 86 Farmington Avenue |
1601 Concord Pike Suite 82 | 4400 Collins Ave PH 2 | 2170 Cascade Rd SW | 45-480 Kaneohe Bay Dr |
1812 N 13th St, Boise, ID 83702 | 5548 S Dorchester Ave Unit 2E | 12 Monument Cir | 3501 Ingersoll Ave #12 |
711 SW Fillmore | 2044 Bardstown Rd | 8118 Saint Charles Avenue | 27 Deering St, Portland ME | 3900 Falls Rd |
210 Marlborough St Apt 7 | 4141 John R St | 2929 Nicollet Ave S | 118 Natchez Trace | 1900 N Wyoming Hwy |
502 Gravois Ave. | 36 Wildflower Ln, Bozeman, MT | 1223 O St | 6380 S Eastern Ave Ste 8 | 14 Meetinghouse Hill Rd |
299 Bloomfield Av | 1701 Rio Grande Blvd NW | 140-60 Beech Ave | 811 W Hargett St | 2401 Elk Dr, Minot ND |
11 E Gay St | 900 NE 36th St | 3707 SE Division | 1 Liberty Place | 68 Benefit St | 105 King St | 3419 W 12th St |
702 Woodland St | 8500 Research Blvd Bldg 4 | 1288 E 2100 S | 33 Church Street, Burlington, VT 05401 |
900 Park Ave Apt 12 | 2301 2nd Ave Apt 1109 | 190 Hale St | 7219 W Greenfield Ave | 540 Cottonwood Cir |
1049 Old Mill Run | 66 Sandpiper Cv | 1504 Ponce de Leon Ave | 7 Calle Fortaleza | 2211 Kuhio Ave |
6 Rip Van Winkle Dr | 24 Rte 32 | 7841 Highway 6 & 24 | 9400 State Rd 84 | 1507 Co Rd 1150 N | 4N750 Old LaFox Rd |
615 Ash Pl | 350 Fairway Vw | 12 Nob Hl | 5 Tanglewood Est | 77 W Wacker | 200 Riverside Dr, 4-C | 1322 Q Street, NW
| 42 St. Ann's Ave | 1650 Mission | 19 Wharf Ln | 3 Boxwood Ct | 2015 Jogging Path Ct
"""
PHONES = """
(203) 555-0148 | 203-555-0148 | 203.555.0148 | 203 555 0148 | 2035550148 | +1 203 555 0148 | +1 (203) 555-0148
+12035550148 | 1-203-555-0148 | 1 203 555 0148 | 1.203.555.0148 | (203)555-0148 | 203/555-0148 | 203-555-0148 ext 12
203-555-0148 x12 | (203) 555-0148 ext. 4 | 203.555.0148x9 | 203–555–0148 | 203 - 555 - 0148 | (203) 555 0148
(203)-555-0148 | 203·555·0148 | 203-5550148 | 203 5550148 | 001 203 555 0148 | tel:+12035550148 | 203_555_0148
+1.203.555.0148 | 203--555--0148 | 203 555-0148 | 1(203)555-0148 | (203)5550148 | 475 555.0123
"""
PAPERS = """
SSN 078-05-1120 | 078-05-1120 | ssn: 078 05 1120 | his social is 078051120 | 078.05.1120 | soc 078051120 | xxx-xx-1120
SSN# 078051120 | j.doe@mail.example | JOHN.DOE@EXAMPLE.COM | o'neil@mail.example | first+last@sub.domain.example
"""
PUBLIC = """
City Hall, 165 Church St | Swearing-in at City Hall, 165 Church Street, 10 am | Best pizza in town: 237 Wooster St
The library at 133 Elm St is open late | Yard sale Saturday, 41 Larkmere Court, come early
Blood drive at the church, 88 Front St | Grand opening! 1500 Whalley Ave, doors open at 9 | PO Box 1120
the 400 block of Whalley Ave was a mess today | We ran 12 miles up Whitney Avenue | 3 cars on Ferry St and no plow
Tickets at the theater, 247 College St | my old house at 12 Elm Street had a porch | I grew up at 44 Maple Ave
Text me at 203-555-0148 | Call 911 | Rsvp to book.club@mail.example | Tip line: 203-946-6304
"""
DEPARTMENT = """
Shots fired in the 400 block of Dixwell Ave around 9 pm. Call detectives at 203-946-6304 with information.
Officers responded to 1240 Chapel Street for a report of a fire. No injuries.
Road closure: 500 Whalley Avenue to 620 Whalley Avenue until 6 pm.
Coffee with a Cop Thursday, 9 am, 130 Edgewood Avenue.
Drop off unused medication at 1 Union Avenue, lobby open all day.
A crash at Orange and Grove has closed the intersection.
Anyone with information about the burglary at 88 State Street is asked to call 203-946-6316. You may remain anonymous.
"""


def some(block: str) -> list[str]:
    return [piece.strip() for line in block.strip().splitlines() for piece in line.split("|") if piece.strip()]


def addresses() -> list[str]:
    return [address.strip() for address in " ".join(ADDRESSES.split()).split("|")]


@pytest.mark.parametrize(("write", "share"), [(str, 0.95), (str.upper, 0.95), (str.lower, 0.9)])
def test_a_bare_street_address_is_asked_about(write: Callable[[str], str], share: float) -> None:
    missed = [address for address in addresses() if not asked(write(address))]
    assert len(missed) <= (1 - share) * len(addresses()), missed


@pytest.mark.parametrize("frame", ["Come by {}", "he told me it was {}, not far", "She stays at {}, go see her"])
def test_a_street_address_in_a_post_is_asked_about(frame: str) -> None:
    missed = [address for address in addresses() if not asked(frame.format(address))]
    assert len(missed) <= 0.05 * len(addresses()), missed


@pytest.mark.parametrize("frame", ["{}", "call him at {}", "her number is {} lol"])
def test_every_usual_way_to_write_a_phone_is_asked_about(frame: str) -> None:
    assert [phone for phone in some(PHONES) if not asked(frame.format(phone))] == []


@pytest.mark.parametrize("text", some(PAPERS))
def test_social_security_numbers_and_emails_are_asked_about(text: str) -> None:
    assert asked(text)


@pytest.mark.parametrize("text", some(PUBLIC))
def test_public_places_and_own_facts_stay_clean(text: str) -> None:
    assert not asked(text)


@pytest.mark.parametrize("text", DEPARTMENT.strip().splitlines())
def test_a_department_tells_the_public_where_things_happen(text: str) -> None:
    assert check(text, Situation(account="department"), POLICY).findings == ()


def test_the_tag_of_a_thing_is_no_plate() -> None:
    assert asked("ran tag NHP-0447, comes back to his mother") and not asked("asset tag NHP-0447 is on every monitor")
