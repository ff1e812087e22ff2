// Charts by selection: no table is known here.
#include "job/charts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "text/text.h"

namespace yiben::job {

namespace {

constexpr std::size_t class_digits = 3;  // 类 of the functions

class Charts {
 public:
  Charts(const Book& book, const Catalog& catalog) : book_(book), catalog_(catalog) {
    for (const Figure& figure : book.figures) {
      if (!figure.blank) printed_.try_emplace(figure.selection, &figure);
    }
    const Cube& cube = book.cube;
    side_ = cube.dimension("side").value_or(0);
    fund_ = cube.dimension("fund").value_or(0);
    origin_ = cube.dimension("origin").value_or(0);
    function_ = cube.dimension("function").value_or(0);
    nature_ = cube.dimension("nature").value_or(0);
    project_ = cube.dimension("project").value_or(0);
    year_ = cube.dimension("year").value_or(0);
    revenue_ = Selection().with(side_, cube.find(side_, "revenue").value_or(all_of_it));
    spending_ = Selection().with(side_, cube.find(side_, "expenditure").value_or(all_of_it));
    carried_forward_ =
        Selection().with(side_, cube.find(side_, "carried_forward").value_or(all_of_it));
  }

  std::vector<write::Chart> all() {
    add_flow();
    add_bars("支出按功能分类", by_function(spending_));
    add_bars("项目支出", by_project());
    add_pairs();
    return std::move(charts_);
  }

 private:
  using Bars = std::vector<write::Chart::Bar>;

  Fen amount(const Selection& selection) const {
    const auto found = printed_.find(selection);
    if (found == printed_.end()) return 0;
    return std::max<Fen>(0, fen_of(found->second->number, found->second->unit).value_or(0));
  }

  // The same where only what is of this year and what was carried over are printed.
  Fen amount_of_all_origins(const Selection& selection) const {
    if (printed_.contains(selection)) return amount(selection);
    Fen sum = 0;
    for (const Node part : book_.cube.parts(origin_, all_of_it)) {
      sum += amount(selection.with(origin_, part));
    }
    return sum;
  }

  // As a row or a column names the member, else as it is called anywhere.
  std::string name_of(const Selection& selection, int dimension) const {
    const auto found = printed_.find(selection);
    const auto names = [&](const Coordinates& select) {
      return std::any_of(select.begin(), select.end(),
                         [&](const auto& at) { return at.first == dimension; });
    };
    if (found != printed_.end()) {
      const Figure& figure = *found->second;
      const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
      const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
      const bool named = names(panel.rows[static_cast<std::size_t>(figure.row)].select) ||
                         names(panel.columns[static_cast<std::size_t>(figure.column)].select);
      if (named) return label(figure, dimension);
    }
    const std::string member(book_.cube.name_of(dimension, selection[dimension]));
    const SourceDimension* about = catalog_.source.dimension(book_.cube.name_of(dimension));
    const auto title = about == nullptr ? std::map<std::string, std::string>::const_iterator()
                                        : about->titles.find(member);
    return about == nullptr || title == about->titles.end() ? member : title->second;
  }

  // The words of the row or column that names the member.
  std::string label(const Figure& figure, int dimension) const {
    const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
    const bool by_row = std::any_of(row.select.begin(), row.select.end(),
                                    [&](const auto& at) { return at.first == dimension; });
    std::string words = row.label;
    if (!by_row) {
      const std::string& path = panel.columns[static_cast<std::size_t>(figure.column)].path;
      words = path.substr(path.rfind('>') == std::string::npos ? 0 : path.rfind('>') + 1);
    }
    const auto ordinal = text::leading_ordinal(words);
    return ordinal && !ordinal->rest.empty() ? std::string(ordinal->rest) : words;
  }

  // Amounts of the innermost parts of a member that the book prints.
  void add_parts(const Selection& whole, int dimension, Node member, Bars& bars) const {
    bool divided = false;
    for (const Node part : book_.cube.parts(dimension, member)) {
      const std::size_t before = bars.size();
      add_parts(whole, dimension, part, bars);
      divided = divided || bars.size() > before;
    }
    const Selection selection = whole.with(dimension, member);
    const Fen money = amount_of_all_origins(selection);
    if (divided || member == all_of_it || money == 0) return;
    bars.push_back({name_of(selection, dimension), money});
  }

  Bars by_function(const Selection& whole) const {
    Bars bars;
    for (const auto& [selection, figure] : ordered()) {
      const Node node = selection[function_];
      if (node == all_of_it || selection != whole.with(function_, node)) continue;
      const std::string code(book_.cube.name_of(function_, node));
      if (code.size() != class_digits || amount(selection) == 0) continue;
      const CodeName* known = catalog_.function_codes.by_code(code);
      bars.push_back(
          {known != nullptr ? known->name : label(*figure, function_), amount(selection)});
    }
    return largest(std::move(bars));
  }

  // In the order of the selections, so that the same book gives the same charts.
  std::vector<std::pair<Selection, const Figure*>> ordered() const {
    std::vector<std::pair<Selection, const Figure*>> all(printed_.begin(), printed_.end());
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return all;
  }

  Bars by_project() const {
    Bars bars;
    const Node of_projects = book_.cube.find(nature_, "project").value_or(all_of_it);
    for (const Project& project : book_.projects) {
      if (project.node == all_of_it) continue;
      const Selection selection = spending_.with(project_, project.node);
      const Fen money = std::max(amount(selection), amount(selection.with(nature_, of_projects)));
      if (money > 0) bars.push_back({project.name, money});
    }
    return largest(std::move(bars));
  }

  static Bars largest(Bars bars) {
    std::stable_sort(bars.begin(), bars.end(),
                     [](const auto& a, const auto& b) { return a.amount_fen > b.amount_fen; });
    return bars;
  }

  void add_bars(std::string title, Bars bars) {
    if (bars.size() < 2) return;
    charts_.push_back({write::Chart::Kind::bars, std::move(title), std::move(bars), {}});
  }

  void add_flow() {
    Bars uses = by_function(spending_);
    const Fen carried = amount(carried_forward_);
    if (carried > 0) uses.push_back({name_of(carried_forward_, side_), carried});
    const Bars sources = sources_of(uses);
    if (sources.empty() || uses.empty()) return;
    write::Chart chart{write::Chart::Kind::flow, "资金来源与去向", {}, {}};
    const std::string middle = book_.entity.empty() ? "收支总计" : book_.entity;
    for (const auto& bar : sources) chart.flows.push_back({bar.label, middle, bar.amount_fen});
    for (const auto& bar : uses) chart.flows.push_back({middle, bar.label, bar.amount_fen});
    charts_.push_back(std::move(chart));
  }

  // By fund; else the money of this year by fund, and what was carried over as one. Empty where
  // neither is as much as is used.
  Bars sources_of(const Bars& uses) const {
    Bars sources;
    add_parts(revenue_, fund_, all_of_it, sources);
    if (is_balanced(sources, uses)) return sources;
    sources.clear();
    const auto current = book_.cube.find(origin_, "current");
    const auto carried = book_.cube.find(origin_, "carried_over");
    if (!current || !carried) return sources;
    add_parts(revenue_.with(origin_, *current), fund_, all_of_it, sources);
    const Selection before = revenue_.with(origin_, *carried);
    if (amount(before) > 0) sources.push_back({name_of(before, origin_), amount(before)});
    return is_balanced(sources, uses) ? sources : Bars();
  }

  // A flow into which more comes than goes out shows what is not: but for the rounding of each.
  static bool is_balanced(const Bars& sources, const Bars& uses) {
    constexpr Fen rounding = 10'000;  // 0.01 万元
    Fen difference = 0;
    for (const auto& bar : sources) difference += bar.amount_fen;
    for (const auto& bar : uses) difference -= bar.amount_fen;
    const auto most = static_cast<Fen>(sources.size() + uses.size()) * rounding;
    return difference <= most && -difference <= most;
  }

  void add_pairs() {
    const auto last = book_.cube.find(year_, "last");
    if (!last) return;
    Bars bars = by_function(spending_);
    bool any = false;
    for (write::Chart::Bar& bar : bars) {
      const CodeName* known = catalog_.function_codes.by_name(text::fold(bar.label), class_digits);
      const auto node = known == nullptr ? std::nullopt : book_.cube.find(function_, known->code);
      if (!node) continue;
      bar.before_fen = amount(spending_.with(function_, *node).with(year_, *last));
      any = any || bar.before_fen > 0;
    }
    if (!any) return;
    charts_.push_back({write::Chart::Kind::pairs, "与上年相比", std::move(bars), {}});
  }

  const Book& book_;
  const Catalog& catalog_;
  std::unordered_map<Selection, const Figure*, SelectionHash> printed_;
  int side_ = 0, fund_ = 0, origin_ = 0, function_ = 0, nature_ = 0, project_ = 0, year_ = 0;
  Selection revenue_, spending_, carried_forward_;
  std::vector<write::Chart> charts_;
};

}  // namespace

std::vector<write::Chart> charts_of(const Book& book, const Catalog& catalog) {
  return Charts(book, catalog).all();
}

}  // namespace yiben::job
