// Forms of targets against what else the book says: the words of the goal, the units of the other
// values, the table of projects.
#include "rules/targets.h"

#include <algorithm>
#include <map>
#include <set>

#include "money/money.h"
#include "rules/counts.h"
#include "rules/predicates.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

bool is_equal(const Number& a, const Number& b) {
  return !is_less(a, b) && !is_less(b, a);
}

// What an indicator measures, without the word for the measure: 开展专项检查 of 开展专项检查次数.
std::string measured_by(const Context& context, const GridIndicator& one) {
  for (const std::string& measure : context.words("measures")) {
    if (one.level3.ends_with(measure))
      return one.level3.substr(0, one.level3.size() - measure.size());
  }
  return one.level3;
}

Finding finding_for(const Context& context, const GridIndicator& one) {
  Finding finding = context.finding();
  finding.operands = {
      {"indicator", one.level3}, {"project", one.project}, {"value", in_printed_signs(one.value)}};
  finding.evidence = {{one.printed, one.place}};
  return finding;
}

}  // namespace

// "开展专项检查不少于20次" in the goal, and 开展专项检查次数 is to be ≥12次.
Findings goal_unlike_its_indicator(const Context& context) {
  constexpr std::size_t least_characters = 4;
  Findings findings;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    const auto bound = bound_of(one.value);
    const std::string what = measured_by(context, one);
    if (!bound || one.page == nullptr || bound->relation != ">=" || bound->unit.empty() ||
        text::count_characters(what) < least_characters)
      continue;
    for (const Cell& cell : one.page->cells()) {
      if (cell.row >= one.header_row || !cell.is_sure()) continue;
      const std::string goal = text::fold(cell.text);
      const std::size_t at = goal.find(what);
      if (at == goal.npos || goal.find(what, at + 1) != goal.npos) continue;
      const std::string behind = in_plain_signs(goal.substr(at + what.size()));
      const auto said = bound_of(behind);
      if (!said || said->relation != ">=" || !said->unit.starts_with(bound->unit) ||
          is_equal(said->number, bound->number))
        continue;
      Finding finding = finding_for(context, one);
      finding.operands["goal"] = what + ">=" + to_string(said->number) + bound->unit;
      finding.evidence.push_back({cell.text, cell.place});
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

// A rate without "%" in a form where all other rates have it.
Findings rate_without_its_sign(const Context& context) {
  constexpr int least_others = 2;
  struct Rates {
    int with = 0;
    std::vector<const GridIndicator*> without;
  };
  std::map<int, Rates> forms;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (!matches_any(one.level3, context.patterns("rates"))) continue;
    const auto bound = bound_of(one.value);
    if (!bound || bound->number.digits <= 0) continue;
    if (bound->unit == "%") ++forms[one.grid].with;
    // A fraction needs none.
    if (bound->unit.empty() && !is_less(bound->number, {2, 0}))
      forms[one.grid].without.push_back(&one);
  }
  Findings findings;
  for (const auto& [grid, rates] : forms) {
    if (rates.without.size() != 1 || rates.with < least_others) continue;
    findings.push_back(finding_for(context, *rates.without.front()));
  }
  return findings;
}

// 质效指标 for a kind of indicators that the other rows have as every form has it.
Findings kind_of_indicator_misspelt(const Context& context) {
  constexpr std::size_t least_known = 3;
  const std::vector<std::string>& kinds = context.words("kinds");
  const auto is_known = [&](const std::string& kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  std::map<std::string, std::vector<const GridIndicator*>> strangers;
  std::set<std::string> known;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (one.level2.empty() || one.levels_unknown) continue;
    if (is_known(one.level2)) {
      known.insert(one.level2);
    } else {
      strangers[one.level2].push_back(&one);
    }
  }
  Findings findings;
  if (known.size() < least_known) return findings;
  for (const auto& [kind, rows] : strangers) {
    if (rows.size() > 1) continue;
    const auto near =
        std::find_if(kinds.begin(), kinds.end(), [&, &own = kind](const std::string& other) {
          return text::count_characters(other) == text::count_characters(own) &&
                 text::edit_distance(other, own, 1) == 1;
        });
    if (near == kinds.end()) continue;
    Finding finding = finding_for(context, *rows.front());
    finding.operands["printed"] = kind;
    finding.operands["instead"] = *near;
    findings.push_back(std::move(finding));
  }
  return findings;
}

namespace {

// A row of a table of projects.
struct ListedProject {
  std::vector<const Figure*> figures;
  std::string printed;
  Place place;
  int rows = 0;  // that bear the name
};

// 财政监督检查经费/青山县财政局: each column that names the row.
std::vector<std::string> names_of(const Row& row) {
  std::vector<std::string> names;
  const std::string label = text::fold(row.label);
  for (std::size_t at = 0; at <= label.size();) {
    const std::size_t end = std::min(label.find('/', at), label.size());
    if (end > at) names.push_back(label.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

std::map<std::string, ListedProject> listed_projects(const Context& context) {
  std::map<std::string, ListedProject> projects;
  const Book& book = context.book;
  std::set<std::pair<int, std::pair<int, int>>> seen;
  for (const Figure& figure : book.figures) {
    const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
    if (!matches_any(text::fold(table.title), context.patterns("titles"))) continue;
    const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
    const bool is_new = seen.insert({figure.table, {figure.panel, figure.row}}).second;
    for (const std::string& name : names_of(row)) {
      ListedProject& project = projects[name];
      if (is_new) ++project.rows;
      project.printed = name;
      project.place = row.place;
      project.figures.push_back(&figure);
    }
  }
  return projects;
}

// The first indicator of the form of each project.
std::map<std::string, const GridIndicator*> forms_by_project(const Context& context) {
  std::map<std::string, const GridIndicator*> forms;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (!one.project.empty() && one.score.empty()) forms.emplace(one.project, &one);
  }
  return forms;
}

bool is_printed_of(const ListedProject& project, const Number& money) {
  return std::any_of(project.figures.begin(), project.figures.end(), [&](const Figure* figure) {
    for (const Unit unit : {Unit::ten_thousand_yuan, Unit::yuan}) {
      const auto amount = interval_of(money, unit);
      if (amount && !figure->blank && !intersect(*amount, figure->likely).is_empty()) return true;
    }
    return false;
  });
}

const Figure* largest_of(const ListedProject& project) {
  const Figure* largest = nullptr;
  for (const Figure* figure : project.figures) {
    if (figure->blank) continue;
    if (largest == nullptr || largest->number.digits < figure->number.digits) largest = figure;
  }
  return largest;
}

// The form may leave out what was carried over, or what another fund pays.
bool is_sum_of_two(const ListedProject& project, const Number& money) {
  for (const Figure* a : project.figures) {
    for (const Figure* b : project.figures) {
      const bool same_places =
          a->number.decimals == b->number.decimals && a->number.decimals == money.decimals;
      if (a == b || a->blank || b->blank || !same_places) continue;
      const std::int64_t sum = a->number.digits + b->number.digits;
      const std::int64_t rest = a->number.digits - b->number.digits;
      if (sum == money.digits || rest == money.digits) return true;
    }
  }
  return false;
}

}  // namespace

// The money of a form is printed nowhere in the row of its project, whose total differs by a slip.
Findings target_money_unlike_its_project(const Context& context) {
  constexpr std::size_t least_digits = 3;
  Findings findings;
  const auto projects = listed_projects(context);
  for (const auto& [name, form] : forms_by_project(context)) {
    const auto listed = projects.find(name);
    const auto money = number_in(form->money);
    if (listed == projects.end() || listed->second.rows != 1 || !money || money->digits <= 0)
      continue;
    if (is_printed_of(listed->second, *money)) continue;
    const Figure* total = largest_of(listed->second);
    const bool is_meant = total != nullptr && total->number.decimals == money->decimals &&
                          is_slip(money->digits, total->number.digits, least_digits) &&
                          !is_sum_of_two(listed->second, *money);
    if (!is_meant) continue;
    Finding finding = context.finding();
    finding.operands = {{"project", name}, {"printed", form->money}, {"amount", total->printed}};
    finding.evidence = {{form->printed, form->place}, {total->printed, total->place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// The project of a form is in no table of projects, and one of nearly its name, that has no form,
// is.
Findings target_of_no_project(const Context& context) {
  constexpr double least_likeness = 0.7;
  Findings findings;
  const auto projects = listed_projects(context);
  const auto forms = forms_by_project(context);
  for (const auto& [name, form] : forms) {
    if (projects.contains(name)) continue;
    const ListedProject* nearest = nullptr;
    int near = 0;
    for (const auto& [other, listed] : projects) {
      if (forms.contains(other) || contains(other, name) || contains(name, other)) continue;
      if (text::similarity(name, other) < least_likeness) continue;
      nearest = &listed;
      ++near;
    }
    if (near != 1) continue;
    Finding finding = context.finding();
    finding.operands = {{"project", name}, {"other", without_spaces(nearest->printed)}};
    finding.evidence = {{form->printed, form->place}, {nearest->printed, nearest->place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
