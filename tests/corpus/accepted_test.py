#!/usr/bin/env python3
"""The comparison of ./dev corpus with the accepted run, tested on made input."""
import contextlib
import importlib.machinery
import importlib.util
import io
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "scripts"))
import corpus_accepted as accepted  # noqa: E402
import corpus_measures as measures  # noqa: E402


def load_script():
    loader = importlib.machinery.SourceFileLoader("corpus", str(ROOT / "scripts" / "corpus"))
    spec = importlib.util.spec_from_loader("corpus", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


corpus = load_script()


def document(file="a.pdf", **changes):
    row = {"file": file, "family": "jilin-2026", "tables": 9, "figures": 500, "constrained": 400,
           "verdict": "consistent", "findings": 0}
    return {**row, **changes}


def finding(**changes):
    row = {"file": "a.pdf", "rule": "amounts-contradict", "page": "12", "table": "3", "row": "14",
           "column": "5", "printed": "578040.00"}
    return {**row, **changes}


def judged(judgement, **changes):
    return {**finding(**changes), "judged": judgement, "reason": "looked at the page"}


class Comparison(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def against(self, old_documents, old_findings, documents, findings):
        """Whether nothing was lost, and what was printed."""
        accepted.save(Path(self.folder.name), old_documents, old_findings)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            well = accepted.report(Path(self.folder.name), documents, findings)
        return well, out.getvalue()

    def test_the_same_run_is_well(self):
        well, words = self.against([document()], [judged("open")], [document()], [finding()])
        self.assertTrue(well)
        self.assertIn("0 worse, 0 other", words)

    def test_nothing_accepted_is_well(self):
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertTrue(accepted.report(Path(self.folder.name), [document()], [finding()]))

    def test_losses_fail_and_are_listed(self):
        for change, words in (({"figures": 499}, "a.pdf: figures 500 → 499"),
                              ({"tables": 8}, "a.pdf: tables 9 → 8")):
            well, printed = self.against([document()], [], [document(**change)], [])
            self.assertFalse(well)
            self.assertIn("worse  " + words, printed)

    def test_a_document_that_is_gone_fails(self):
        well, printed = self.against([document(), document("b.pdf")], [], [document()], [])
        self.assertFalse(well)
        self.assertIn("b.pdf", printed)

    def test_gains_and_other_changes_are_only_listed(self):
        for change in ({"figures": 501}, {"tables": 10}, {"constrained": 1},
                       {"verdict": "unproven"}, {"family": "general"}):
            well, printed = self.against([document()], [], [document(**change)], [])
            self.assertTrue(well)
            self.assertIn("0 worse, 1 other", printed)

    def test_a_new_error_finding_fails(self):
        well, printed = self.against([document()], [], [document()], [finding()])
        self.assertFalse(well)
        self.assertIn("578040.00 (page 12, table 3, row 14, column 5): a new error", printed)

    def test_a_known_finding_does_not_fail_whatever_was_judged(self):
        for judgement in ("true", "false", "open"):
            well, _ = self.against([document()], [judged(judgement)], [document()], [finding()])
            self.assertTrue(well)

    def test_a_finding_that_moved_in_its_page_is_the_same(self):
        well, printed = self.against([document()], [judged("true")], [document()],
                                     [finding(table="4", row="15")])
        self.assertTrue(well)
        self.assertIn("0 worse, 0 other", printed)

    def test_two_of_the_same_words_are_not_mixed_up(self):
        well, _ = self.against([document()], [judged("true", row="1")], [document()],
                               [finding(row="2"), finding(row="3")])
        self.assertFalse(well)

    def test_a_finding_that_vanished_is_said(self):
        well, printed = self.against([document()], [judged("true")], [document()], [])
        self.assertTrue(well)
        self.assertIn("no longer found (judged true)", printed)

    def test_judgements_are_of_three(self):
        with self.assertRaises(ValueError):
            self.against([document()], [judged("perhaps")], [document()], [])


class Acceptance(unittest.TestCase):
    def test_new_findings_are_open_and_judgements_stay(self):
        rows = accepted.accept([judged("true")], [finding(row="15"), finding(page="20")])
        self.assertEqual([(row["page"], row["row"], row["judged"]) for row in rows],
                         [("12", "15", "true"), ("20", "14", "open")])
        self.assertEqual(rows[0]["reason"], "looked at the page")

    def test_vanished_findings_stay_when_they_were_judged(self):
        self.assertEqual(len(accepted.accept([judged("true")], [])), 1)
        self.assertEqual(len(accepted.accept([judged("false")], [])), 1)
        self.assertEqual(accepted.accept([judged("open")], []), [])

    def test_what_is_written_is_read_again(self):
        with tempfile.TemporaryDirectory() as folder:
            accepted.save(Path(folder), [document()], [judged("open")])
            self.assertEqual(accepted.load(Path(folder)), ([document()], [judged("open")]))


class Books(unittest.TestCase):
    def test_narrative_and_tables_are_one_book(self):
        self.assertEqual(
            corpus.books_of(["b/x-tables.pdf", "b/x-narrative.docx", "b/y-tables.pdf", "z.pdf"]),
            [["b/x-narrative.docx", "b/x-tables.pdf"], ["b/y-tables.pdf"], ["z.pdf"]])

    def test_rows_of_a_report(self):
        place = {"document": 1, "page": 12, "table": 3, "row": 14, "column": 5}
        report = {"verdict": "inconsistent", "book": {"family": "x"}, "tables": [1, 2],
                  "figures": {"tables": 36, "constrained": 30}, "missing": ["missing-table: 甲"],
                  "findings": [{"severity": "error", "rule": "r", "suspects": [],
                                "evidence": [{"printed": "1.00", "place": place}]},
                               {"severity": "warning", "rule": "w"}]}
        self.assertEqual(corpus.document_row("a", report), {
            "file": "a", "family": "x", "tables": 2, "figures": 36, "constrained": 30,
            "verdict": "inconsistent", "findings": 1})
        self.assertEqual(corpus.finding_rows("a", report), [
            {"file": "a", "rule": "r", "printed": "1.00", "page": 12, "table": 3, "row": 14,
             "column": 5}])
        self.assertEqual(corpus.expected_tables(["a"], report, {"a": 0}), 3)
        self.assertEqual(corpus.expected_tables(["a"], report, {"a": 9}), 9)


class Gold(unittest.TestCase):
    CELL = {"title": "2026年部门收入预算总表", "page": "11", "row_code": "20406",
            "row_name": "司法", "column_path": "收入预算>合计", "printed": "87,267.20"}
    FIGURE = {"table": "收入预算总表", "page": "11", "row_code": "20406", "row_name": "司法",
              "column": "合计", "printed": "87267.20"}

    def steps(self, **changes):
        return len(measures.find_cells([self.CELL], [{**self.FIGURE, **changes}]))

    def test_steps(self):
        self.assertEqual(self.steps(), 4)
        self.assertEqual(self.steps(table="政府性基金预算支出表"), 3)
        self.assertEqual(self.steps(column="其他收入"), 2)
        self.assertEqual(self.steps(row_code="20407"), 1)
        self.assertEqual(self.steps(printed="87267.21"), 0)
        self.assertEqual(self.steps(page="12"), 0)

    def test_columns(self):
        self.assertTrue(measures.same_column("收入>本年收入>预算数", "收入>预算数"))
        self.assertFalse(measures.same_column("收入>预算数", "支出>预算数"))
        self.assertFalse(measures.same_column("基本支出>合计", "项目支出>合计"))


if __name__ == "__main__":
    unittest.main()
