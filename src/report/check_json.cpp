// The JSON of a check, as docs/formats/check-json.md describes it.
#include "report/report.h"

#include <fmt/format.h>

#include "report/amounts.h"
#include "report/book_json.h"
#include "report/tally.h"
#include "report/words.h"

namespace yiben::report {
namespace {

using Layout = JsonWriter::Layout;

void write_figure_counts(JsonWriter& json, const job::Checked& checked) {
  json.open_object("figures", Layout::one_line);
  json.whole("tables", static_cast<std::int64_t>(checked.book.printed_figures()));
  json.whole("narrative", static_cast<std::int64_t>(checked.narrative.counted));
  json.whole("narrative_bound", static_cast<std::int64_t>(checked.narrative.bound));
  json.whole("constrained", static_cast<std::int64_t>(constrained_figures(checked)));
  json.close();
}

// An end that nothing bounds is null.
void write_end(JsonWriter& json, std::string_view key, bool has_end, Fen amount, Unit unit) {
  if (has_end) {
    json.exact(key, exact_decimal(amount, unit));
  } else {
    json.null(key);
  }
}

void write_suspect(JsonWriter& json, const Suspect& suspect) {
  json.open_object({}, Layout::one_line);
  json.text("printed", suspect.printed);
  write_place(json, "place", suspect.place);
  json.open_object("expected");
  const Interval& expected = suspect.expected;
  write_end(json, "low", has_low_end(expected), expected.low, suspect.unit);
  write_end(json, "high", has_high_end(expected), expected.high, suspect.unit);
  json.text("unit", name_of(suspect.unit));
  if (suspect.would_print) json.text("printed", to_string(*suspect.would_print));
  json.close();
  json.close();
}

// Only of findings that have suspects.
void write_alternatives(JsonWriter& json, const Finding& finding, const Catalog& catalog,
                        bool chinese) {
  if (finding.alternatives.empty()) return;
  json.open_array("explanations");
  for (const Alternative& alternative : finding.alternatives) {
    json.open_object();
    json.open_array("together");
    for (const Suspect& suspect : alternative.figures) write_suspect(json, suspect);
    json.close();
    json.open_array("reasons");
    for (const Reason& reason : alternative.reasons) {
      json.open_object({}, Layout::one_line);
      json.text("code", reason.code);
      json.text("message",
                reason_in_words(reason, alternative.figures.size() > 1, catalog, chinese));
      json.close();
    }
    json.close();
    json.close();
  }
  json.close();
  json.flag("minimal_proven", finding.minimal);
  json.flag("all_explanations", finding.complete);
}

void write_evidence(JsonWriter& json, const Evidence& evidence) {
  json.text("printed", evidence.printed);
  write_place(json, "place", evidence.place);
}

// Only of findings that tell several faults.
void write_parts(JsonWriter& json, const Finding& finding) {
  if (finding.parts.empty()) return;
  json.open_array("parts");
  for (const FindingPart& part : finding.parts) {
    json.open_object({}, Layout::one_line);
    json.open_object("operands");
    for (const auto& [name, value] : part.operands) json.text(name, value);
    json.close();
    write_evidence(json, part.at);
    json.close();
  }
  json.close();
}

void write_finding(JsonWriter& json, const Finding& finding, const Catalog& catalog, bool chinese) {
  json.open_object();
  json.text("rule", finding.rule);
  json.text("severity", name_of(finding.severity));
  json.text("message", message_of(finding, catalog, chinese));
  json.open_object("operands", Layout::one_line);
  for (const auto& [name, value] : finding.operands) json.text(name, value);
  json.close();
  write_parts(json, finding);
  json.open_array("evidence");
  for (const Evidence& evidence : finding.evidence) {
    json.open_object({}, Layout::one_line);
    write_evidence(json, evidence);
    json.close();
  }
  json.close();
  json.open_array("suspects");
  for (const Suspect& suspect : finding.suspects) write_suspect(json, suspect);
  json.close();
  write_alternatives(json, finding, catalog, chinese);
  json.close();
}

void write_timing(JsonWriter& json, const job::TimingMs& timing) {
  const std::pair<const char*, double> parts[] = {{"read", timing.read},
                                                  {"recognise", timing.recognise},
                                                  {"prove", timing.prove},
                                                  {"rules", timing.rules}};
  json.open_object("timing_ms", Layout::one_line);
  for (const auto& [name, milliseconds] : parts) {
    json.exact(name, fmt::format("{:.3f}", milliseconds));
  }
  json.close();
}

}  // namespace

std::string check_json(const job::Checked& checked, bool chinese) {
  JsonWriter json;
  json.open_object();
  json.text("schema", "yiben/check/1");
  write_documents(json, checked.documents);
  write_book(json, checked.book);
  json.open_array("tables");
  const std::vector<std::size_t> counts = printed_figures_by_table(checked.book);
  for (std::size_t i = 0; i < checked.book.tables.size(); ++i) {
    json.open_object();
    write_table_facts(json, checked.book, checked.book.tables[i], counts[i]);
    json.close();
  }
  json.close();
  write_figure_counts(json, checked);
  json.whole("identities", checked.proof.identities);
  json.text("verdict", name_of(checked.verdict()));
  json.text("verdict_of_tables", name_of(checked.proof.verdict));
  json.open_array("missing");
  for (const std::string& what : checked.proof.missing) json.text_item(what);
  json.close();
  json.open_array("findings");
  for (const Finding& finding : checked.findings) {
    write_finding(json, finding, *checked.catalog, chinese);
  }
  json.close();
  write_doubts(json, checked.book);
  write_timing(json, checked.timing);
  json.close();
  return json.take();
}

}  // namespace yiben::report
