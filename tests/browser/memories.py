"""The memories of the page's WebAssembly: both Pythons, and the second reader where it is on.

`WATCH` goes into the page before it loads (page.add_init_script); `found_in_memory` then looks into each byte of them,
free or not.
"""

import json

from playwright.sync_api import Page

_NOTE_MEMORIES = """for (const name of ['instantiate', 'instantiateStreaming']) {
  const made = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const result = await made.apply(WebAssembly, given);
    const { exports } = result.instance ?? result;
    const memories = Object.values(exports).filter((one) => one instanceof WebAssembly.Memory);
    (globalThis.memories ??= []).push(...memories);
    return result;
  };
}
"""
# Workers are made of blobs: the same lines go in front of each script that becomes one.
WATCH = f"""{_NOTE_MEMORIES}
const addressOf = URL.createObjectURL;
const watched = (blob) => new Blob([{json.dumps(_NOTE_MEMORIES)}, blob], {{ type: blob.type }});
URL.createObjectURL = (blob) => addressOf.call(URL, /javascript/.test(blob.type) ? watched(blob) : blob);
"""
# Python writes a letter in one, two or four bytes, as the widest sign of its text needs. What begins with the first two
# letters is looked at closely: to make all of a memory into one text takes long, and the page stands still meanwhile.
_FOUND = """(word) => (globalThis.memories ?? []).flatMap(({ buffer }) => {
  const bytes = new Uint8Array(buffer), [first, second] = new TextEncoder().encode(word), found = [];
  const whole = new RegExp('^' + [...word].join('(?:\\0|\\0{3})?') + '(?:\\0{0,3}[0-9])*');
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if ([1, 2, 4].some((step) => bytes[at + step] === second)) {
      const near = new TextDecoder('latin1').decode(bytes.subarray(at, at + 4 * word.length + 40));
      found.push(...(near.match(whole) ?? []).slice(0, 1));
    }
  return found;
})"""


def found_in_memory(page: Page, word: str) -> list[str]:
    """What stands in any memory of the page and its workers: the word, each time with the digits behind it."""
    found = [page.evaluate(_FOUND, word), *(worker.evaluate(_FOUND, word) for worker in page.workers)]
    return [words.replace("\0", "") for place in found for words in place]
