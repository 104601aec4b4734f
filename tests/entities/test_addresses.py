"""Addresses, of homes and of public places: found and left alone, and how many of many are found."""

from collections.abc import Callable

import pytest

from recognised import finds, found, leaves_alone

FOUND: dict[str, list[tuple[str, ...]]] = {
    "public-address": [
        ("City Hall, 165 Church Street", "165 Church Street"),
        ("NHPD HQ at 1 Union Avenue", "1 Union Avenue"),
        ("Fair Haven branch library, 182 Grand Ave", "182 Grand Ave"),
    ],
}
"""By label: a text and all the words in it that are found."""

LEFT_ALONE: dict[str, list[str]] = {
    "street-address": [
        "4 cars on Ferry St",
        "the 400 block of Whalley Avenue",
        "400 block of Orange Street",
        "PO Box 123 Main Station",
        "3 officers shot on Dixwell Avenue",
        "2 Broadway shows",
        "12 East Haven officers",
        "20 minutes from Main Street",
        "10 years on Chapel Street",
        "one way street",
        "a 2 lane road",
        "5 star place",
        "24 hour drive",
        "4 basketball court",
        "2 Dr. visits",
        "Sept. 9 Main Street closes",
        "Exit 8 Middletown Avenue",
        "Engine 5 Woodward Avenue",
        "Route 80 Foxon Road",
        "25 feet from a stop sign",
        "50 Ways to Leave",
        "I have 2 tickets to Madison Square",
        "3 time court appearance",
        "20 Questions",
        "10 Commandments",
        "30 Rock",
        "top 10 places to park",
        "2 New Haven streets",
        "16 Oz Drive",
        "18 holes at Yale Golf Course",
        "9/11 Memorial Park",
        "5 guys on Grand Ave",
        "7 Eleven on Whalley Ave",
        "100 Grand Prize",
        "21 Savage",
        "49ers Way",
        "3 Doors Down",
        "5 Kilos Found On Sherman Avenue",
        "42 victories",
        "at 7 Chapel and Orange close",
        "drove 300 miles down a dirt road",
        "we ran a 13 km trail",
        "1000 island dressing",
        "26 mile road race",
        "5k run saturday",
        "24 hr drive",
        "i got 99 problems",
        "100 year old road",
        "the 50 best street tacos",
        "20 dollar parking on state street",
        "10 of us walking down elm street",
        "top 40 radio drive",
        "30 second drive",
        "won 5 straight on the road",
        "50 cent a st",
        "got 2 tickets on park ave",
        "route 66 drive",
        "2 left turns court",
        "10 point lane",
        "21 jump street is on",
        "12 angry men court",
        "the 90s drive thru",
        "360 view from east rock park",
        "65 inch tv plaza",
        "25 mph street",
        "my 15 minute drive",
        "our 20 mile trail run",
        "9 innings baseball park",
        "100 percent way",
        "100 ways to go",
        "saw 20 turkeys cross the road",
        "40 people blocking the street",
        "shut down 3 blocks of whalley ave",
        "500 bikes on whalley ave",
        "200 dirt bikes on ella grasso blvd",
        "15 kids playing in street",
        "ate 40 wings on wooster st",
        "ran 26 miles through yale bowl",
        "1st street festival",
        "4th of July on Park Street",
        "call 911 Dixwell Ave",
        "the 2026 Elm Street Festival",
        "May 5 Orange Street Fair",
        "Top 10 Orange Street Restaurants",
        "won 100 Grand",
        "a 9 to 5 way",
        "50 Cent concert at Madison Square",
        "Apollo 13 Drive",
        "Studio 54 Court",
        "Catch 22 Park",
        "Channel 8 News",
        "I-91 Exit 3 Trumbull Street",
        "3 Days Grace",
        "7 Up can",
        "Boyz 2 Men",
        "U2 concert",
        "5 Guys Burgers Whalley Ave",
        "3 point line on the court",
        "24 Hour Fitness Boston Post Road",
        "12 Angry Men",
        "2 Fast 2 Furious",
        "14 arrested after party on Crown Street",
        "3 shot, 1 dead on Edgewood Avenue",
        "30 años en la calle Grand",
        "vivo a 5 cuadras de la calle Sol",
        "12 Step Program at Park Place Church",
        "a 4 way stop",
        "the 5 second rule",
        "fired 12 rounds on Lilac Street",
        "unit 34 Orange Street",
        "he ran 4 red lights st",
        "18 year old on Park Ave",
        "rated 5 star hotel plaza",
        "in 2025 State Street opened",
        "1 in 5 Park visitors",
        "Season 3 Episode 4 Drive",
        "size 12 Jordan Retro",
        "a size 12 court shoe",
        "Toyota 4 Runner",
        "Room 222 High School",
        "group of 12 on Bassett St",
    ],
}
"""By label: texts in which nothing of the kind is found."""

ADDRESSES = """
41 Larkmere Court | 118 Nicoll, apt 3 | 55 W Main St Apt 4B | 12 Calle Luna | 9 Tallow Street | 6B Gannet Row | 180
Canal Lane | 1 Elm St | 222 7th Street Southeast | 613 K Street Northwest | 1063 31st Street Northwest | 94-210
Leokane, Suite 105 | 1302 US Highway 71 North | 2615 1/2 Gary Avenue | 2229 18 Mile Road | 22 1st Street East | 2802
13th Avenue South | 1101 U.S. Highway No. 130 North | 2 Broadway | 16165 Southwest Regatta Lane, Suite 1000 | 12188
Old Number 6 Highway | 4140 West 5415 South | 239 South 500 East | 116 S. Independence Blvd. | 21210 44th Avenue
West | 102 Old Abe Road | 9112 Mendenhall Mall Road | 34115 Sterling Highway | 2101 1st Avenue North | 8483 Al
Highway 157 | 64 South Water Street | 30653 Highway 278 | 7104 Highway 62 West | 3209 Northeast 11th Street | 406
North Highway 71 Business | 1202 A Avenue | 2890 East Andy Devine Avenue | 300 West Apache Trail | 5235 North
Highway 64 | 6300 East Golf Links Road | 525 North Avenue | 1001 West New York Avenue | 771 South Santa Fe Avenue |
100 Greyrock Place | 8128 S. DR MARTIN LUTHER KING JR Drive | 9912 S. Avenue H | 2610 West 25th Place | 2677 Gross
Point Road | 1044 Lake Shore Boulevard | 6257A North McCormick Road | 1 Avila Beach Drive | 4805 Southwest 229th |
1328 West McDermott Suite 200 | 500 Marquette Avenue Northwest | 2300 Route 309 | 31595 SR 20 | 4922 B South Cornell
Avenue | 214 B South Boulevard | 1341 State Road 75 | 2010 N Central Park | 500 South Central | 6330 S Stony Island
| 8938-40 S. Cottage Grove | 3849 W 69TH PLACE | 55 West Cermak | 9208-9214 South Cottage Grove | W180 N8085 Town
Hall Road | N6543 County Road X | 1600 Amphitheatre Parkway | 350 Fifth Avenue | 28-10 Jackson Ave | 1234-A Oak Blvd
| 77 Massachusetts Ave | 10 Park Place | 12 Avenue of the Americas | 45 Rockefeller Plaza | 3 Sunset Ter | 19 Fox
Run | 88 Stone Bridge Crossing | 7 Pine Hollow Ln | 1450 Whalley Avenue | 300 Dixwell Ave., 2nd floor | 62 Ferry St
#3 | 41 Edgewood Av | 412 Whalley | 118 nicoll st | 41 larkmere court | 55 w main st apt 4b | 9 Saint Ronan St | 27
St. John Street | 14 O'Neil Dr | 33 Martin Luther King Blvd | 1 Science Park | 15 Mt. Pleasant Rd | 230 East 9th St
| 123 Avenida San Juan | 45 calle Sol | 120 Calle de la Fortaleza | 99 Old Post Rd | 5 Hill Top Cir | One Union
Avenue | 2400 SW 8th St | 1000 Ponce de Leon Blvd | 18 Carretera 3 | 88 Ella T Grasso Blvd | 900 Chapel Street, Apt.
12 | 76 Lombard St 3rd floor | 101 Commerce Pkwy Ste 5 | 17 Bishop Street | 6649 N Blue Gum St | 4 B Blue Ridge Blvd
| 8 W Cerritos Ave #54 | 639 Main St | 34 Center St | 3 Mcauley Dr | 7 Eads St | 7 W Jackson Blvd | 5 Boston Ave #88
| 228 Runamuck Pl #2808 | 2371 Jerrold Ave | 37275 St Rt 17m M | 25 E 75th St #69 | 98 Connecticut Ave Nw | 56 E
Morehead St | 73 State Road 434 E | 69734 E Carrillo St | 322 New Horizon Blvd | 1 State Route 27 | 394 Manchester
Blvd | 6 S 33rd St | 6 Greenleaf Ave | 618 W Yakima Ave | 74 S Westgate St | 3273 State St | 1 Central Ave | 86 Nw
66th St #8673 | 2 Cedar Ave #84 | 90991 Thorburn Ave | 386 9th Ave N | 74874 Atlantic Ave | 366 South Dr | 45 E
Liberty St | 4 Ralph Ct | 2742 Distribution Way | 426 Wolf St | 128 Bransten Rd | 17 Morena Blvd | 775 W 17th St |
6980 Dorsett Rd | 2881 Lewis Rd | 7219 Woodfield Rd | 1048 Main St | 678 3rd Ave | 20 S Babcock St | 2 Lighthouse
Ave | 38938 Park Blvd | 5 Tomahawk Dr | 762 S Main St | 209 Decker Dr | 4486 W O St #1 | 39 S 7th St | 98839
Hawthorne Blvd #6101 | 71 San Mateo Ave | 76 Brooks St #9 | 4545 Courthouse Rd | 14288 Foster Ave #4121 | 4 Otis St
| 65895 S 16th St | 14302 Pennsylvania Ave | 201 Hawk Ct | 53075 Sw 152nd Ter #615 | 59 N Groesbeck Hwy | 2664 Lewis
Rd | 59 Shady Ln #53 | 3305 Nabell Ave | 18 Fountain St | 7 W 32nd St | 2853 S Central Expy | 74 W College St | 701
S Harrison Rd | 1088 Pinehurst St | 30 W 80th St #1995 | 20932 Hedley St | 2737 Pistorio Rd #9230 | 74989 Brandon St
| 6 Kains Ave | 47565 W Grand Ave | 4284 Dorigo Ln | 6794 Lake Dr E | 31 Douglas Blvd #950 | 44 W 4th St | 11279
Loytan St | 69 Marquette Ave | 70 W Main St | 461 Prospect Pl #316 | 47154 Whipple Ave Nw | 37 Alabama Ave | 3777 E
Richmond St #900 | 3 Fort Worth Ave | 4800 Black Horse Pike | 83649 W Belmont Ave | 840 15th Ave | 1747 Calle
Amanecer #2 | 99385 Charity St #840 | 68556 Central Hwy | 55 Riverside Ave | 7140 University Ave | 64 5th Ave #1153
| 3 Secor Rd | 4 Webbs Chapel Rd | 524 Louisiana Ave Nw | 170 Wyoming Ave | 4 10th St W | 7 W Pinhook Rd | 1
Commerce Way | 64 Lakeview Ave | 8771 Brooklyn Heights Blvd | 2500 Pringle Rd Se #508 | 26659 N 13th St | 669
Packerland Dr #1438 | 759 Eldora St | 5 S Colorado Blvd #449 | 944 Gaither Dr | 66552 Malone Rd | 77 Massillon Rd
#822 | 25346 New Rd | 60 Fillmore Ave | 57 Haven Ave #90 | 6538 E Pomona St #60 | 6535 Joyce St | 78112 Morris Ave |
96950 Hidden Ln | 3718 S Main St | 9677 Commerce Dr | 5 Green Pond Rd #4 | 636 Commerce Dr #42 | 7 Flowers Rd #403 |
16 Highland Park Ave | 40 Via Del Mar | 1600 Camino Real | 12 Rue Bourbon | 450 Serra Mall | 1 Infinite Loop | 22
Acacia | 500 Commonwealth | One Bryant Park | 3 Times Square | 80 Broad St, Suite 5 | 19-22 Fair Lawn Ave | 123A
Main Street | 1500 County Road 517 | 8 Mile Hill Rd | 1 World Trade Center | 221B Baker Street
"""

FRAMES = ("He lives at {} now", "{} is where she stays.", "Address: {}, New Haven CT 06511")
PLACES = ("street-address", "public-address")

test_found = finds(FOUND)

test_left_alone = leaves_alone(LEFT_ALONE)


def addresses() -> list[str]:
    return [" ".join(address.split()) for address in ADDRESSES.split("|")]


@pytest.mark.parametrize("frame", FRAMES)
def test_addresses_in_capitals_are_nearly_all_found(frame: str) -> None:
    missed = [address for address in addresses() if not found(frame.format(address), *PLACES)]
    assert len(missed) <= 0.03 * len(addresses()), missed


@pytest.mark.parametrize("write", [str.lower, str.upper])
def test_most_addresses_are_found_without_capitals_to_go_by(write: Callable[[str], str]) -> None:
    posts = {address: write(f"she stays at {address} everybody knows") for address in addresses()}
    missed = [address for address, post in posts.items() if not found(post, *PLACES)]
    assert len(missed) <= 0.15 * len(addresses()), missed


def test_an_address_is_quoted_whole() -> None:
    assert found("went to 55 W Main St Apt 4B, again", "street-address") == ["55 W Main St Apt 4B"]
