#!/usr/bin/env python3
"""The project's own rules (CONTRIBUTING.md), checked on the text of the sources.

    tidy_test.py [ROOT]      prints file:line: what is wrong; exit status 1 when something is

clang-format (format_test.sh) and clang-tidy (./dev tidy) do the rest.
"""
import re
import sys
from pathlib import Path

# Which folders of src a folder may include. Lower layers never include higher ones.
GROUND = "base text money"
LAYERS = {
    "base": "",
    "text": "base",
    "money": "base text",
    "edition": GROUND,
    "page": GROUND,
    "read": GROUND + " page",
    "write": GROUND + " page",
    "sandbox": GROUND + " page read",
    "cube": GROUND,
    "consolidate": GROUND + " cube source catalog",
    "catalog": GROUND + " cube",
    "source": GROUND + " page read write cube catalog",
    "book": GROUND + " page cube catalog",
    "recognise": GROUND + " page cube catalog book",
    "proof": GROUND + " cube catalog book",
    "prose": GROUND + " page cube catalog book",
    "rules": GROUND + " page cube catalog book prose",
    "differ": GROUND + " cube catalog book",
    "compile": GROUND + " page cube source catalog book compose",
    "compose": GROUND + " page cube catalog book",
    "job": GROUND + " edition page read write sandbox cube catalog book recognise proof prose "
                    "rules compose source consolidate compile differ",
    "report": GROUND + " edition page write cube source consolidate catalog book proof prose "
                       "rules compile differ job",
    "cli": "base text edition job report",
}
# From outside a folder only its façade <folder>/<folder>.h is included, and these.
MORE_FACADES = {"base/limits.h", "base/module.h", "page/lines.h", "page/rows.h", "cube/toml.h",
                "read/ocr/plate.h"}  # a fuzzer needs it: text recognition is too slow for one
# Files that may pass MAX_LINES, each with its reason.
LONG_FILES = {}
MAX_LINES = 400
MAX_COLUMNS = 100
FUNCTION_LINES = 70      # reported
MAX_FUNCTION_LINES = 80  # fails

CODE = (".cpp", ".h")
TEXT = CODE + (".py", ".sh", ".cmake")
FOLDERS = ("src", "tests", "fuzz", "bench", "tools", "scripts", "cmake", ".ci")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")
INCLUDE = re.compile(r'\s*#\s*include\s+(["<])([^">]+)[">]')
FLOATING = re.compile(r"\b(double|float)\b")
# What begins in column 1 and may be a function; types and namespaces are not.
STARTS = re.compile(r"(?!(namespace|struct|class|enum|union|using|extern|public|private|protected|"
                    r"typedef|static_assert)\b)[A-Za-z_]")
PRINTS = re.compile(
    r"std::(cout|cerr|clog)\b|\b(printf|fprintf|puts|fputs)\(|fmt::print\b|(?<![\w.>])_?exit\(")


class Report:
    def __init__(self):
        self.faults = 0

    def fault(self, path, line, message):
        self.faults += 1
        print(f"{path}:{line}: {message}")

    def note(self, path, line, message):
        print(f"{path}:{line}: note: {message}")


def files_of(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root)
            if not path.is_file() or "data" in relative.parts or "seeds" in relative.parts:
                continue
            if "__pycache__" in relative.parts:
                continue
            script = folder in ("scripts", ".ci") and path.suffix == ""
            if path.suffix in TEXT or path.name == "CMakeLists.txt" or script:
                yield relative
    for name in ("CMakeLists.txt", "run", "test", "dev"):
        if (root / name).is_file():
            yield Path(name)


def without_comments(text):
    """The text with comments blanked; strings stay. Line numbers are kept."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)

    def blank(match):
        found = match.group()
        return found if found[0] == '"' else "\n" * found.count("\n")

    return pattern.sub(blank, text)


def check_lines(report, path, lines):
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_COLUMNS:
            report.fault(path, number, f"{len(line)} characters; at most {MAX_COLUMNS}")
        if UNFINISHED.search(line):
            report.fault(path, number, "unfinished work belongs in an issue, not in a comment")
    if len(lines) > MAX_LINES and str(path) not in LONG_FILES:
        report.fault(path, len(lines), f"over {MAX_LINES} lines without a reason in LONG_FILES")


def includes_of(lines):
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def check_includes(report, root, path, lines):
    in_src = path.parts[0] == "src"
    folder = path.parts[1] if len(path.parts) > 2 else ""
    for number, quoted, header in includes_of(lines):
        target = header.split("/")[0]
        if target not in LAYERS or not (root / "src" / header).exists():
            if quoted and in_src:
                report.fault(path, number, f'"{header}" is no file below src')
            continue
        if in_src and target != folder and target not in LAYERS.get(folder, "").split():
            report.fault(path, number, f"{folder} must not include {target}: it is no layer below")
        facade = f"{target}/{target}.h"
        if target != folder and header != facade and header not in MORE_FACADES:
            report.fault(path, number, f"{header} is private to {target}; include {facade}")


def check_own_header(report, root, path, lines):
    """A source includes its own header first, so that every header is compiled standing alone."""
    includes = list(includes_of(lines))
    own = path.with_suffix(".h").relative_to("src").as_posix()
    folder = path.parts[1]
    first = includes[0][2] if includes and includes[0][1] else ""
    line = includes[0][0] if includes else 1
    if (root / "src" / own).exists():
        if first != own:
            report.fault(path, line, f'"{own}" must be included first')
    elif (root / "src" / folder / f"{folder}.h").exists() and not first.startswith(f"{folder}/"):
        report.fault(path, line, f'the first include must be a header of {folder}')


def check_functions(report, path, lines):
    """Length of functions, as clang-format lays them out: from column 1 to a '}' in column 1."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and STARTS.match(line):
            start = number
        if start is None:
            continue
        if line == "}":
            length = number - start + 1
            if length > MAX_FUNCTION_LINES:
                report.fault(path, start, f"a function of {length} lines; aim at {FUNCTION_LINES}")
            elif length > FUNCTION_LINES:
                report.note(path, start, f"a function of {length} lines")
        # A declaration, a table "x = {...};" or a one-line function ends what began.
        if line.startswith("}") or line.endswith(";") and not line.startswith(" ") or (
                line.endswith("}") and number == start):
            start = None


def check_code(report, root, path, text, lines):
    if not text.startswith("// "):
        report.fault(path, 1, "the first line must be a comment that says what this file is")
    check_includes(report, root, path, lines)
    if path.parts[0] != "src":
        return
    if path.suffix == ".cpp":
        check_own_header(report, root, path, lines)
    check_functions(report, path, lines)
    folder = path.parts[1]
    for number, line in enumerate(without_comments(text).split("\n"), 1):
        if folder == "money" and FLOATING.search(line):
            report.fault(path, number, "no floating-point number may stand in src/money")
        if folder not in ("base", "cli") and PRINTS.search(line):
            report.fault(path, number, "library code never prints and never exits")


def check_folders(report, root):
    readme = root / "src" / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    for folder in sorted(p.name for p in (root / "src").iterdir() if p.is_dir()):
        if folder not in LAYERS:
            report.fault(f"src/{folder}", 1, "the folder has no place in LAYERS of tests/tidy")
        # A heading, list item, table row or bold words that begin with the name.
        if not re.search(rf"^(#+|[-*|]|\d+\.|\*\*) *[*`\[]*(src/)?{folder}\b", text, re.M):
            report.fault("src/README.md", 1, f"no paragraph begins with {folder}/")


def main(root):
    report = Report()
    count = 0
    for path in files_of(root):
        text = (root / path).read_text(encoding="utf-8", errors="replace")
        lines = text.rstrip("\n").split("\n")
        count += 1
        check_lines(report, path, lines)
        if path.suffix in CODE:
            check_code(report, root, path, text, lines)
    check_folders(report, root)
    print(f"{count} files, {report.faults} faults")
    return 1 if report.faults else 0


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[2]
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else here))
