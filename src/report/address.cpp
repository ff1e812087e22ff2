// What a user calls a table, a row and a column, held against the names of the book.
#include "report/address.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "report/report.h"
#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

constexpr std::size_t max_named = 5;  // of what was perhaps meant

const Table& table_of(const Book& book, const Figure& figure) {
  return book.tables[static_cast<std::size_t>(figure.table)];
}
const Panel& panel_of(const Book& book, const Figure& figure) {
  return table_of(book, figure).panels[static_cast<std::size_t>(figure.panel)];
}
const Row& row_of(const Book& book, const Figure& figure) {
  return panel_of(book, figure).rows[static_cast<std::size_t>(figure.row)];
}
const Column& column_of(const Book& book, const Figure& figure) {
  return panel_of(book, figure).columns[static_cast<std::size_t>(figure.column)];
}

// How well a name fits: what is said in full goes before what is said in part.
enum Fit { none, in_part, at_end, in_full };

std::string without_ordinal(const std::string& label) {
  const auto ordinal = text::leading_ordinal(label);
  return ordinal ? text::fold(ordinal->rest) : text::fold(label);
}

Fit fit(const std::string& name, const std::string& wanted) {
  if (wanted.empty()) return none;
  if (name == wanted) return in_full;
  return name.find(wanted) == name.npos ? none : in_part;
}

Fit fit_of_table(const Book& book, std::size_t index, const std::string& wanted) {
  const Table& table = book.tables[index];
  if (table.form == wanted || std::to_string(index + 1) == wanted) return in_full;
  return fit(text::fold(title_of(book, table)), text::fold(wanted));
}

Fit fit_of_row(const Row& row, const std::string& wanted) {
  const std::string words = text::fold(wanted);
  if (!row.code.empty() && text::fold(row.code) == words) return in_full;
  if (text::fold(row.code + row.label) == words) return in_full;
  if (text::fold(row.label) == words || without_ordinal(row.label) == words) return in_full;
  return fit(text::fold(row.label), words);
}

Fit fit_of_column(const Column& column, const std::string& wanted) {
  const std::string path = text::fold(column.path);
  const std::string words = text::fold(wanted);
  if (path == words) return in_full;
  if (path.ends_with(">" + words)) return at_end;
  return fit(path, words);
}

struct Address {
  std::string table, row, column;
};

std::optional<Address> parsed(const std::string& address) {
  std::string plain = address;
  constexpr std::string_view wide = "！";
  for (std::size_t at = plain.find(wide); at != plain.npos; at = plain.find(wide)) {
    plain.replace(at, wide.size(), "!");
  }
  const std::size_t first = plain.find('!');
  const std::size_t last = plain.rfind('!');
  if (first == plain.npos || first == last) return std::nullopt;
  const auto part = [&](std::size_t begin, std::size_t end) {
    return std::string(text::trim(std::string_view(plain).substr(begin, end - begin)));
  };
  return Address{part(0, first), part(first + 1, last), part(last + 1, plain.size())};
}

// The names nearest to what was said, for the remedy.
std::string nearest(const std::set<std::string>& names, const std::string& wanted) {
  std::vector<std::pair<double, std::string>> order;
  const std::string words = text::fold(wanted);
  for (const std::string& name : names) {
    order.emplace_back(-text::similarity(text::fold(name), words), name);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string out;
  for (std::size_t i = 0; i < std::min(order.size(), max_named); ++i) {
    out += (i == 0 ? "" : ", ") + order[i].second;
  }
  if (order.size() > max_named) out += fmt::format(" … ({} in all)", order.size());
  return out;
}

class Search {
 public:
  Search(const Book& book, const Address& address) : book_(book), address_(address) {}

  Result<std::vector<int>> run() {
    std::vector<int> figures = all();
    const auto& book = book_;
    if (!keep(figures, [&](const Figure& figure) {
          return fit_of_table(book, static_cast<std::size_t>(figure.table), address_.table);
        })) {
      return unknown("table", address_.table, names_of(all(), [&](const Figure& figure) {
                       return printable(title_of(book, table_of(book, figure)));
                     }));
    }
    const std::vector<int> in_table = figures;
    if (!keep(figures, [&](const Figure& figure) {
          return fit_of_row(row_of(book, figure), address_.row);
        })) {
      return unknown("row", address_.row, names_of(in_table, [&](const Figure& figure) {
                       return printable(row_name(row_of(book, figure)));
                     }));
    }
    const std::vector<int> in_row = figures;
    if (!keep(figures, [&](const Figure& figure) {
          return fit_of_column(column_of(book, figure), address_.column);
        })) {
      return unknown("column", address_.column, names_of(in_row, [&](const Figure& figure) {
                       return printable(column_of(book, figure).path);
                     }));
    }
    return one_name(figures);
  }

 private:
  using FitOf = std::function<Fit(const Figure&)>;
  using NameOf = std::function<std::string(const Figure&)>;

  const Figure& figure(int index) const { return book_.figures[static_cast<std::size_t>(index)]; }

  std::vector<int> all() const {
    std::vector<int> figures(book_.figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) figures[i] = static_cast<int>(i);
    return figures;
  }

  // Keeps those that fit best; false where none fits.
  bool keep(std::vector<int>& figures, const FitOf& fit_of) const {
    Fit best = none;
    for (const int index : figures) best = std::max(best, fit_of(figure(index)));
    std::erase_if(figures, [&](int index) { return fit_of(figure(index)) != best; });
    return best != none;
  }

  std::set<std::string> names_of(const std::vector<int>& figures, const NameOf& name_of) const {
    std::set<std::string> names;
    for (const int index : figures) names.insert(name_of(figure(index)));
    return names;
  }

  static Error unknown(const char* what, const std::string& wanted,
                       const std::set<std::string>& names) {
    return {.excerpt = text::excerpt(wanted),
            .what = fmt::format("there is no such {}", what),
            .remedy = "the nearest are: " + nearest(names, wanted)};
  }

  // Rows of one name may stand in a table twice: then all of them are meant.
  Result<std::vector<int>> one_name(const std::vector<int>& figures) const {
    const std::set<std::string> names =
        names_of(figures, [&](const Figure& figure) { return address_of(book_, figure); });
    if (names.size() == 1) return figures;
    return Error{
        .excerpt = text::excerpt(address_.table + "!" + address_.row + "!" + address_.column),
        .what = fmt::format("{} figures have such a name", names.size()),
        .remedy = "say more of it: " + nearest(names, *names.begin())};
  }

  const Book& book_;
  const Address& address_;
};

}  // namespace

std::string address_of(const Book& book, const Figure& figure) {
  return printable(title_of(book, table_of(book, figure))) + "!" +
         printable(row_name(row_of(book, figure))) + "!" + printable(column_of(book, figure).path);
}

Result<std::vector<int>> figures_at(const job::Checked& checked, const std::string& address) {
  const std::optional<Address> parts = parsed(address);
  if (!parts) {
    return Error{.excerpt = text::excerpt(address),
                 .what = "this does not name a figure",
                 .remedy = "write TABLE!ROW!COLUMN, in quotation marks for the shell"};
  }
  if (checked.book.figures.empty()) {
    return Error{.what = "no figure was read", .remedy = "yiben check says what is missing"};
  }
  return Search(checked.book, *parts).run();
}

}  // namespace yiben::report
