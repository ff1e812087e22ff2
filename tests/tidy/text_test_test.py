#!/usr/bin/env python3
"""The runner of text tests tested: it must pass, fail, skip, mask and rewrite where it says so."""
import contextlib
import io
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import text_test  # noqa: E402

FENCE = "```"
PASSES = [
    "Says hello.\n\n$ echo hello\nhello\n[exit 0]\n",
    "Both streams.\n$ echo a; echo b >&2; exit 3\na\nb\n[exit 3]\n",
    "Continued.\n$ cat <<'X'\n> one\n>  two\n> X\none\n two\n[exit 0]\n",
    "Times.\n$ echo read in 13.2 ms, all in 0.5 s\nread in 7 ms, all in 1.25 s\n[exit 0]\n",
    'JSON.\n$ echo \'{"timing_ms":{"read":1.5,"prove":2}}\'\n'
    '{"timing_ms":{"read":9,"prove":7.25}}\n[exit 0]\n',
    "Wildcard.\n$ echo version 1.2.3\nversion [..]\n[exit 0]\n",
    "Folders.\n$ echo $DATA/x; pwd\n$DATA/x\n$TMP\n[exit 0]\n",
    "An empty line of output, and state between commands.\n$ echo a > f; echo\n\n[exit 0]\n\n"
    "$ cat f\na\n[exit 0]\n",
]
FAILS = [
    "Other output.\n$ echo hello\ngoodbye\n[exit 0]\n",
    "Other status.\n$ false\n[exit 0]\n",
    "More output than expected.\n$ echo a; echo b\na\n[exit 0]\n",
    "Less output than expected.\n$ echo a\na\nb\n[exit 0]\n",
    "Money is no time.\n$ echo 12.5\n12.6\n[exit 0]\n",
]
SKIPS = ["Needs.\n[needs $CORPUS/no-such-file]\n$ echo\n\n[exit 0]\n"]
REWRITES = [
    ("A.\n$ echo new; echo 3 ms\nold\n4 ms\n[exit 1]\nafter\n",
     "A.\n$ echo new; echo 3 ms\nnew\n4 ms\n[exit 0]\nafter\n"),
]
PAGE = (f"# Page\n\n{FENCE}console\n$ yiben x\nprinted x\n{FENCE}\n\n"
        f"{FENCE}console\n$ ./run\nx\n{FENCE}\n")


def run(folder, text, suffix=".test", update=False):
    path = Path(folder) / f"case{suffix}"
    path.write_text(text, encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        status = text_test.check(path, Path(folder), update)
    return status, path.read_text(encoding="utf-8")


def main():
    wrong = []

    def expect(what, got, wanted):
        if got != wanted:
            wrong.append(f"{what!r}: got {got!r}, wanted {wanted!r}")

    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "yiben"
        program.write_text("#!/bin/sh\necho printed $1\n", encoding="utf-8")
        program.chmod(0o755)
        for status, texts in ((0, PASSES), (1, FAILS), (77, SKIPS)):
            for text in texts:
                expect(text, run(folder, text), (status, text))
        for before, after in REWRITES:
            expect(before, run(folder, before, update=True), (0, after))
        expect(PAGE, run(folder, PAGE, ".md"), (0, PAGE))
        broken = PAGE.replace("printed x", "printed y")
        expect(broken, run(folder, broken, ".md"), (1, broken))
        expect(broken, run(folder, broken, ".md", update=True), (0, PAGE))
    print("\n".join(wrong) if wrong else "the runner keeps its word")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
