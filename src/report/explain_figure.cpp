// One figure and what it has to do with the others, for people and for programs.
#include "report/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/address.h"
#include "report/amounts.h"
#include "report/explanation.h"
#include "report/json_writer.h"
#include "report/shown.h"
#include "report/spots.h"
#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

using Layout = JsonWriter::Layout;

class TextWriter {
 public:
  TextWriter(const job::Checked& checked, bool chinese)
      : checked_(checked), chinese_(chinese), spots_(checked), identities_(checked) {}

  std::string write(const std::vector<int>& figures) {
    for (const int figure : figures) {
      if (!out_.empty()) out_ += '\n';
      write_figure(explanation_of(checked_, identities_, figure));
    }
    return std::move(out_);
  }

 private:
  std::string say(Word which) const { return std::string(word(which, chinese_)); }

  const Figure& figure_at(int index) const {
    return checked_.book.figures[static_cast<std::size_t>(index)];
  }

  std::string printed(const Figure& figure) const {
    return figure.blank ? say(Word::blank_cell) : printable(figure.printed);
  }

  void write_line(Word name, const std::string& what) {
    constexpr int width = 14;
    const std::string label = say(name);
    const int missing = std::max(1, width - text::display_width(label));
    out_ += "  " + label + std::string(static_cast<std::size_t>(missing), ' ') + what + "\n";
  }

  void write_figure(const Explanation& explained) {
    const Figure& figure = figure_at(explained.figure);
    out_ += address_of(checked_.book, figure) + "\n";
    write_line(Word::printed, printed(figure) + " " + std::string(name_of(figure.unit)) + "  " +
                                  spots_.file_and_line(figure.place, chinese_));
    write_line(Word::amount, amounts_of(figure));
    if (!explained.selection.empty()) write_line(Word::selection, explained.selection);
    for (const Finding& finding : checked_.findings) write_suspicion(finding, figure);
    if (!explained.same.empty()) {
      out_ += "\n" + say(Word::same_amount) + " (" + std::to_string(explained.same.size()) + ")\n";
      for (const int other : explained.same) write_operand("", other);
    }
    out_ += "\n" + say(Word::identities_of_figure) + " (" + std::to_string(explained.sums.size()) +
            ")\n";
    for (std::size_t i = 0; i < explained.sums.size(); ++i) write_sum(explained.sums[i], i + 1);
  }

  std::string amounts_of(const Figure& figure) const {
    const std::map<std::string, std::string> operands = {
        {"low", exact_decimal(figure.interval.low, figure.unit)},
        {"high", exact_decimal(figure.interval.high, figure.unit)},
        {"unit", std::string(name_of(figure.unit))}};
    const bool exact = figure.interval.low == figure.interval.high;
    return fill(say(exact ? Word::exactly : Word::from_to), operands);
  }

  void write_suspicion(const Finding& finding, const Figure& figure) {
    for (const Suspect& suspect : finding.suspects) {
      if (suspect.place != figure.place) continue;
      write_line(Word::suspect, expected_in_words(suspect, chinese_) + "  [" + finding.rule + "]");
    }
  }

  void write_operand(const std::string& sign, int index) {
    constexpr int width = 14;
    const Figure& figure = figure_at(index);
    const std::string amount = printed(figure);
    const int missing =
        std::max(0, width - text::display_width(sign) - text::display_width(amount));
    out_ += "     " + sign + std::string(static_cast<std::size_t>(missing), ' ') + amount + "  " +
            spots_.file_and_line(figure.place, chinese_) + "  " +
            spots_.table_row_column(figure.place) + "\n";
  }

  void write_operand(const std::string& sign, const Operand& operand) {
    const std::string factor = operand.factor == 1 ? "" : std::to_string(operand.factor) + " × ";
    if (operand.figure >= 0) {
      write_operand(sign + factor, operand.figure);
    } else {
      out_ += "     " + sign + factor + say(Word::not_printed) + "  " + operand.selection + "\n";
    }
  }

  void write_sum(const ExplainedSum& sum, std::size_t number) {
    out_ += "  " + std::to_string(number) + ". " + std::string(basis_in_words(sum.basis, chinese_));
    if (sum.assumed) out_ += say(Word::list_comma) + say(Word::basis_assumed);
    out_ += (chinese_ ? "：" : ": ") + say(word_for(sum)) + apart(sum) + "\n";
    for (std::size_t i = 0; i < sum.left.size(); ++i) {
      write_operand(i == 0 ? "" : "+ ", sum.left[i]);
    }
    for (std::size_t i = 0; i < sum.right.size(); ++i) {
      write_operand(i == 0 ? "= " : "+ ", sum.right[i]);
    }
  }

  static Word word_for(const ExplainedSum& sum) {
    if (!sum.holds) return Word::not_all_printed;
    if (!*sum.holds) return Word::does_not_hold;
    return sum.apart_fen == 0 ? Word::holds : Word::holds_rounded;
  }

  std::string apart(const ExplainedSum& sum) const {
    if (!sum.holds || sum.apart_fen == 0) return "";
    Unit unit = Unit::yuan;
    for (const std::vector<Operand>& side : {sum.left, sum.right}) {
      for (const Operand& operand : side) {
        if (operand.figure >= 0) unit = std::max(unit, figure_at(operand.figure).unit);
      }
    }
    return fill(say(Word::apart), {{"amount", exact_decimal(sum.apart_fen, unit)},
                                   {"unit", std::string(name_of(unit))}});
  }

  const job::Checked& checked_;
  bool chinese_;
  Spots spots_;
  Identities identities_;
  std::string out_;
};

class FigureJson {
 public:
  explicit FigureJson(const job::Checked& checked)
      : checked_(checked), spots_(checked), identities_(checked) {}

  std::string write(const std::vector<int>& figures) {
    json_.open_object();
    json_.text("schema", "yiben/explain/1");
    json_.open_array("documents");
    for (const Document& document : checked_.documents) json_.text_item(document.path);
    json_.close();
    json_.open_array("figures");
    for (const int figure : figures) write_figure(explanation_of(checked_, identities_, figure));
    json_.close();
    json_.close();
    return json_.take();
  }

 private:
  void write_members(int index) {
    const Figure& figure = checked_.book.figures[static_cast<std::size_t>(index)];
    const Spots::Names names = spots_.names_at(figure.place);
    json_.text("table", names.table);
    json_.text("row", names.row);
    json_.text("column", names.column);
    json_.text("printed", figure.printed);
    json_.flag("blank", figure.blank);
    json_.text("unit", yiben::name_of(figure.unit));
    json_.whole("low_fen", figure.interval.low);
    json_.whole("high_fen", figure.interval.high);
    write_place(json_, "place", figure.place);
  }

  void write_side(std::string_view key, const std::vector<Operand>& side) {
    json_.open_array(key);
    for (const Operand& operand : side) {
      json_.open_object({}, Layout::one_line);
      json_.whole("factor", operand.factor);
      json_.text("selection", operand.selection);
      if (operand.figure >= 0) write_members(operand.figure);
      json_.close();
    }
    json_.close();
  }

  void write_figure(const Explanation& explained) {
    json_.open_object();
    write_members(explained.figure);
    json_.text("selection", explained.selection);
    json_.open_array("same");
    for (const int other : explained.same) {
      json_.open_object({}, Layout::one_line);
      write_members(other);
      json_.close();
    }
    json_.close();
    json_.open_array("identities");
    for (const ExplainedSum& sum : explained.sums) {
      json_.open_object();
      json_.text("basis", name_of(sum.basis));
      json_.flag("assumed", sum.assumed);
      if (sum.holds) {
        json_.flag("holds", *sum.holds);
        json_.whole("apart_fen", sum.apart_fen);
      } else {
        json_.null("holds");
      }
      write_side("left", sum.left);
      write_side("right", sum.right);
      json_.close();
    }
    json_.close();
    json_.close();
  }

  const job::Checked& checked_;
  Spots spots_;
  Identities identities_;
  JsonWriter json_;
};

}  // namespace

std::string figure_text(const job::Checked& checked, const std::vector<int>& figures,
                        bool chinese) {
  return TextWriter(checked, chinese).write(figures);
}

std::string figure_json(const job::Checked& checked, const std::vector<int>& figures) {
  return FigureJson(checked).write(figures);
}

}  // namespace yiben::report
