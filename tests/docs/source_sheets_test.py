#!/usr/bin/env python3
"""docs/formats/source.md lists the sheets of a source as catalog/source.toml has them.

    source_sheets_test.py            fails where the page differs
    source_sheets_test.py --update   writes the list anew
"""
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "formats" / "source.md"
BEGIN = ("<!-- sheets: written by tests/docs/source_sheets_test.py --update from "
         "catalog/source.toml -->\n")
END = "<!-- end of sheets -->\n"


def holds(column, members):
    """What may stand in the column, in a few words."""
    kind = column["kind"]
    if kind == "list":
        return "one of " + ", ".join(column["values"])
    if kind == "reference":
        return "as in " + column["of"]
    if kind == "member":
        words = members.get(column["dimension"], {})
        known = ", ".join(f"{member} {title}" for member, title in words.items())
        path = f"; as in {column['of']}" if "of" in column else ""
        return f"member of {column['dimension']}" + (f": {known}" if known else "") + path
    return kind


def section(schema):
    lines = []
    for sheet in schema["sheet"]:
        name = sheet["name"]
        lines += [f"### {name}", "", f"`{sheet.get('file', name + '.csv')}`, in a workbook "
                  f"{sheet['title']} ({sheet['title_en']}): {sheet['help']}。", ""]
        for key in sheet.get("unique", []):
            lines += [f"No two rows have the same {', '.join(key)}.", ""]
        lines += ["| column | title | holds | help |", "|---|---|---|---|"]
        for column in sheet["columns"]:
            needed = ", required" if column.get("required") else ""
            what = (holds(column, schema["members"]) + needed).replace("|", "\\|")
            lines.append(f"| `{column['name']}` | {column['title']} | {what} | "
                         f"{column['help'].replace('<', '&lt;').replace('>', '&gt;')} |")
        lines.append("")
    return "\n".join(lines)


def main(arguments):
    schema = tomllib.loads((ROOT / "catalog" / "source.toml").read_text(encoding="utf-8"))
    page = PAGE.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        print(f"{PAGE}: the marks around the list of sheets are missing")
        return 1
    wanted = before + BEGIN + "\n" + section(schema) + END + after
    if "--update" in arguments:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if page != wanted:
        print(f"{PAGE}: not as catalog/source.toml; run {Path(__file__).name} --update")
        return 1
    print(f"{len(schema['sheet'])} sheets")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
