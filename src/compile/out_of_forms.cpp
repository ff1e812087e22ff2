// Facts of which no form can print the amount, whatever else they say.
#include "compile/demands.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::compiling {

namespace {

// Scopes, rows and columns. Years, and accounts of the government, are worlds of their own, too.
bool says_one_table(const std::string& name, const Cube& cube) {
  const auto dimension = cube.dimension(name);
  return dimension && name != "year" && name != "government" && cube.is_apart(*dimension) &&
         cube.is_open(*dimension);
}

class OutOfForms {
 public:
  OutOfForms(const Fact& fact, const Source& source, const Catalog& catalog, const Family& family)
      : fact_(fact), source_(source), catalog_(catalog), family_(family) {}

  Faults check() {
    std::set<std::string> named;
    for (const auto& [name, words] : fact_.at) {
      const auto dimension = catalog_.cube.dimension(name);
      if (!dimension) continue;
      if (!named.insert(name).second) {
        fail(name, words,
             fmt::format("the fact names several members of {}",
                         called(*catalog_.source.sheet("facts"), name, source_.origin)),
             "write a row with an amount of its own for each");
      } else if (name == "year") {
        check_year(words);
      } else if (name == "stage") {
        check_stage(words);
      } else if (says_one_table(name, catalog_.cube)) {
        fail(name, words,
             fmt::format("{} '{}' is of one table only, and no form of {} asks for it",
                         called(*catalog_.source.sheet("facts"), name, source_.origin), words,
                         family_.id),
             "leave it blank: it is for sources of yiben derive, which have a layout of their own");
      }
    }
    return std::move(faults_);
  }

 private:
  void check_year(const std::string& words) {
    const SourceDimension* years = catalog_.source.dimension("year");
    if (years == nullptr || years->titles.contains(words)) return;
    std::string all;
    for (const auto& [name, title] : years->titles) {
      all += (all.empty() ? "" : ", ") + name + " " + title;
    }
    fail("year", words, fmt::format("no table prints amounts of a year '{}'", words),
         "leave it blank for the year of the book; for others write one of: " + all);
  }

  void check_stage(const std::string& words) {
    for (const auto& [name, year] : fact_.at) {
      if (name == "year") return;
    }
    fail("stage", words, fmt::format("{} prints no {} of the year of the book", family_.id, words),
         "leave it blank; it says what an amount of last year was");
  }

  void fail(const std::string& dimension, std::string excerpt, std::string what,
            std::string remedy) {
    constexpr const char* file = "facts.csv";
    faults_.emplace_back(dimension, Error{file, place_in(source_, file, fact_.line, dimension),
                                          std::move(excerpt), std::move(what), std::move(remedy)});
  }

  const Fact& fact_;
  const Source& source_;
  const Catalog& catalog_;
  const Family& family_;
  Faults faults_;
};

}  // namespace

bool is_of_one_table(const Fact& fact, const Cube& cube) {
  return std::any_of(fact.at.begin(), fact.at.end(), [&](const Coordinate& coordinate) {
    return says_one_table(coordinate.first, cube);
  });
}

Faults out_of_forms(const Fact& fact, const Source& source, const Catalog& catalog,
                    const Family& family) {
  return OutOfForms(fact, source, catalog, family).check();
}

}  // namespace yiben::compiling
