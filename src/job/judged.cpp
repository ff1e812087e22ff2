// The check of a compiled book, told by the places of its source.
#include "job/judged.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "job/another_book.h"
#include "job/lay_out.h"
#include "job/typed.h"
#include "text/text.h"

namespace yiben::job {

namespace {

constexpr const char* apart_sheet = "apart";
constexpr const char* of_sentences = "sentence-differs";
constexpr const char* book_file = "layout/book.txt";
constexpr std::size_t most_characters = 120;
// Shorter words stand in any sentence.
constexpr std::size_t telling_bytes = 12;

const std::string& operand(const Finding& finding, const char* name) {
  static const std::string none;
  const auto found = finding.operands.find(name);
  return found == finding.operands.end() ? none : found->second;
}

std::string message_of(const Finding& finding, const Catalog& catalog) {
  const auto rule = catalog.rules.find(finding.rule);
  const bool is_known = rule != catalog.rules.end() && !rule->second.message_en.empty();
  return is_known ? text::fill(rule->second.message_en, finding.operands) : finding.rule;
}

class Judge {
 public:
  Judge(const Checked& checked, const Source& source, bool by_forms, const std::string& file)
      : checked_(checked),
        source_(source),
        by_forms_(by_forms),
        file_(file),
        typed_(checked, source) {
    for (const Record& record : sheet(source, apart_sheet)) {
      const std::string& kind = field(record, "kind");
      if (kind == of_sentences || kind == of_amounts_alone) known_.insert(field(record, "words"));
    }
    for (const prose::Break& broken : checked.narrative.breaks) of_sentences_.insert(broken.rule);
    for (const Figure& figure : checked.book.figures) figures_.insert(figure.place);
    for (const Finding& finding : checked.findings) add_singly(finding);
  }

  Judged judge() {
    out_.refused = of_another_book(checked_, source_, by_forms_);
    for (Error& error : not_added_up(checked_.book, source_, checked_.catalog->cube)) {
      out_.refused.push_back(std::move(error));
    }
    // Where something is said of the facts, that is the cause of all else.
    if (out_.refused.empty()) tables();
    if (out_.refused.empty()) sentences();
    out_.refused = within(source_.origin, std::move(out_.refused));
    out_.warnings = within(source_.origin, std::move(out_.warnings));
    return std::move(out_);
  }

  std::vector<Record> rows() const {
    std::vector<Record> rows;
    std::set<std::string> said;
    for (const Finding& finding : findings_) {
      std::string words = words_of(finding);
      if (!is_of_amounts(finding) || !said.insert(words).second) continue;
      rows.emplace_back();
      rows.back().fields = {{"kind", of_sentences}, {"words", std::move(words)}};
    }
    return rows;
  }

 private:
  // Faults that are told as one stand in places of their own.
  void add_singly(const Finding& finding) {
    if (finding.parts.empty()) findings_.push_back(finding);
    for (const FindingPart& part : finding.parts) {
      Finding single = finding;
      single.parts.clear();
      single.operands = part.operands;
      std::erase_if(single.evidence, [&](const Evidence& one) { return !is_figure(one); });
      single.evidence.insert(single.evidence.begin(), part.at);
      findings_.push_back(std::move(single));
    }
  }

  void tables() {
    if (checked_.proof.verdict == Verdict::consistent) return;
    const char* remedy = "correct the facts until they agree";
    std::size_t found = 0;
    for (const Finding& finding : findings_) {
      if (finding.severity != Severity::error || of_sentences_.contains(finding.rule)) continue;
      const bool on_figures = std::any_of(finding.evidence.begin(), finding.evidence.end(),
                                          [&](const Evidence& one) { return is_figure(one); });
      if (!on_figures || found++ > 0) continue;
      refuse(finding, "the tables would contradict each other: ", remedy);
      out_.refused.back().excerpt = finding.rule;
    }
    // One amount that is wrong makes many.
    if (found > 1) {
      out_.refused.back().what +=
          fmt::format(", and at {} more {}", found - 1, found == 2 ? "place" : "places");
    }
    for (const std::string& missing : checked_.proof.missing) {
      out_.refused.push_back({file_,
                              {},
                              missing,
                              "the book cannot be proven",
                              "mend the layout of the source so that every part can be read"});
    }
    if (!out_.refused.empty()) return;
    out_.refused.push_back({file_,
                            {},
                            std::string(name_of(checked_.proof.verdict)),
                            "the book is not proven consistent",
                            "go back to a source that compiles, and change it bit by bit"});
  }

  void sentences() {
    const char* remedy =
        by_forms_ ? "correct the words or the facts"
                  : "correct the words, or the facts; an amount that follows the facts is written "
                    "{=万元,2 dimension=member}";
    for (const Finding& finding : findings_) {
      if (!is_of_amounts(finding)) {
        // The rest is worth a look, and no reason to write nothing.
        if (finding.severity == Severity::error) warn(finding, "a rule finds an error: ");
        if (finding.severity == Severity::warning && by_forms_) doubt(finding);
        continue;
      }
      const bool is_known = known_.contains(words_of(finding));
      const bool is_error =
          finding.severity == Severity::error && of_sentences_.contains(finding.rule);
      if (is_known) {
        warn(finding, "so it stood in the book that was derived (apart): ");
      } else if (is_error || !by_forms_) {
        refuse(finding, "the book would contradict itself: ", remedy);
      } else if (const auto typed = typed_.place_of(finding)) {
        // Amounts that the forms set follow the facts: what was typed does not fit them.
        Error error = error_of(finding, "the book may contradict itself: ", remedy);
        error.file = typed->file;
        error.place = typed->place;
        refuse(finding, std::move(error));
      }
    }
    if (!by_forms_) return alone();
    Errors typed = typed_.told_otherwise();
    const Errors counts = counts_told_otherwise(checked_, typed_);
    typed.insert(typed.end(), counts.begin(), counts.end());
    for (Error& error : typed) {
      const bool said = std::any_of(
          out_.refused.begin(), out_.refused.end(),
          [&](const Error& one) { return one.file == error.file && one.place == error.place; });
      if (!said) out_.refused.push_back(std::move(error));
    }
  }

  // Amounts that the tables bore out in the book that was derived, and no longer do.
  void alone() {
    Error error{.file = file_};
    std::vector<int> lines;
    for (const Mention* mention : amounts_alone(checked_)) {
      if (known_.contains(job::words_of(*mention))) continue;
      Error placed{.file = file_};
      Evidence where;
      where.place = mention->place;
      where.printed = mention->printed;
      place(where, placed);
      if (error.excerpt.empty()) {
        error = placed;
        error.excerpt = job::words_of(*mention);
      }
      if (lines.empty() || lines.back() != placed.place.line) lines.push_back(placed.place.line);
    }
    if (lines.empty()) return;
    error.what =
        "an amount that is words, and that no table prints any more" +
        (lines.size() == 1 ? std::string() : ", as others in rows " + rows_in_words(lines));
    error.remedy = "correct it, or write it as {=万元,2 dimension=member}";
    out_.warnings.push_back(std::move(error));
  }

  // What a finding is known by: a sentence with what it ought to say; of others the words alone, as
  // amounts beside them follow the facts.
  std::string words_of(const Finding& finding) const {
    std::string words = operand(finding, "before");
    if (!words.empty()) {
      const std::string& expected = operand(finding, "expected");
      words += fmt::format("{} ≠ {}", operand(finding, "printed"),
                           expected.empty() ? operand(finding, "arithmetic") : expected);
    }
    if (words.empty()) {
      for (const Evidence& one : finding.evidence) {
        if (is_figure(one)) continue;
        words += (words.empty() ? "" : " / ") + one.printed;
      }
    }
    std::replace(words.begin(), words.end(), '\n', ' ');
    return text::excerpt(finding.rule + ": " + words, most_characters);
  }

  bool is_figure(const Evidence& one) const { return figures_.contains(one.place); }

  // Whether the finding holds words against amounts, or amounts of words against each other.
  bool is_of_amounts(const Finding& finding) const {
    if (finding.severity == Severity::note) return false;
    return of_sentences_.contains(finding.rule) ||
           std::any_of(finding.evidence.begin(), finding.evidence.end(),
                       [&](const Evidence& one) { return is_figure(one); });
  }

  // What is wrong in one paragraph is mended at once.
  void refuse(const Finding& finding, const char* how, const char* remedy) {
    refuse(finding, error_of(finding, how, remedy));
  }

  void refuse(const Finding& finding, Error error) {
    const auto same = std::find_if(out_.refused.begin(), out_.refused.end(), [&](const Error& one) {
      return error.place.line > 0 && one.file == error.file && one.place == error.place;
    });
    if (same == out_.refused.end()) {
      out_.refused.push_back(std::move(error));
    } else {
      same->what += "; " + message_of(finding, *checked_.catalog);
    }
  }

  void warn(const Finding& finding, const char* how) {
    out_.warnings.push_back(error_of(finding, how, ""));
  }

  // What yiben check would say of the book: of each rule once.
  void doubt(const Finding& finding) {
    const auto [known, is_new] = doubts_.try_emplace(finding.rule, out_.warnings.size());
    if (is_new) {
      warn(finding, "the book prints what is rarely right: ");
      out_.warnings.back().excerpt = finding.rule;
      return;
    }
    std::string& what = out_.warnings[known->second].what;
    constexpr std::string_view more = "; and more of the kind";
    if (!what.ends_with(more)) what += more;
  }

  Error error_of(const Finding& finding, const char* how, const char* remedy) const {
    Error error{.file = file_,
                .excerpt = words_of(finding),
                .what = how + message_of(finding, *checked_.catalog),
                .remedy = remedy};
    // The words come first: amounts follow the facts.
    const auto in_words = std::find_if(finding.evidence.begin(), finding.evidence.end(),
                                       [&](const Evidence& one) { return one.place.table == 0; });
    if (in_words != finding.evidence.end()) {
      place(*in_words, error);
    } else if (!finding.evidence.empty()) {
      place(finding.evidence.front(), error);
    }
    return error;
  }

  void place(const Evidence& evidence, Error& error) const {
    if (by_forms_) return place_in_words(evidence, error);
    const Place& at = evidence.place;
    const auto& tables = source_.layout.tables;
    const auto& blocks = source_.layout.blocks;
    if (at.table > 0 && static_cast<std::size_t>(at.table) <= tables.size()) {
      error.file = fmt::format("layout/{:02}.csv", at.table);
      for (const Square& square : tables[static_cast<std::size_t>(at.table) - 1].squares) {
        if (square.row + 1 != at.row || square.column + 1 != at.column) continue;
        error.place = {.line = square.line.number};
      }
    } else if (at.line > 0 && static_cast<std::size_t>(at.line) <= blocks.size()) {
      error.file = book_file;
      error.place = {.line = blocks[static_cast<std::size_t>(at.line) - 1].line.number};
    }
  }

  const Prose* prose_at(const Place& place) const {
    for (const Block& block : checked_.documents.front().blocks) {
      const auto* prose = std::get_if<Prose>(&block);
      if (prose != nullptr && prose->place.line == place.line && place.table == 0) return prose;
    }
    return nullptr;
  }

  // The longest field of a sheet that the sentence was made with.
  void place_in_words(const Evidence& evidence, Error& error) const {
    const Prose* prose = prose_at(evidence.place);
    if (prose == nullptr) return place_in_fields(evidence.printed, error);
    std::size_t longest = telling_bytes;
    for (const SourceSheet& about : checked_.catalog->source.sheets) {
      for (const Record& record : sheet(source_, about.name)) {
        for (const auto& [column, words] : record.fields) {
          if (words.size() < longest || prose->text.find(words) == std::string::npos) continue;
          longest = words.size();
          error.file = about.file;
          error.place = place_in(source_, about.file, record.line, column);
        }
      }
    }
  }

  // The one field that a square of a table was made of.
  void place_in_fields(const std::string& printed, Error& error) const {
    const std::string folded = text::fold(printed);
    std::size_t found = 0;
    Error placed = error;
    for (const SourceSheet& about : checked_.catalog->source.sheets) {
      for (const Record& record : sheet(source_, about.name)) {
        for (const auto& [column, words] : record.fields) {
          if (folded.empty() || text::fold(words) != folded) continue;
          ++found;
          placed.file = about.file;
          placed.place = place_in(source_, about.file, record.line, column);
        }
      }
    }
    if (found == 1) error = std::move(placed);
  }

  const Checked& checked_;
  const Source& source_;
  const bool by_forms_;
  const std::string& file_;
  const TypedWords typed_;
  std::set<std::string> known_;         // words of the sheet `apart`
  std::set<std::string> of_sentences_;  // rules that sentences broke
  std::set<Place> figures_;
  std::map<std::string, std::size_t> doubts_;  // where the warning of a rule stands
  std::vector<Finding> findings_;              // each of one fault
  Judged out_;
};

}  // namespace

Judged judged(const Checked& checked, const Source& source, bool by_forms,
              const std::string& file) {
  return Judge(checked, source, by_forms, file).judge();
}

std::vector<Record> sentences_apart(const Checked& checked) {
  return Judge(checked, Source(), false, "").rows();
}

}  // namespace yiben::job
