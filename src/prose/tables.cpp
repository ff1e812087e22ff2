// Finding figures by amount, by name and by what words mean.

#include "prose/tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

constexpr std::size_t main_group_digits = 3;
constexpr std::size_t most_main_groups = 8;
constexpr std::size_t shortest_name = 6;  // bytes: two Chinese characters

// Points for what words and figures have in common.
constexpr int same_code = 6;
constexpr int same_label = 4;
constexpr int label_at_end = 3;
constexpr int label_begins = 2;
constexpr int same_member = 2;
constexpr int other_width = -1;  // one member lies inside the other
constexpr int other_member = -4;
constexpr int other_heading = -1;
constexpr int wrong_year = -6;

}  // namespace

Tables::Tables(const Book& book, const Catalog& catalog) : book_(book), catalog_(catalog) {
  year_ = book.cube.dimension("year").value_or(-1);
  stage_ = book.cube.dimension("stage").value_or(-1);
  constexpr std::string_view final_accounts = "决算";
  for (const Table& table : book.tables) {
    final_accounts_ = final_accounts_ || table.title.find(final_accounts) != std::string::npos;
    labels_.emplace_back();
    for (const Panel& panel : table.panels) {
      labels_.back().emplace_back();
      for (const Row& row : panel.rows) {
        labels_.back().back().push_back(bare_subject(text::fold(row.label), catalog.phrases));
      }
    }
  }
  for (std::size_t f = 0; f < book.figures.size(); ++f) {
    const Figure& one = book.figures[f];
    const int index = static_cast<int>(f);
    if (const std::string& label = label_of(one); !label.empty()) by_label_[label].push_back(index);
    if (const std::string& code = row_of(one).code; !code.empty()) by_code_[code].push_back(index);
    if (one.blank) continue;
    if (is_total_or_only(one) && !is_of_last_year(one)) {
      by_header_[header_of(one)].push_back(index);
    }
    if (one.number.digits != 0) {
      by_selection_[without_loose_dimensions(one.selection)].push_back(index);
    }
    by_fen_.emplace_back(fen_of(one.number, one.unit).value_or(0), index);
    widest_ = std::max(widest_, (one.interval.high - one.interval.low) / 2 + 1);
  }
  std::sort(by_fen_.begin(), by_fen_.end());
  gather_main_groups();
  for (const std::string_view name : {"unit", "nature", "origin", "fund"}) {
    if (prints_several(name)) several_.emplace_back(name);
  }
}

bool Tables::is_total_or_only(const Figure& figure) const {
  const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  const std::string label = text::fold(row_of(figure).label);
  const Labels& totals = catalog_.total_labels;
  return panel.rows.size() == 1 || std::find(totals.begin(), totals.end(), label) != totals.end();
}

bool Tables::names_total(std::string_view folded) const {
  return holds_any(folded, catalog_.total_labels);
}

// The words of the lowest header above it, bare; empty where they say something to the cube.
std::string Tables::header_of(const Figure& figure) const {
  const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  const std::string path = text::fold(panel.columns[static_cast<std::size_t>(figure.column)].path);
  const std::string header = path.substr(path.rfind('>') + 1);
  const Coordinates said = meaning(header);
  const bool is_name = std::all_of(said.begin(), said.end(), [&](const auto& word) {
    return word.first == year_ || word.first == stage_;
  });
  return is_name ? bare_subject(header, catalog_.phrases) : std::string();
}

std::vector<int> Tables::headed(const std::string& subject) const {
  constexpr std::size_t shortest_header = 9;  // bytes: three Chinese characters
  std::vector<int> found;
  for (std::size_t at = 0; at + shortest_header <= subject.size();
       at = text::code_point_at(subject, at).next) {
    const auto header = by_header_.find(subject.substr(at));
    if (header == by_header_.end()) continue;
    found = header->second;
    break;
  }
  return found;
}

// Whether the tables print money of two members; those within each other are one.
bool Tables::prints_several(std::string_view name) const {
  const auto dimension = book_.cube.dimension(name);
  std::set<Node> members;
  for (const Figure& one : book_.figures) {
    const bool money = dimension && !one.blank && one.number.digits != 0;
    if (money && one.selection[*dimension] != all_of_it) members.insert(one.selection[*dimension]);
  }
  return std::any_of(members.begin(), members.end(), [&](Node one) {
    return std::any_of(members.begin(), members.end(), [&](Node other) {
      return !book_.cube.is_inside(*dimension, one, other) &&
             !book_.cube.is_inside(*dimension, other, one);
    });
  });
}

void Tables::gather_main_groups() {
  std::map<std::array<int, 3>, std::vector<Interval>> columns;  // table, panel, column
  for (const Figure& one : book_.figures) {
    if (one.blank || row_of(one).code.size() != main_group_digits) continue;
    if (one.number.digits != 0) columns[{one.table, one.panel, one.column}].push_back(one.interval);
  }
  for (auto& [place, rows] : columns) {
    if (rows.size() >= 2 && rows.size() <= most_main_groups)
      main_groups_.push_back(std::move(rows));
  }
}

bool Tables::adds_up_to(const Interval& amount) const {
  const auto fits = [&](Interval sum) { return sum.low <= amount.high && amount.low <= sum.high; };
  const auto sum = [](const Interval& a, const Interval& b) {
    return Interval{a.low + b.low, a.high + b.high};
  };
  for (const std::vector<Interval>& rows : main_groups_) {
    for (std::size_t a = 0; a < rows.size(); ++a) {
      for (std::size_t b = a + 1; b < rows.size(); ++b) {
        const Interval two = sum(rows[a], rows[b]);
        if (fits(two)) return true;
        for (std::size_t c = b + 1; c < rows.size(); ++c) {
          if (fits(sum(two, rows[c]))) return true;
        }
      }
    }
  }
  return false;
}

const Row& Tables::row_of(const Figure& figure) const {
  const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  return panel.rows[static_cast<std::size_t>(figure.row)];
}

const std::string& Tables::label_of(const Figure& figure) const {
  return labels_[static_cast<std::size_t>(figure.table)][static_cast<std::size_t>(figure.panel)]
                [static_cast<std::size_t>(figure.row)];
}

std::vector<int> Tables::printing(const Interval& amount) const {
  std::vector<int> found;
  const std::pair<Fen, int> first{amount.low - widest_, -1};
  for (auto it = std::lower_bound(by_fen_.begin(), by_fen_.end(), first);
       it != by_fen_.end() && it->first <= amount.high + widest_; ++it) {
    const Interval& own = figure(it->second).interval;
    if (own.low <= amount.high && amount.low <= own.high) found.push_back(it->second);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<int> Tables::named(const Statement& statement) const {
  if (!statement.code.empty()) {
    const auto found = by_code_.find(statement.code);
    if (found != by_code_.end()) return found->second;
  }
  const std::string& subject = statement.subject;
  for (std::size_t from = 0; from + shortest_name <= subject.size();) {
    const auto found = by_label_.find(subject.substr(from));
    if (found != by_label_.end()) return found->second;
    from = text::code_point_at(subject, from).next;
  }
  return {};
}

std::vector<int> Tables::called(const std::string& subject) const {
  const auto found = by_label_.find(subject);
  return found == by_label_.end() ? std::vector<int>() : found->second;
}

Coordinates Tables::meaning(std::string_view folded) const {
  return catalog_.terms.mentioned(folded, book_.cube);
}

bool Tables::is_planned(const Coordinates& words) const {
  if (!final_accounts_ || stage_ < 0) return false;
  const std::string_view stage = book_.cube.name_of(stage_, narrow({}, words)[stage_]);
  return stage == "budget" || stage == "adjusted";
}

bool Tables::is_understood(std::string_view folded) const {
  const auto ordinal = text::leading_ordinal(folded);
  const std::string words = without_years_and_codes(ordinal ? ordinal->rest : folded);
  if (catalog_.terms.read(words, book_.cube).understood) return true;
  // 支出总额 ends with 额, which links a number as well.
  const std::string bare(without_ends(words, catalog_.phrases.linkers));
  return catalog_.terms.read(bare, book_.cube).understood;
}

bool Tables::is_of_last_year(const Figure& figure) const {
  return year_ >= 0 && figure.selection[year_] != all_of_it;
}

int Tables::fit(const Statement& statement, const Coordinates& words, const Coordinates& headings,
                int index) const {
  const Figure& one = figure(index);
  const std::string& label = label_of(one);
  int points = 0;
  if (!statement.code.empty() && row_of(one).code == statement.code) {
    points += same_code;
  } else if (label.size() >= shortest_name && !statement.subject.empty()) {
    if (statement.subject == label) {
      points += same_label;
    } else if (statement.subject.ends_with(label)) {
      points += label_at_end;
    } else if (label.ends_with(statement.subject) && statement.subject.size() >= shortest_name) {
      points += label_begins;
    }
  }
  const auto compare = [&](const Coordinates& said, int same, int inside, int other) {
    for (const auto& [dimension, member] : said) {
      if (dimension == year_) continue;
      const Node own = one.selection[dimension];
      const Cube& cube = book_.cube;
      if (own == member) {
        points += same;
      } else if (own != all_of_it && !cube.is_inside(dimension, own, member) &&
                 !cube.is_inside(dimension, member, own)) {
        // 收入、支出总计均为: it is one of the two.
        const bool is_another =
            std::find(said.begin(), said.end(), std::pair(dimension, own)) != said.end();
        if (!is_another) points += other;
      } else {
        points += inside;
      }
    }
  };
  compare(words, same_member, other_width, other_member);
  compare(headings, 1, 0, other_heading);
  if (is_of_last_year(one) != (statement.kind == Kind::last)) points += wrong_year;
  return points;
}

bool Tables::is_narrower(int index, const Coordinates& words) const {
  const Figure& one = figure(index);
  for (int dimension = 0; dimension < book_.cube.dimensions(); ++dimension) {
    const std::string_view name = book_.cube.name_of(dimension);
    const bool divides = book_.cube.is_open(dimension) || name == "nature";
    if (!divides || dimension == year_ || one.selection[dimension] == all_of_it) continue;
    const bool said = std::any_of(words.begin(), words.end(),
                                  [&](const auto& word) { return word.first == dimension; });
    if (!said) return true;
  }
  return false;
}

bool Tables::is_one_of_several(int index, const Coordinates& words) const {
  const Figure& one = figure(index);
  const std::vector<int> same_name = called(label_of(one));
  const bool again = std::any_of(same_name.begin(), same_name.end(), [&](int f) {
    const Figure& other = figure(f);
    const bool beside = other.table == one.table && other.panel == one.panel &&
                        other.column == one.column && other.row != one.row;
    return beside && !other.blank && other.interval != one.interval;
  });
  if (again) return true;
  for (const std::string_view name : {"unit", "project"}) {
    const auto dimension = book_.cube.dimension(name);
    if (!dimension || (name == "unit" && !is_several(name))) continue;
    const bool said = std::any_of(words.begin(), words.end(),
                                  [&](const auto& word) { return word.first == *dimension; });
    if (!said && one.selection[*dimension] != all_of_it) return true;
  }
  return false;
}

bool Tables::is_several(std::string_view name) const {
  return std::find(several_.begin(), several_.end(), name) != several_.end();
}

bool Tables::is_part(int index, const Coordinates& words) const {
  const Cube& cube = book_.cube;
  for (const std::string_view name : {"nature", "origin", "fund"}) {
    const auto dimension = cube.dimension(name);
    if (!dimension || !is_several(name)) continue;
    const Node own = member_of(index, *dimension);
    const bool said = std::any_of(words.begin(), words.end(), [&](const auto& word) {
      return word.first == *dimension && cube.is_inside(*dimension, word.second, own);
    });
    if (own != all_of_it && !said) return true;
  }
  return false;
}

// Its own, or that of the nearest row above whose sum it is part of: 商品和服务支出 below 基本支出.
Node Tables::member_of(int index, int dimension) const {
  const Figure& one = figure(index);
  if (one.selection[dimension] != all_of_it) return one.selection[dimension];
  const Panel& panel =
      book_.tables[static_cast<std::size_t>(one.table)].panels[static_cast<std::size_t>(one.panel)];
  int row = one.row;
  for (std::size_t steps = 0; steps < panel.row_groups.size(); ++steps) {
    const auto above =
        std::find_if(panel.row_groups.begin(), panel.row_groups.end(), [&](const Group& group) {
          return group.total && *group.total != row &&
                 std::find(group.parts.begin(), group.parts.end(), row) != group.parts.end();
        });
    if (above == panel.row_groups.end()) break;
    row = *above->total;
    const Node member = narrow({}, panel.rows[static_cast<std::size_t>(row)].select)[dimension];
    if (member != all_of_it) return member;
  }
  return all_of_it;
}

bool Tables::is_wider(int index, const Coordinates& words) const {
  const Cube& cube = book_.cube;
  return std::any_of(words.begin(), words.end(), [&](const auto& word) {
    const auto& [dimension, member] = word;
    if (dimension == year_ || dimension == stage_) return false;
    const Node own = figure(index).selection[dimension];
    return own != member && !cube.is_inside(dimension, own, member);
  });
}

bool Tables::is_all_of(int index, const Statement& statement) const {
  const std::string& label = label_of(figure(index));
  const std::string_view words = statement.subject;
  const auto fund = book_.cube.dimension("fund");
  if (!fund || label.empty() || words.size() <= label.size()) return false;
  if (figure(index).selection[*fund] != all_of_it) return false;
  const std::size_t extra = words.size() - label.size();
  for (std::size_t at = 0; at < label.size(); at = text::code_point_at(label, at).next) {
    const bool inserted = words.starts_with(std::string_view(label).substr(0, at)) &&
                          words.ends_with(std::string_view(label).substr(at));
    if (!inserted) continue;
    const Coordinates said = meaning(words.substr(at, extra));
    return std::any_of(said.begin(), said.end(),
                       [&](const auto& word) { return word.first == *fund; });
  }
  return false;
}

std::vector<int> Tables::last_year_of(int index) const {
  std::vector<int> found;
  const Figure& one = figure(index);
  const std::string& label = label_of(one);
  const auto rows = by_label_.find(label);
  if (year_ < 0 || label.empty() || rows == by_label_.end()) return found;
  for (const int other : rows->second) {
    const Figure& candidate = figure(other);
    const bool same_row = candidate.table == one.table && candidate.panel == one.panel &&
                          candidate.row == one.row && !candidate.blank;
    if (!same_row || book_.cube.name_of(year_, candidate.selection[year_]) != "last") continue;
    Selection theirs = candidate.selection.with(year_, all_of_it);
    Selection ours = one.selection.with(year_, all_of_it);
    // 上年执行数 stands beside 本年预算数.
    if (stage_ >= 0) {
      theirs = theirs.with(stage_, all_of_it);
      ours = ours.with(stage_, all_of_it);
    }
    if (theirs == ours) found.push_back(other);
  }
  return found;
}

}  // namespace yiben::prose
