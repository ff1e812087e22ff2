"""The accepted run of the corpus (tests/corpus/expected) and what differs from it.

documents.csv: one row per document: file, family, tables, figures, constrained, verdict, findings.
findings.csv: one row per error finding: file, rule, page, table, row, column, printed, and what
a person said of it: judged (true, false or open) and reason.
"""
import csv
from pathlib import Path

DOCUMENT_FIELDS = ["file", "family", "tables", "figures", "constrained", "verdict", "findings"]
PLACE_FIELDS = ["page", "table", "row", "column"]
FINDING_FIELDS = ["file", "rule", *PLACE_FIELDS, "printed", "judged", "reason"]
COUNTS = ("tables", "figures", "constrained", "findings")
JUDGEMENTS = ("true", "false", "open")


def load(folder):
    """The rows of both files; nothing where nothing was accepted yet."""
    documents, findings = [], []
    if (folder / "documents.csv").exists():
        documents = read_rows(folder / "documents.csv")
        for row in documents:
            row.update({name: int(row[name]) for name in COUNTS})
    if (folder / "findings.csv").exists():
        findings = read_rows(folder / "findings.csv")
        for row in findings:
            if row["judged"] not in JUDGEMENTS:
                raise ValueError(f"findings.csv: judged is {row['judged']!r}, "
                                 f"not one of {', '.join(JUDGEMENTS)}")
    return documents, findings


def save(folder, documents, findings):
    folder.mkdir(parents=True, exist_ok=True)
    write_rows(folder / "documents.csv", DOCUMENT_FIELDS, documents)
    write_rows(folder / "findings.csv", FINDING_FIELDS, findings)


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path, fields, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def exactly(row):
    return tuple(str(row[name]) for name in ("file", "rule", *PLACE_FIELDS, "printed"))


def nearly(row):
    """Survives a reader that counts tables or rows anew."""
    return tuple(str(row[name]) for name in ("file", "rule", "page", "printed"))


def match(accepted, found):
    """Pairs of (accepted or None, found or None). First those in the same place, then those that
    are alone in saying the same of the same page."""
    pairs, rest = [], list(accepted)
    left = []
    for row in found:
        same = next((old for old in rest if exactly(old) == exactly(row)), None)
        if same is None:
            left.append(row)
        else:
            rest.remove(same)
            pairs.append((same, row))
    for row in left:
        olds = [old for old in rest if nearly(old) == nearly(row)]
        news = [new for new in left if nearly(new) == nearly(row)]
        if len(olds) == 1 and len(news) == 1:
            rest.remove(olds[0])
            pairs.append((olds[0], row))
        else:
            pairs.append((None, row))
    return pairs + [(old, None) for old in rest]


def place_of(row):
    parts = [f"{name} {row[name]}" for name in PLACE_FIELDS if str(row[name])]
    return f"{row['file']}: {row['rule']}: {row['printed']} ({', '.join(parts)})"


def compare_documents(accepted, found):
    """Lines that say what differs, each with whether it is a loss."""
    lines = []
    new = {row["file"]: row for row in found}
    for old in accepted:
        now = new.pop(old["file"], None)
        if now is None:
            lines.append((True, f"{old['file']}: is no longer in the corpus"))
            continue
        for name in ("family", "verdict"):
            if old[name] != now[name]:
                lines.append((False, f"{old['file']}: {name} {old[name] or 'none'} → "
                                     f"{now[name] or 'none'}"))
        for name in COUNTS:
            if old[name] != now[name]:
                loss = name in ("tables", "figures") and now[name] < old[name]
                lines.append((loss, f"{old['file']}: {name} {old[name]} → {now[name]}"))
    lines += [(False, f"{file}: is new") for file in new]
    return lines


def compare_findings(accepted, found):
    """A finding that nobody judged true is a loss when it appears; one that disappears is said."""
    lines = []
    for old, now in match(accepted, found):
        if old is None:
            lines.append((True, f"{place_of(now)}: a new error finding, not judged true"))
        elif now is None:
            lines.append((False, f"{place_of(old)}: is no longer found (judged {old['judged']})"))
    return lines


def accept(accepted_findings, found):
    """The findings to write: judgements stay, also of findings that are not found at present;
    what nobody judged and nobody finds any more goes."""
    rows = []
    for old, now in match(accepted_findings, found):
        if old is None:
            rows.append({**now, "judged": "open", "reason": ""})
        elif now is not None:
            rows.append({**now, "judged": old["judged"], "reason": old["reason"]})
        elif old["judged"] != "open":
            rows.append(old)
    return sorted(rows, key=exactly)


def report(folder, documents, findings):
    """Prints what differs from the accepted run; True where nothing was lost."""
    accepted_documents, accepted_findings = load(folder)
    if not accepted_documents:
        print(f"\nNothing was accepted yet ({folder}); ./dev corpus --accept does.")
        return True
    lines = compare_documents(accepted_documents, documents)
    lines += compare_findings(accepted_findings, findings)
    lost = [line for loss, line in lines if loss]
    other = [line for loss, line in lines if not loss]
    print(f"\nAgainst the accepted run: {len(lost)} worse, {len(other)} other differences")
    for line in lost:
        print(f"  worse  {line}")
    for line in other:
        print(f"         {line}")
    judged = {name: sum(row["judged"] == name for row in accepted_findings)
              for name in JUDGEMENTS}
    print("Error findings judged: " + ", ".join(f"{n} {name}" for name, n in judged.items()))
    if lost:
        print("If this is right: ./dev corpus --accept, and judge new rows of "
              f"{Path(folder).name}/findings.csv")
    return not lost
