#!/usr/bin/env python3
"""An edition of the example book is what docs/schemas and docs/formats promise.

    package_test.py FOLDER    with the programs in FOLDER

Checked without Yiben: the JSON Schemas, the SHA-256 of every file, the proof (by
scripts/check-certificate), the columns, types, keys and references of the data package, and that
the same book gives the same bytes twice.
"""
import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"  # for which Debian has python3-jsonschema

try:
    import jsonschema
except ImportError:
    if sys.executable == SYSTEM_PYTHON or not os.path.exists(SYSTEM_PYTHON):
        sys.exit("python3-jsonschema is missing (scripts/packages)")
    os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv])

TYPES = {"string": r".*", "integer": r"-?\d+", "number": r"-?\d+(\.\d+)?"}


def expect(condition, message):
    if not condition:
        sys.exit(f"package_test: {message}")


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def check_schemas(folder):
    for name, schema in (("manifest.json", "manifest"), ("proof.json", "proof"),
                         ("datapackage.json", "data-package")):
        rules = load(ROOT / "docs" / "schemas" / f"{schema}.schema.json")
        jsonschema.Draft7Validator.check_schema(rules)
        for error in jsonschema.Draft7Validator(rules).iter_errors(load(folder / name)):
            sys.exit(f"package_test: {name}: {list(error.path)}: {error.message}")


def check_files(folder):
    named = {entry["name"]: entry for entry in load(folder / "manifest.json")["files"]}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    expect(there == {*named, "manifest.json"}, f"other files than named: {there ^ set(named)}")
    expect(list(named) == sorted(named), "the manifest is not sorted")
    for name, entry in named.items():
        data = (folder / name).read_bytes()
        expect(len(data) == entry["bytes"], f"{name}: another size")
        expect(hashlib.sha256(data).hexdigest() == entry["sha256"], f"{name}: another content")


def rows_of(folder, resource):
    data = (folder / resource["path"]).read_bytes()
    expect(resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest(), "another hash")
    expect(resource["bytes"] == len(data), "another size")
    fields = resource["schema"]["fields"]
    reader = csv.reader(data.decode("utf-8").splitlines(keepends=True))
    expect(next(reader) == [field["name"] for field in fields], f"{resource['name']}: header")
    rows = []
    for row in reader:
        expect(len(row) == len(fields), f"{resource['name']}: {row}")
        for value, field in zip(row, fields):
            fits = re.fullmatch(TYPES[field["type"]], value, re.S)
            empty = value == "" and not field.get("constraints", {}).get("required")
            expect(fits or empty, f"{resource['name']}: {field['name']}: {value!r}")
        rows.append(dict(zip((field["name"] for field in fields), row)))
    return rows


def check_package(folder):
    resources = {resource["name"]: resource
                 for resource in load(folder / "datapackage.json")["resources"]}
    rows = {name: rows_of(folder, resource) for name, resource in resources.items()}
    for name, resource in resources.items():
        key = resource["schema"].get("primaryKey", [])
        keys = [tuple(row[column] for column in key) for row in rows[name]]
        expect(not key or len(keys) == len(set(keys)), f"{name}: a key stands twice")
        for foreign in resource["schema"].get("foreignKeys", []):
            other = foreign["reference"]
            known = {row[other["fields"]] for row in rows[other["resource"]]}
            expect({row[foreign["fields"]] for row in rows[name]} <= known, f"{name}: {foreign}")
    manifest = load(folder / "manifest.json")
    expect(len(rows["figures"]) == manifest["figures"], "figures.csv lacks figures")
    expect(len(rows["tables"]) == manifest["tables"], "tables.csv lacks tables")
    counted = sum(int(row["figures"]) for row in rows["tables"])
    expect(counted == manifest["figures"], "tables.csv counts other figures")
    figures = [figure for figure in load(folder / "book.json")["figures"] if not figure["blank"]]
    expect([row["printed"] for row in rows["figures"]] == [f["printed"] for f in figures],
           "figures.csv is not book.json")


def main(programs):
    with tempfile.TemporaryDirectory(prefix="yiben-package-") as place:
        editions = [Path(place) / name for name in ("one", "two")]
        for edition in editions:
            subprocess.run([programs / "yiben_make_edition", edition,
                            ROOT / "examples" / "gardens-2026.txt"], check=True)
        same = subprocess.run(["diff", "-r", *editions], check=False)
        expect(same.returncode == 0, "the same book gives other bytes")
        check_schemas(editions[0])
        check_files(editions[0])
        subprocess.run([ROOT / "scripts" / "check-certificate", editions[0] / "proof.json"],
                       check=True)
        check_package(editions[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
