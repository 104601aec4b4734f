"""What axe-core and the boxes on the screen hold against the page as it stands, in every size and scheme of colours."""

from typing import Any

from playwright.sync_api import Page

from steps import AXE

SIZES: list[Any] = [{"width": 390, "height": 9000}, {"width": 1280, "height": 9000}]  # high: the bar covers nothing
COLOURS: list[Any] = [
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "active"},
]
LIGHT: Any = {"color_scheme": "light", "forced_colors": "none"}
RUN = """only => axe.run(document, {
  runOnly: only, resultTypes: ['violations'], elementRef: false, selectors: false}).then(found =>
  found.violations.flatMap(fault => fault.nodes.map(node => fault.id + ': ' + node.html.slice(0, 160))))"""
ALL = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]  # what can change with the scheme of colours alone
SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary, textarea')].filter(one => {
  const part = one.closest('label.choice') ?? (one.matches('.unseen') ? one.labels[0] : one);
  const {width, height} = part.getBoundingClientRect();
  return one.checkVisibility() && getComputedStyle(part).display !== 'inline' && !one.matches('.skip')
    && width > 0 && Math.min(width, height) < 24 }).map(one => one.outerHTML.slice(0, 160))"""
LOST = """() => [...document.querySelectorAll('.button:not(.quiet), .choice input')].filter(one => {
  const {borderTopColor, backgroundColor, accentColor} = getComputedStyle(one);
  return one.checkVisibility() && (one.matches('input') ? accentColor !== 'auto' : borderTopColor === backgroundColor)})
  .map(one => one.outerHTML.slice(0, 160))"""
"""In forced colours: buttons without an edge, and choices in a colour of the page's own, perhaps that of the paper."""
WIDTH = "() => document.documentElement.scrollWidth"


def with_axe(page: Page) -> None:
    """Put axe-core into the page, where it is not yet."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(AXE)


def faults(page: Page) -> list[str]:
    """What axe, the boxes and the width hold against the page as it stands, in every size and scheme of colours."""
    with_axe(page)
    usual, found = page.viewport_size, list[str]()
    for size in SIZES:
        page.set_viewport_size(size)
        found += [f"smaller than 24 px: {one}" for one in page.evaluate(SMALL)]
        found += [f"{size['width']}: {fault}" for fault in page.evaluate(RUN, ALL)]
        for colours in COLOURS:
            page.emulate_media(**colours)
            found += [f"{size['width']} {colours}: {fault}" for fault in page.evaluate(RUN, OF_COLOURS)]
        found += [f"not seen in forced colours: {one}" for one in page.evaluate(LOST)]
        page.emulate_media(**LIGHT)
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 x 1024 at 400 %
    wide = page.evaluate(WIDTH)
    page.set_viewport_size(usual or {"width": 1280, "height": 720})
    return found + ([f"{wide} px wide at 400 %"] if wide > 320 else [])
