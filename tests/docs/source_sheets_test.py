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


def needed(column):
    """When it must be filled in, and the limits of its numbers."""
    words = {True: ", required", "printed": ", required where a table prints it"}
    needed = words.get(column.get("required"), "")
    for key, limit in (("at_least", "at least"), ("at_most", "at most")):
        if key in column:
            needed += f", {limit} {column[key]}"
    for other in column.get("only", []):
        begin, _, other = other.rpartition(" ")
        if "<=" in other:
            number = other.replace("<=", "` is at most ")
            needed += f", `{number} where it ends with {begin.replace('|', ', ').replace('*', '')}"
            continue
        where = f" where it begins with {begin.replace('|', ', ')}" if begin else ""
        if "!=" in other:
            needed += f", not beside `{other.replace('!=', '=')}`{where}"
        else:
            needed += f", only beside `{other}`{where}"
    if "one_of" in column:
        needed += f"; one of {', '.join(column['one_of'])}"
    if "usual" in column:
        needed += f"; mostly {', '.join(column['usual'])}"
    if column.get("no_digits"):
        needed += "; no number in front"
    if column.get("says"):
        needed += "; more than `empty_words`"
    if "blank" in column:
        needed += f"; empty: {column['blank']}"
    return needed


def of_rows(sheet):
    """What rows of a sheet must be together."""
    lines = [f"No two rows have the same {', '.join(key)}." for key in sheet.get("unique", [])]
    if "tree" in sheet:
        tree = sheet["tree"]
        root = ", and one row stands above all others" if tree.get("one_root") else ""
        lines.append(f"`{tree['parent']}` names the `{tree['member']}` of the row above: "
                     f"no row lies below itself{root}.")
    for total in sheet.get("totals", []):
        lines.append(f"The `{total['column']}` of one `{total['by']}` add up to "
                     f"{total['at_most']} at most.")
    if "within" in sheet:
        lines.append(f"All amounts together are no more than the facts in `{sheet['within']}`.")
    return lines


def section(schema):
    lines = []
    for sheet in schema["sheet"]:
        name = sheet["name"]
        lines += [f"### {name}", "", f"`{sheet.get('file', name + '.csv')}`, in a workbook "
                  f"{sheet['title']} ({sheet['title_en']}): {sheet['help']}。", ""]
        for line in of_rows(sheet):
            lines += [line, ""]
        lines += ["| column | title | holds | help |", "|---|---|---|---|"]
        for column in sheet["columns"]:
            what = (holds(column, schema["members"]) + needed(column)).replace("|", "\\|")
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
