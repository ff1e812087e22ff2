#!/usr/bin/env python3
"""`yiben check --format sarif` is SARIF 2.1.0, by the schema of that format.

    sarif_schema_test.py FOLDER    with the program in FOLDER

The schema is not ours to keep: it is taken from $YIBEN_SARIF_SCHEMA or from the npm package
@microsoft/jest-sarif, in build/npm (./test puts it there), $NODE_PATH or among npm's global
packages. Exit status 77, "skipped", where there is none.
"""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("YIBEN_SHARED", ROOT.parent / "shared"))
SYSTEM_PYTHON = "/usr/bin/python3"  # for which Debian has python3-jsonschema
IN_PACKAGE = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

try:
    import jsonschema
except ImportError:
    if sys.executable == SYSTEM_PYTHON or not os.path.exists(SYSTEM_PYTHON):
        sys.exit("python3-jsonschema is missing (scripts/packages)")
    os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv])


def schema_path():
    named = os.environ.get("YIBEN_SARIF_SCHEMA")
    if named:
        return Path(named)
    folders = [ROOT / "build/npm/node_modules"]
    folders += [Path(folder) for folder in os.environ.get("NODE_PATH", "").split(":") if folder]
    if shutil.which("npm"):
        out = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True).stdout.strip()
        folders += [Path(out)] if out else []
    for folder in folders:
        if (folder / IN_PACKAGE).is_file():
            return folder / IN_PACKAGE
    return None


def report_of(program, document, language):
    done = subprocess.run([program, "check", "--format", "sarif", "--lang", language, document],
                          capture_output=True, cwd=ROOT)
    if done.returncode not in (0, 1, 2) or not done.stdout:
        sys.exit(f"sarif_schema_test: {document}: {done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout)


def check_by_hand(name, report):
    """What a schema cannot say: every index leads somewhere, every fingerprint is one alone."""
    run = report["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    prints = [result["partialFingerprints"]["yibenFinding/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints), f"{name}: a fingerprint twice"
    translated = run["translations"][0]["rules"]
    assert [r["id"] for r in translated] == [r["id"] for r in rules], f"{name}: other rules"
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"], f"{name}: the index of another rule"
        message = result["message"]
        # Several faults in one finding have a text of their own and no pattern.
        if "id" in message:
            said = rule["messageStrings"][message["id"]]["text"]
            for i, argument in enumerate(message["arguments"]):
                said = said.replace("{%d}" % i, argument)
            assert said == message["text"], f"{name}: {said} is not {message['text']}"
        assert message["text"], f"{name}: {result['ruleId']} says nothing"
        for location in result.get("locations", []) + result.get("relatedLocations", []):
            physical = location["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][physical["index"]]["location"]["uri"] == physical["uri"], name


def main(folder):
    path = schema_path()
    if path is None:
        print("skipped: no schema of SARIF 2.1.0; ./test installs it with npm in build/npm")
        sys.exit(77)
    schema = json.loads(path.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    program = os.path.join(os.path.abspath(folder), "yiben")
    documents = ["examples/gardens-2026-one-error.txt", "examples/gardens-2026.txt"]
    documents += sorted(str(p) for p in (SHARED / "corpus/shanghai-putuo").glob("*.pdf"))
    for document in documents:
        for language in ("zh", "en"):
            report = report_of(program, document, language)
            for error in validator.iter_errors(report):
                sys.exit(f"sarif_schema_test: {document}: {list(error.path)}: {error.message}")
            check_by_hand(document, report)
    print(f"{len(documents)} documents in two languages fit {path.name}")


main(*sys.argv[1:])
