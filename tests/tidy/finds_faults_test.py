#!/usr/bin/env python3
"""The tidy test tested: small trees of sources, each with one planted fault, and what it says."""
import contextlib
import io
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import tidy_test  # noqa: E402

LONG = "void f() {\n" + "  g();\n" * 90 + "}\n"
UNFINISHED = "TO" "DO"
# Each: name of the file, its text, and part of the one message that it must cause (None: no fault).
CASES = [
    ("src/money/ok.cpp", '// Ok.\n#include "money/money.h"\n', None),
    ("src/money/up.cpp", '// Up.\n#include "money/money.h"\n#include "book/book.h"\n',
     "money must not include book"),
    ("src/book/inner.h", '// Inner.\n', None),
    ("src/rules/private.cpp", '// P.\n#include "rules/rules.h"\n#include "book/inner.h"\n',
     "book/inner.h is private to book"),
    ("tests/rules/private_test.cpp", '// P.\n#include "book/inner.h"\n',
     "book/inner.h is private to book"),
    ("tests/book/own_test.cpp", '// Inside is theirs.\n#include "book/inner.h"\n', None),
    ("src/book/inner.cpp", '// I.\n#include <string>\n\n#include "book/inner.h"\n',
     "must be included first"),
    ("src/book/other.cpp", '// O.\n#include "money/money.h"\n',
     "first include must be a header of book"),
    ("src/book/nowhere.cpp", '// N.\n#include "book/book.h"\n#include "nowhere.h"\n',
     "is no file below src"),
    ("src/base/limits_user.cpp", '// L.\n#include "base/base.h"\n', None),
    ("src/money/limits.cpp", '// L.\n#include "money/money.h"\n#include "base/limits.h"\n', None),
    ("src/money/real.cpp", '// R.\n#include "money/money.h"\ndouble x = 1;\n', "no floating-point"),
    ("src/money/word.cpp", '// No double here.\n#include "money/money.h"\n', None),
    ("src/book/print.cpp", '// P.\n#include "book/book.h"\nvoid f() { std::cout << 1; }\n',
     "library code never prints"),
    ("src/book/nocomment.cpp", '#include "book/book.h"\n', "first line must be a comment"),
    ("src/book/wide.cpp", '// W.\n#include "book/book.h"\n// ' + "字" * 98 + "\n", "101 characters"),
    ("src/book/chinese.cpp", '// C.\n#include "book/book.h"\n// ' + "字" * 97 + "\n", None),
    ("src/book/later.cpp", f'// L.\n#include "book/book.h"\n// {UNFINISHED}: later\n',
     "unfinished work"),
    ("src/book/long.cpp", '// L.\n#include "book/book.h"\n' + LONG, "a function of 92 lines"),
    ("src/book/huge.cpp", '// H.\n#include "book/book.h"\n' + "\n" * 400 + "int x;\n",
     "over 400 lines"),
]
FOLDERS = [
    ("src/unknown/unknown.h", "// U.\n", "no place in LAYERS"),
    ("src/page/page.h", "// P.\n", "no paragraph begins with page/"),
]


def faults_of(root):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        tidy_test.main(root)
    return [line for line in printed.getvalue().splitlines()[:-1] if ": note: " not in line]


def write(root, name, text):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def ground(root):
    for folder in ("base", "money", "book", "rules"):
        write(root, f"src/{folder}/{folder}.h", f"// {folder}.\n")
    write(root, "src/base/limits.h", "// Limits.\n")
    write(root, "src/book/inner.h", "// Inner.\n")
    write(root, "src/README.md", "".join(
        f"- `{folder}/` is here\n" for folder in ("base", "money", "book", "rules", "unknown")))


def main():
    wrong = 0
    for name, text, message in CASES + FOLDERS:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            ground(root)
            write(root, name, text)
            faults = faults_of(root)
        if message is None:
            right = not faults
        else:
            right = len(faults) == 1 and message in faults[0]
        if not right:
            wrong += 1
            print(f"{name}: expected {message!r}, got {faults}")
    print(f"{len(CASES) + len(FOLDERS)} cases, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
