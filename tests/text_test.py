#!/usr/bin/env python3
"""Text tests: documents that show commands and what they print.

    text_test.py [--update] --bin FOLDER FILE...

FILE.test is a document: lines of description, then

    $ yiben check $EXAMPLES/gardens-2026.txt
    the expected output, standard output and errors together
    [exit 0]

as often as wanted; after [exit N] description may follow. Lines "> ..." right below a command
continue it (a here document, a loop). All commands of a file run in bash in one temporary folder,
with yiben on PATH and the variables $EXAMPLES, $DATA (tests/data), $SHARED, $CORPUS and $GOLD; the
output shows these folders by their variables, and the temporary one as $TMP. A line
"[needs $CORPUS/x.txt]" in the description skips the file where x.txt is missing.

FILE.md is documentation: each ```console block whose first command is yiben runs the same way,
from a folder that looks like the repository; [exit N] may stand at the end of an output, else 0 and
1 are right.

Times ("12 ms", "timing_ms") are the same as any other time. "[..]" in an expected line stands for
anything. --update rewrites the expected parts from what the commands print; expected lines that
still fit stay as they are.
Exit status: 0 passed, 1 failed, 77 skipped.
"""
import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("YIBEN_SHARED") or ROOT.parent / "shared")
FOLDERS = {
    "CORPUS": SHARED / "corpus",
    "GOLD": SHARED / "gold",
    "SHARED": SHARED,
    "DATA": ROOT / "tests" / "data",
    "EXAMPLES": ROOT / "examples",
}
SECONDS_PER_COMMAND = 120
EXIT = re.compile(r"\[exit (\d+)\]")
TIME = re.compile(r"(?<![\w.])(?:\d+(?:\.\d+)? ?(?:ms|µs|毫秒)|\d+\.\d+ ?(?:s|seconds|秒))(?!\w)")
# Fields of the object timing_ms, on one line or on several, and any field whose name ends in _ms.
TIMING_OBJECT = re.compile(r'"timing_ms":\s*\{[^}]*\}')
TIMING_FIELD = re.compile(r'("\w+"\s*:\s*)\d+(?:\.\d+)?(?:e-?\d+)?')
FIELD_MS = re.compile(r'("\w+_ms"\s*:\s*)\d+(?:\.\d+)?(?:e-?\d+)?')


class Step:
    """One command of a document and the lines of the document that hold its expected output."""

    def __init__(self, command, first, last, exit_status):
        self.command = command
        self.first = first  # expected lines are document lines [first, last)
        self.last = last
        self.exit_status = exit_status  # None in documentation that does not state it


def mask(text):
    text = TIME.sub("<time>", text)
    text = TIMING_OBJECT.sub(lambda m: TIMING_FIELD.sub(r"\1<time>", m.group()), text)
    return FIELD_MS.sub(r"\1<time>", text)


def fits(expected, actual):
    pattern = ".*".join(re.escape(part) for part in expected.split("[..]"))
    return re.fullmatch(pattern, actual) is not None


def fails(path, number, message):
    sys.exit(f"{path}:{number + 1}: {message}")


def command_at(lines, i):
    command = [lines[i][2:]]
    i += 1
    while i < len(lines) and lines[i].startswith("> "):
        command.append(lines[i][2:])
        i += 1
    return "\n".join(command), i


def steps_of_test(path, lines):
    steps, i = [], 0
    while i < len(lines):
        if not lines[i].startswith("$ "):
            i += 1
            continue
        start = i
        command, i = command_at(lines, i)
        first = i
        while i < len(lines) and not EXIT.fullmatch(lines[i]):
            if lines[i].startswith("$ "):
                fails(path, start, "the output of this command does not end with [exit N]")
            i += 1
        if i == len(lines):
            fails(path, start, "the output of this command does not end with [exit N]")
        steps.append(Step(command, first, i, int(EXIT.fullmatch(lines[i]).group(1))))
        i += 1
    if not steps:
        fails(path, 0, "no command: a text test has at least one line '$ ...' and one '[exit N]'")
    return steps


def steps_of_documentation(lines):
    steps, i = [], 0
    while i < len(lines):
        i += 1
        if lines[i - 1].strip() != "```console":
            continue
        end = i
        while end < len(lines) and lines[end].strip() != "```":
            end += 1
        runs = i < end and re.match(r"\$ yiben\b", lines[i])
        while runs and i < end:
            command, first = command_at(lines, i)
            i = first
            while i < end and not lines[i].startswith("$ "):
                i += 1
            stated = EXIT.fullmatch(lines[i - 1]) if i > first else None
            status = int(stated.group(1)) if stated else None
            steps.append(Step(command, first, i - 1 if stated else i, status))
        i = end
    return steps


def run(command, folder, variables):
    try:
        done = subprocess.run(["bash", "-c", command], cwd=folder, env=variables,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=SECONDS_PER_COMMAND)
    except subprocess.TimeoutExpired:
        return [f"(no end after {SECONDS_PER_COMMAND} seconds)"], -1
    text = done.stdout.decode("utf-8", "backslashreplace")
    for name in ("TMP", *FOLDERS):
        text = text.replace(variables[name], "$" + name)
    lines = mask(text).split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines.append("(no newline at the end)")
    return lines, done.returncode


def compare(expected, actual):
    """Whether every line fits; and the actual lines, with those expected lines kept that fit."""
    # Masked together, because an object of times may stand on several lines.
    masked = mask("\n".join(expected)).split("\n") if expected else []
    same = len(masked) == len(actual) and all(map(fits, masked, actual))
    if same:
        return True, expected
    kept = []
    for line in actual:
        kept.append(next((old for old, m in zip(expected, masked) if fits(m, line)), line))
    return False, kept


def missing_need(lines):
    for line in lines:
        needed = re.fullmatch(r"\[needs (.+)\]", line)
        if needed:
            path = needed.group(1)
            for name, folder in FOLDERS.items():
                path = path.replace("$" + name, str(folder))
            if not os.path.exists(path):
                return needed.group(1)
    return None


def prepare(folder, bin_folder, documentation):
    """The environment of the commands; for documentation also the repository's entries."""
    variables = dict(os.environ, TMP=folder, HOME=folder, LC_ALL="C.UTF-8", COLUMNS="100")
    variables["PATH"] = f"{bin_folder}:{variables['PATH']}"
    variables.update({name: str(value) for name, value in FOLDERS.items()})
    if documentation:
        for entry in ROOT.iterdir():
            if entry.name not in ("build", ".git"):
                (Path(folder) / entry.name).symlink_to(entry)
    return variables


def show_difference(path, step, status, expected, kept):
    print(f"{path}:{step.first}: $ {step.command}")
    allowed = (0, 1) if step.exit_status is None else (step.exit_status,)
    if status not in allowed:
        print(f"  exit status {status}, expected {' or '.join(map(str, allowed))}")
    for line in difflib.unified_diff(expected, kept, "expected", "printed", lineterm=""):
        print("  " + line)


def check(path, bin_folder, update):
    lines = path.read_text(encoding="utf-8").split("\n")
    documentation = path.suffix == ".md"
    steps = steps_of_documentation(lines) if documentation else steps_of_test(path, lines)
    needed = missing_need(lines)
    if needed:
        print(f"{path.name}: skipped, not here: {needed}")
        return 77
    failed, result, done = False, [], 0
    with tempfile.TemporaryDirectory(prefix="yiben-test-") as folder:
        variables = prepare(folder, bin_folder, documentation)
        for step in steps:
            expected = lines[step.first:step.last]
            actual, status = run(step.command, folder, variables)
            same, kept = compare(expected, actual)
            right = status in (0, 1) if step.exit_status is None else status == step.exit_status
            if not (same and right):
                failed = True
                show_difference(path, step, status, expected, kept)
            result += lines[done:step.first] + kept
            done = step.last
            if step.exit_status is not None:
                result.append(f"[exit {status}]")
                done += 1
    if failed and update:
        path.write_text("\n".join(result + lines[done:]), encoding="utf-8")
        print(f"{path}: rewritten")
    elif failed:
        print(f"If the new output is right: ./dev test --update '{path}'")
    return 0 if update else int(failed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--bin", required=True, type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    bin_folder = options.bin.resolve()
    results = [check(path.resolve(), bin_folder, options.update) for path in options.files]
    if 1 in results:
        return 1
    return 77 if results and all(result == 77 for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
