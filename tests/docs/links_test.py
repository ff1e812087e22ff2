#!/usr/bin/env python3
"""Every relative link of the documentation leads to a file, and every #anchor to a heading."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.M | re.S)
CODE = re.compile(r"`[^`\n]*`")


def pages():
    yield from sorted(ROOT.glob("*.md"))
    for folder in ("docs", "src", "catalog", "examples", "tests", "fuzz"):
        yield from sorted((ROOT / folder).rglob("*.md"))


def anchor(heading):
    """As GitHub makes them: lower case, words and dashes only."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(path):
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    return {anchor(heading) for heading in re.findall(r"^#+ (.*)$", text, re.M)}


def blank(match):
    return "\n" * match.group().count("\n")


def faults(path):
    text = CODE.sub("", FENCED.sub(blank, path.read_text(encoding="utf-8")))
    for number, line in enumerate(text.split("\n"), 1):
        for link in LINK.finditer(line):
            target = link.group(1) or link.group(2)
            if re.match(r"[a-z]+:", target):
                continue
            file, _, fragment = target.partition("#")
            to = (path.parent / file).resolve() if file else path
            if not to.exists():
                yield f"{path.relative_to(ROOT)}:{number}: no such file: {target}"
            elif fragment and to.suffix == ".md" and fragment not in anchors(to):
                yield f"{path.relative_to(ROOT)}:{number}: no such heading: {target}"


def main():
    found = [fault for path in pages() for fault in faults(path)]
    print("\n".join(found) if found else f"{len(list(pages()))} pages, every link leads somewhere")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
