// A check as SARIF 2.1.0, as docs/formats/check-sarif.md describes it.
#include "report/report.h"

#include <array>
#include <map>
#include <string_view>

#include "report/amounts.h"
#include "report/sarif_rules.h"
#include "report/shown.h"
#include "report/spots.h"
#include "report/words.h"

namespace yiben::report {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// RFC 3986: all but unreserved characters and the slashes of a path.
std::string uri_of(std::string_view path) {
  constexpr std::string_view kept = "-._~/";
  constexpr std::array hex{'0', '1', '2', '3', '4', '5', '6', '7',
                           '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
  std::string out = !path.empty() && path.front() == '/' ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kept.find(c) != kept.npos) {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  return out;
}

class Sarif {
 public:
  Sarif(const job::Checked& checked, bool chinese)
      : checked_(checked), chinese_(chinese), spots_(checked) {
    for (const auto& [id, rule] : checked.catalog->rules) {
      rule_index_.emplace(id, static_cast<std::int64_t>(rule_index_.size()));
    }
  }

  std::string write() {
    // "yiben 0.1.0"
    const std::string program = job::facts_of(checked_).program;
    const std::string version = program.substr(program.find(' ') + 1);
    json_.open_object();
    json_.text("$schema", schema);
    json_.text("version", "2.1.0");
    json_.open_array("runs");
    json_.open_object();
    write_sarif_driver(json_, *checked_.catalog, version, chinese_);
    json_.open_array("translations");
    write_sarif_translation(json_, *checked_.catalog, version, !chinese_);
    json_.close();
    json_.text("language", chinese_ ? "zh-CN" : "en");
    json_.text("columnKind", "unicodeCodePoints");
    write_invocation();
    write_artifacts();
    write_results();
    json_.open_object("properties", Layout::one_line);
    json_.text("verdict", name_of(checked_.verdict()));
    json_.close();
    json_.close();
    json_.close();
    json_.close();
    return json_.take();
  }

 private:
  void write_message(std::string_view text) {
    json_.open_object("message", Layout::one_line);
    json_.text("text", text);
    json_.close();
  }

  void write_artifact_location(std::string_view key, int document) {
    json_.open_object(key, Layout::one_line);
    json_.text("uri", uri_of(checked_.documents[index_of(document)].path));
    json_.whole("index", static_cast<std::int64_t>(index_of(document)));
    json_.close();
  }

  std::size_t index_of(int document) const {
    for (std::size_t i = 0; i < checked_.documents.size(); ++i) {
      if (checked_.documents[i].index == document) return i;
    }
    return 0;
  }

  // What reading left open is no fault of the book: it is said of the run.
  void write_invocation() {
    json_.open_array("invocations");
    json_.open_object();
    json_.flag("executionSuccessful", true);
    json_.open_array("toolExecutionNotifications");
    for (const Doubt& doubt : checked_.book.doubts) {
      json_.open_object();
      json_.text("level", doubt.blocks ? "warning" : "note");
      std::string words(name_of_code(doubt.what, chinese_));
      if (!doubt.excerpt.empty()) words += " (" + printable(doubt.excerpt) + ")";
      write_message(words);
      json_.open_array("locations");
      write_location(doubt.place, "");
      json_.close();
      json_.close();
    }
    json_.close();
    json_.close();
    json_.close();
  }

  void write_artifacts() {
    json_.open_array("artifacts");
    for (const Document& document : checked_.documents) {
      json_.open_object({}, Layout::one_line);
      json_.open_object("location");
      json_.text("uri", uri_of(document.path));
      json_.close();
      json_.open_object("hashes");
      json_.text("sha-256", document.sha256);
      json_.close();
      json_.close();
    }
    json_.close();
  }

  void write_results() {
    std::map<std::string, int> seen;
    json_.open_array("results");
    for (const ShownFinding& shown : shown_findings(checked_, chinese_)) {
      json_.open_object();
      json_.text("ruleId", shown.finding->rule);
      const auto index = rule_index_.find(shown.finding->rule);
      if (index != rule_index_.end()) json_.whole("ruleIndex", index->second);
      json_.text("level", name_of(shown.finding->severity));
      write_result_message(shown);
      write_locations(shown);
      const std::string fingerprint = fingerprint_of(shown);
      json_.open_object("partialFingerprints", Layout::one_line);
      // Equal findings are told apart by their order.
      json_.text("yibenFinding/v1", fingerprint + ":" + std::to_string(++seen[fingerprint]));
      json_.close();
      write_properties(shown);
      json_.close();
    }
    json_.close();
  }

  // The text for all readers; id and arguments for those that know the other language.
  void write_result_message(const ShownFinding& shown) {
    json_.open_object("message");
    json_.text("text", shown.message);
    // What is told of several faults is no pattern of few arguments.
    const bool has_pattern =
        shown.rule != nullptr && !shown.rule->message_zh.empty() && shown.finding->parts.empty();
    if (has_pattern) {
      json_.text("id", "default");
      json_.open_array("arguments", Layout::one_line);
      for (const std::string& name : operand_names(*shown.rule)) {
        const auto operand = shown.finding->operands.find(name);
        json_.text_item(operand == shown.finding->operands.end() ? "{" + name + "}"
                                                                 : printable(operand->second));
      }
      json_.close();
    }
    json_.close();
  }

  // The first place is the suspect, or what is wrong; the others are what it contradicts.
  void write_locations(const ShownFinding& shown) {
    if (shown.spots.empty()) return;
    const ShownSpot& first = shown.spots.front();
    json_.open_array("locations");
    write_location(first.place, words_of_first(first));
    json_.close();
    if (shown.spots.size() == 1) return;
    json_.open_array("relatedLocations");
    for (std::size_t i = 1; i < shown.spots.size(); ++i) {
      write_location(shown.spots[i].place, words_of(shown.spots[i]), static_cast<int>(i));
    }
    json_.close();
  }

  // SARIF has lines, no pages: a viewer shows them only as words.
  std::string words_of_first(const ShownSpot& first) const {
    std::string words;
    if (first.place.page > 0) words = spots_.file_and_line(first.place, chinese_);
    if (first.expected.empty()) return words;
    return words + (words.empty() ? "" : "  ") + words_of(first);
  }

  static std::string words_of(const ShownSpot& spot) {
    std::string words = printable(spot.printed);
    if (!spot.expected.empty()) words += " → " + spot.expected;
    return words;
  }

  void write_location(const Place& place, const std::string& message, int id = -1) {
    json_.open_object();
    if (id >= 0) json_.whole("id", id);
    json_.open_object("physicalLocation");
    write_artifact_location("artifactLocation", place.document);
    if (place.line > 0) {
      json_.open_object("region", Layout::one_line);
      json_.whole("startLine", place.line);
      if (place.table == 0 && place.column > 0) json_.whole("startColumn", place.column);
      json_.close();
    }
    json_.open_object("properties", Layout::one_line);
    if (place.page > 0) json_.whole("page", place.page);
    if (place.table > 0) json_.whole("table", place.table);
    if (place.table > 0 && place.row > 0) json_.whole("row", place.row);
    if (place.table > 0 && place.column > 0) json_.whole("column", place.column);
    json_.close();
    json_.close();
    write_logical_locations(place);
    if (!message.empty()) write_message(message);
    json_.close();
  }

  void write_logical_locations(const Place& place) {
    const Spots::Names names = spots_.names_at(place);
    if (names.table.empty()) return;
    std::string path;
    json_.open_array("logicalLocations");
    for (const auto& [kind, name] : {std::pair{"table", names.table}, std::pair{"row", names.row},
                                     std::pair{"column", names.column}}) {
      if (name.empty()) continue;
      path += (path.empty() ? "" : "!") + name;
      json_.open_object({}, Layout::one_line);
      json_.text("name", name);
      json_.text("kind", kind);
      json_.text("fullyQualifiedName", path);
      json_.close();
    }
    json_.close();
  }

  // What a finding is about, without lines and pages, which move when a document is edited.
  std::string fingerprint_of(const ShownFinding& shown) const {
    std::string about = shown.finding->rule;
    if (!shown.spots.empty()) {
      const Spots::Names names = spots_.names_at(shown.spots.front().place);
      about += '\n' + names.table + '\n' + names.row + '\n' + names.column;
      if (names.row.empty()) about += '\n' + shown.spots.front().printed;
    }
    constexpr std::size_t length = 32;
    return sha256_hex(about).substr(0, length);
  }

  void write_end(std::string_view key, bool has_end, Fen amount, Unit unit) {
    if (has_end) json_.exact(key, exact_decimal(amount, unit));
  }

  void write_properties(const ShownFinding& shown) {
    const Finding& finding = *shown.finding;
    if (finding.suspects.empty()) return;
    json_.open_object("properties");
    if (!shown.explanations.empty()) {
      json_.open_array("explanations");
      for (const std::string& line : shown.explanations) json_.text_item(line);
      json_.close();
    }
    json_.open_array("suspects");
    for (const Suspect& suspect : finding.suspects) {
      json_.open_object({}, Layout::one_line);
      json_.text("printed", suspect.printed);
      json_.open_object("expected");
      const Interval& expected = suspect.expected;
      write_end("low", has_low_end(expected), expected.low, suspect.unit);
      write_end("high", has_high_end(expected), expected.high, suspect.unit);
      json_.text("unit", name_of(suspect.unit));
      if (suspect.would_print) json_.text("printed", to_string(*suspect.would_print));
      json_.close();
      write_place(json_, "place", suspect.place);
      json_.close();
    }
    json_.close();
    json_.close();
  }

  const job::Checked& checked_;
  bool chinese_;
  Spots spots_;
  std::map<std::string, std::int64_t> rule_index_;
  JsonWriter json_;
};

}  // namespace

std::string check_sarif(const job::Checked& checked, bool chinese) {
  return Sarif(checked, chinese).write();
}

}  // namespace yiben::report
