// Figures and identities as compact JSON.
#include "report/html/figures_json.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "report/identities.h"
#include "report/words.h"

namespace yiben::report::page {
namespace {

using Json = nlohmann::ordered_json;

// A page with more sums than this would open slowly: only fully printed ones are listed then.
constexpr std::size_t max_terms = 300'000;

// Names that stand many times are listed once.
class Names {
 public:
  std::size_t number(const std::string& name) {
    const auto [found, is_new] = index_.try_emplace(name, index_.size());
    if (is_new) names_.push_back(name);
    return found->second;
  }
  const Json& all() const { return names_; }

 private:
  std::map<std::string, std::size_t> index_;
  Json names_ = Json::array();
};

class Writer {
 public:
  Writer(const job::Checked& checked, bool chinese)
      : checked_(checked), chinese_(chinese), identities_(checked) {}

  std::string write() {
    Json json;
    json["figures"] = figures();
    json["names"] = names_.all();
    json["identities"] = identities();
    json["hidden"] = hidden();
    json["words"] = words();
    constexpr int compact = -1;
    std::string out = json.dump(compact, ' ', false, Json::error_handler_t::replace);
    // No text of the document may end the element that it stands in.
    for (std::size_t at = out.find('<'); at != out.npos; at = out.find('<', at)) {
      out.replace(at, 1, "\\u003c");
    }
    return out;
  }

 private:
  // [table, row, column, amount] for each; the first three are indices of names.
  Json figures() {
    Json list = Json::array();
    const Book& book = checked_.book;
    for (std::size_t i = 0; i < book.figures.size(); ++i) {
      const Figure& figure = book.figures[i];
      const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
      const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
      const std::string row = row_name(panel.rows[static_cast<std::size_t>(figure.row)]);
      const std::string& column = panel.columns[static_cast<std::size_t>(figure.column)].path;
      list.push_back({names_.number(printable(title_of(book, table))),
                      names_.number(printable(row)), names_.number(printable(column)),
                      identities_.variable_of(static_cast<int>(i))});
    }
    return list;
  }

  bool is_printed(const Term& term) const {
    return !checked_.system.observations[static_cast<std::size_t>(term.variable)].empty();
  }

  // [basis, how many stand on the left, amount, factor, amount, factor, …]; what a reader can use
  // first.
  Json identities() {
    const std::vector<Identity>& all = checked_.system.identities;
    std::set<int> useful;
    std::size_t terms = 0;
    for (std::size_t v = 0; v < checked_.system.variables.size(); ++v) {
      for (const int i : identities_.of(static_cast<int>(v))) {
        if (useful.insert(i).second) terms += all[static_cast<std::size_t>(i)].terms.size();
      }
    }
    only_printed_ = terms > max_terms;
    std::vector<int> order(useful.begin(), useful.end());
    const auto hidden_in = [&](int i) {
      const std::vector<Term>& in = all[static_cast<std::size_t>(i)].terms;
      return std::count_if(in.begin(), in.end(), [&](const Term& t) { return !is_printed(t); });
    };
    if (only_printed_) std::erase_if(order, [&](int i) { return hidden_in(i) > 0; });
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
      const auto size = [&](int i) { return all[static_cast<std::size_t>(i)].terms.size(); };
      return std::pair(hidden_in(a), size(a)) < std::pair(hidden_in(b), size(b));
    });
    Json list = Json::array();
    for (const int i : order) list.push_back(identity(all[static_cast<std::size_t>(i)]));
    return list;
  }

  Json identity(const Identity& identity) {
    const Equation equation = equation_of(identity);
    Json item = Json::array({static_cast<int>(identity.basis), equation.left.size()});
    for (const std::vector<Term>& side : {equation.left, equation.right}) {
      for (const Term& term : side) {
        item.push_back(term.variable);
        item.push_back(term.coefficient);
        if (!is_printed(term)) hidden_.insert(term.variable);
      }
    }
    return item;
  }

  Json hidden() const {
    Json out = Json::object();
    for (const int variable : hidden_) {
      out[std::to_string(variable)] = checked_.book.cube.describe(
          checked_.system.variables[static_cast<std::size_t>(variable)]);
    }
    return out;
  }

  Json words() const {
    Json out;
    Json bases = Json::array();
    for (const Basis basis :
         {Basis::column_group, Basis::row_group, Basis::cube_split, Basis::balance}) {
      bases.push_back(basis_in_words(basis, chinese_));
    }
    out["bases"] = bases;
    out["same"] = word(Word::same_amount, chinese_);
    out["none"] = word(Word::no_identity, chinese_);
    out["blank"] = word(Word::blank_cell, chinese_);
    out["hidden"] = word(Word::not_printed, chinese_);
    out["note"] = only_printed_ ? word(Word::identities_printed_only, chinese_) : "";
    return out;
  }

  const job::Checked& checked_;
  bool chinese_;
  Identities identities_;
  Names names_;
  std::set<int> hidden_;
  bool only_printed_ = false;
};

}  // namespace

std::string figures_json(const job::Checked& checked, bool chinese) {
  return Writer(checked, chinese).write();
}

}  // namespace yiben::report::page
