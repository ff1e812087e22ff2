"""Measures of reading against ../shared: numbers of table pages, and cells of the gold tables."""
import csv
import difflib
import re
import subprocess
import sys
from collections import Counter

TOTAL = re.compile(r"^(\d+)/(\d+) [\d.]+ in \d+ files$")


def figures(yiben, path, time_limit_s):
    """The rows of `yiben read --format csv`."""
    run = subprocess.run([yiben, "read", "--isolate", "--format", "csv", path], check=False,
                         capture_output=True, text=True, timeout=time_limit_s)
    return list(csv.DictReader(run.stdout.splitlines()))


def numbers(yiben, shared, files):
    """Prints what ../shared/tools/number_coverage.py says."""
    tool = shared / "tools" / "number_coverage.py"
    run = subprocess.run([sys.executable, str(tool), yiben, *files], check=False,
                         capture_output=True, text=True)
    lines = run.stdout.splitlines()
    if run.returncode != 0 or not lines or not TOTAL.match(lines[-1]):
        print(f"\nNumbers of table pages: {tool} failed: {run.stderr.strip()[-200:]}")
        return
    got, want = map(int, TOTAL.match(lines[-1]).groups())
    print(f"\nNumbers of table pages that are read: {got} of {want} ({share(got, want)})")
    for line in lines[:-1]:
        print("  " + line.split(" missing ")[0].replace(f"{shared}/corpus/", ""))


def share(part, whole):
    return f"{100 * part / whole:.2f} %" if whole else "–"


def fold(text):
    return re.sub(r"\s", "", text).replace("（", "(").replace("）", ")").replace("：", ":")


def fold_title(title):
    """Titles as printed have a year and whose budget it is; those of the forms have not."""
    return re.sub(r"(20\d\d年度?|部门|单位|公开|预算|表|[0-9一二三四五六七八九十]+、)", "", fold(title))


def same_title(a, b):
    a, b = fold_title(a), fold_title(b)
    if not a or not b:
        return a == b
    return a in b or b in a or difflib.SequenceMatcher(None, a, b).ratio() >= 0.7


def same_column(a, b):
    """Headers differ in how much of the common top they carry: one ends with the other."""
    a, b = fold(a).split(">"), fold(b).split(">")
    if len(a) > len(b):
        a, b = b, a
    sides = {"收入", "支出"}
    if a[0] in sides and b[0] in sides:
        if a[0] != b[0]:
            return False
        a, b = a[1:], b[1:]
    return not a or b[-len(a):] == a


def same_row(cell, figure):
    if cell["row_code"] and figure["row_code"]:
        return fold(cell["row_code"]) == fold(figure["row_code"])
    return fold(cell["row_name"]) == fold(figure["row_name"])


def value(printed):
    return fold(printed).replace(",", "").replace("，", "")


STEPS = (
    ("value on the page", lambda cell, figure: value(cell["printed"]) == value(figure["printed"])),
    ("and row", same_row),
    ("and column", lambda cell, figure: same_column(cell["column_path"], figure["column"])),
    ("and title", lambda cell, figure: same_title(cell["title"], figure["table"])),
)


def find_cells(cells, read):
    """How many cells are found step by step; cells left blank have no figure and are left out."""
    found = Counter()
    for cell in cells:
        left = [figure for figure in read if figure["page"] == cell["page"]]
        for name, test in STEPS:
            left = [figure for figure in left if test(cell, figure)]
            if not left:
                break
            found[name] += 1
    return found


def gold(yiben, shared, time_limit_s):
    """Prints how many cells of spots.csv are read in their place."""
    by_file = {}
    with open(shared / "gold" / "corpus" / "spots.csv", encoding="utf-8", newline="") as file:
        for cell in csv.DictReader(file):
            if cell["printed"]:
                by_file.setdefault(cell["file"], []).append(cell)
    total, found = 0, Counter()
    print("\nGold cells found: " + ", ".join(name for name, _ in STEPS))
    for name, cells in by_file.items():
        steps = find_cells(cells, figures(yiben, str(shared / "corpus" / name), time_limit_s))
        total += len(cells)
        found += steps
        print(f"  {name}: " + ", ".join(str(steps[step]) for step, _ in STEPS)
              + f" of {len(cells)}")
    print("  together: " + ", ".join(f"{found[step]} ({share(found[step], total)})"
                                     for step, _ in STEPS) + f" of {total}")
