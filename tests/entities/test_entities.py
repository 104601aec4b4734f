"""What the engine recognises itself: one reading for each number, properties and cost."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recognised import DOMAINS, found, lexicons_in
from secondlook.document import Document
from secondlook.entities import LABELS, recognise


def test_a_number_has_one_reading() -> None:
    assert found("he lives at 311 Elm St", *set(LABELS) - {"street"}) == ["311 Elm St"]


def test_domains_decide_which_addresses_are_the_agencys() -> None:
    doc = Document("write jdoe@example.org")
    assert [label for label, *_ in recognise(doc, {})] == ["email"]
    assert [label for label, *_ in recognise(doc, {}, {"example.org"})] == ["agency-email"]


PIECES = st.sampled_from(
    """Sgt. Officers Ruiz Lee and , . : ( ) # - / 12 203 555-0148 26-004417 AB-12345 Elm St Ave Highway calle plate
    badge car case no. DOB born 3/14/88 at 3 15 años old 9:15 pm @ofc_lee a@b.org SSN J. de la Chapel Orange
    block the of apt""".split()
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_labels_are_known_and_lie_in_the_text(text: str) -> None:
    doc = Document(text)
    for label, first, last in recognise(doc, lexicons_in(doc), DOMAINS):
        assert label in LABELS
        assert 0 <= first < last <= len(doc.tokens)


@pytest.mark.parametrize(
    "unit",
    """1 1_ 203- a Sgt._ Ruiz_ Officers_Lee_and_ Lee,_ 12_Elm_ 12_Elm_St_ Chapel_and_ plate_ab_ case_no_ AB- ( at_
    de_la_ born_ is_was_made_ X. 1/ my_new_sergeant,_ @a.b_ #12_
    highway_ Street_ dob_3/ social_ A-1- 911_ x*""".split(),
)
def test_cost_grows_with_the_text_and_no_faster(unit: str) -> None:
    short, long = (cost(unit.replace("_", " "), length) for length in (10_000, 80_000))
    assert long < 8 * 3 * max(short, 0.01)


def cost(unit: str, length: int) -> float:
    """Give the processor time, in seconds, that recognising takes in a text made of one piece."""
    doc = Document((unit * length)[:length])
    labels = lexicons_in(doc)
    start = time.process_time()
    for _ in recognise(doc, labels, DOMAINS):
        pass
    return time.process_time() - start
