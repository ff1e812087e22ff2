// The money in the forms of single projects: 年度资金总额, and below it 其中：财政拨款.
#include "rules/predicates.h"

#include <algorithm>
#include <optional>

#include "money/money.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

struct Money {
  std::string label, printed;
  Number number;
  Place place;
};

// A total and what is said to be part of it, one below the other.
struct Sum {
  Money total;
  std::vector<Money> parts;
  bool has_rest = false;  // one of them is what remains
  bool is_flat = true;    // every part was read, and none is part of another
};

struct ProjectForm {
  std::optional<Unit> unit;
  std::vector<Sum> sums;
};

class FormReader {
 public:
  FormReader(const Context& context, const Grid& grid) : context_(context), grid_(grid) {}

  ProjectForm read() const {
    ProjectForm form;
    for (const Cell& cell : grid_.cells()) {
      const std::string label = text::fold(cell.text);
      if (!form.unit) form.unit = unit_in(label);
      if (!matches_any(label, context_.patterns("totals"))) continue;
      if (const auto total = money_beside(cell)) form.sums.push_back(sum_of(*total, cell));
    }
    return form;
  }

 private:
  static std::optional<Unit> unit_in(std::string_view label) {
    if (contains(label, "(万元)") || contains(label, "单位:万元")) return Unit::ten_thousand_yuan;
    if (contains(label, "(元)") || contains(label, "单位:元")) return Unit::yuan;
    return std::nullopt;
  }

  // The number in the next square that holds anything.
  std::optional<Money> money_beside(const Cell& label) const {
    for (int column = label.column + label.column_span; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(label.row, column);
      if (cell == nullptr || text::trim(cell->text).empty()) continue;
      const CellValue value = parse_cell(cell->text);
      if (cell->row != label.row || value.kind != CellKind::number) return std::nullopt;
      return Money{label.text, cell->text, value.number, cell->place};
    }
    return std::nullopt;
  }

  bool is_blank_beside(const Cell& label) const {
    const Cell* cell = grid_.at(label.row, label.column + label.column_span);
    if (cell == nullptr) return false;
    const CellKind kind = parse_cell(cell->text).kind;
    return kind == CellKind::blank || kind == CellKind::dash;
  }

  Sum sum_of(const Money& total, const Cell& label) const {
    Sum sum{total, {}};
    for (int row = label.row + label.row_span; row < grid_.rows(); ++row) {
      const Cell* cell = grid_.at(row, label.column);
      if (cell == nullptr || cell->row != row || text::trim(cell->text).empty()) continue;
      const std::string words = text::fold(cell->text);
      if (!matches_any(words, context_.patterns("parts"))) break;
      sum.has_rest = sum.has_rest || matches_any(words, context_.patterns("rest"));
      const bool is_first = row == label.row + label.row_span;
      if (!is_first && words.starts_with("其中")) sum.is_flat = false;
      if (const auto part = money_beside(*cell)) {
        sum.parts.push_back(*part);
      } else if (!is_blank_beside(*cell)) {
        sum.is_flat = false;
      }
    }
    return sum;
  }

  const Context& context_;
  const Grid& grid_;
};

std::vector<ProjectForm> forms_of(const Context& context) {
  std::vector<ProjectForm> forms;
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      ProjectForm form = FormReader(context, *grid).read();
      if (!form.sums.empty()) forms.push_back(std::move(form));
    }
  }
  return forms;
}

bool is_more(const Money& part, const Money& total) {
  constexpr Unit any = Unit::yuan;
  const auto of_part = fen_of(part.number, any);
  const auto of_total = fen_of(total.number, any);
  return of_part && of_total && *of_part > *of_total;
}

// Whether the parts make up the total but for rounding: all of them, or all but those that the rule
// names as perhaps held in another.
bool make_up(const Context& context, const Sum& sum) {
  constexpr Unit any = Unit::ten_thousand_yuan;
  const auto total = interval_of(sum.total.number, any);
  Interval all{0, 0}, certain{0, 0};
  for (const Money& part : sum.parts) {
    const auto amount = interval_of(part.number, any);
    if (!amount) return true;
    all.low += amount->low;
    all.high += amount->high;
    if (matches_any(text::fold(part.label), context.patterns("perhaps_inside"))) continue;
    certain.low += amount->low;
    certain.high += amount->high;
  }
  return !total || !intersect(*total, all).is_empty() || !intersect(*total, certain).is_empty();
}

// What the forms give together; nothing where one of them does not say its unit or holds no total.
std::optional<Interval> all_of(const std::vector<ProjectForm>& forms) {
  Interval sum{0, 0};
  for (const ProjectForm& form : forms) {
    if (!form.unit) return std::nullopt;
    const Money& total = form.sums.back().total;
    const auto amount = interval_of(total.number, *form.unit);
    if (!amount) return std::nullopt;
    sum.low += amount->low;
    sum.high += amount->high;
  }
  return sum;
}

}  // namespace

// 其中：当年财政拨款 that is more than 年度资金总额.
Findings project_part_above_total(const Context& context) {
  Findings findings;
  for (const ProjectForm& form : forms_of(context)) {
    for (const Sum& sum : form.sums) {
      for (const Money& part : sum.parts) {
        if (!is_more(part, sum.total)) continue;
        Finding finding = context.finding();
        finding.operands = {{"part", without_spaces(part.label)},
                            {"printed", part.printed},
                            {"whole", without_spaces(sum.total.label)},
                            {"other", sum.total.printed}};
        finding.evidence = {{part.printed, part.place}, {sum.total.printed, sum.total.place}};
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

// 年度资金总额 that is not 财政拨款 and 其他资金 together, where the last of them is what remains.
Findings project_parts_differ(const Context& context) {
  Findings findings;
  for (const ProjectForm& form : forms_of(context)) {
    for (const Sum& sum : form.sums) {
      const auto is_above = [&](const Money& part) { return is_more(part, sum.total); };
      const bool has_rest = sum.has_rest && !sum.parts.empty();
      if (!sum.is_flat || !has_rest || make_up(context, sum)) continue;
      // Those are told by another rule.
      if (std::any_of(sum.parts.begin(), sum.parts.end(), is_above)) continue;
      Finding finding = context.finding();
      std::string parts;
      finding.evidence = {{sum.total.printed, sum.total.place}};
      for (const Money& part : sum.parts) {
        parts += (parts.empty() ? "" : " + ") + without_spaces(part.printed);
        finding.evidence.push_back({part.printed, part.place});
      }
      finding.operands = {{"whole", without_spaces(sum.total.label)},
                          {"printed", without_spaces(sum.total.printed)},
                          {"parts", parts}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

// 编报绩效目标的项目5个，涉及资金3328.13万元, and the five forms give another sum.
Findings projects_money_differs(const Context& context) {
  Findings findings;
  const std::vector<ProjectForm> forms = forms_of(context);
  const std::optional<Interval> sum = all_of(forms);
  if (!sum || forms.size() < 2) return findings;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::narrative) continue;
    for (const text::Pattern& pattern : context.patterns("sentences")) {
      const auto match = pattern.find(passage.words, 0);
      if (!match || match->size() < 3) continue;
      const auto group = [&](std::size_t i) {
        return passage.words.substr((*match)[i].begin, (*match)[i].end - (*match)[i].begin);
      };
      const CellValue amount = parse_cell(group(2));
      if (group(1) != std::to_string(forms.size()) || amount.kind != CellKind::number) continue;
      const auto said = interval_of(amount.number, Unit::ten_thousand_yuan);
      if (!said || !intersect(*said, *sum).is_empty()) continue;
      Finding finding = context.finding();
      std::string parts;
      for (const ProjectForm& form : forms) {
        parts += (parts.empty() ? "" : " + ") + form.sums.back().total.printed;
      }
      finding.operands = {{"count", group(1)},
                          {"printed", group(2)},
                          {"parts", parts},
                          {"sum", format((sum->low + sum->high) / 2, Unit::ten_thousand_yuan, 2)}};
      finding.evidence = {evidence_of(passage, (*match)[2].begin, (*match)[2].end)};
      for (const ProjectForm& form : forms) {
        finding.evidence.push_back({form.sums.back().total.printed, form.sums.back().total.place});
      }
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
