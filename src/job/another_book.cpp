// The year, the name and the title of a book against its source.
#include "job/another_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "job/pipeline.h"
#include "text/text.h"

namespace yiben::job {

namespace {

class AnotherBook {
 public:
  AnotherBook(const Checked& checked, const Source& source, bool by_forms)
      : checked_(checked), source_(source), by_forms_(by_forms) {}

  // A layout of its own prints the words of the book that it was derived from, and so its year,
  // its name where that is no {entity}, and its title. Forms print the title that was given.
  Errors check() {
    const Book& book = checked_.book;
    // A book that nowhere says its year has none in its source.
    const bool is_of_another_year =
        book.year != 0 && source_.year != 0 && book.year != source_.year;
    if (by_forms_) {
      const int year = text::find_year(source_.title).year;
      if (year != 0 && year != source_.year) title_of_another_year(year);
      if (source_.derived_year != 0 && source_.derived_year != source_.year)
        facts_of_another_year();
      title_of_another_kind();
      title_of_another_unit();
      return std::move(errors_);
    }
    if (is_of_another_year) {
      differs("year", std::to_string(source_.year), fmt::format("a book of {}", book.year),
              "write the year into the words of the layout, too, and the facts of the year before "
              "as last");
    }
    const std::string& entity = source_.entity;
    const Terms& terms = checked_.catalog->terms;
    if (!entity.empty() && !book.entity.empty() && !is_entity(entity, book.entity, terms)) {
      differs("entity", entity, fmt::format("the book of {}", book.entity),
              "write {entity} wherever the words of the layout print the name");
    }
    const bool has_title = !source_.title.empty() && !book.title.empty();
    if (has_title && text::fold(source_.title) != text::fold(book.title)) {
      differs("title", source_.title, fmt::format("the title {}", book.title),
              "change the title in the words of the layout, too");
    }
    return std::move(errors_);
  }

 private:
  // The characters of a short name stand in the full one, in this order.
  static bool is_short_for(std::string_view name, std::string_view full) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < full.size() && at < name.size();) {
      const std::size_t next = text::code_point_at(full, i).next;
      const std::size_t own = text::code_point_at(name, at).next;
      if (full.substr(i, next - i) == name.substr(at, own - at)) at = own;
      i = next;
    }
    return at == name.size();
  }

  void title_of_another_unit() {
    const std::string title = text::fold(source_.title);
    const std::string printed = text::fold(checked_.book.entity);
    if (title.empty() || printed.empty() || title.find(printed) == std::string::npos) return;
    std::vector<std::string> names{source_.entity};
    for (const Record& unit : sheet(source_, "units")) names.push_back(field(unit, "name"));
    const bool known = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const std::string folded = text::fold(name);
      return is_short_for(printed, folded) || is_short_for(folded, printed);
    });
    if (known) return;
    refuse_field("title", source_.title,
                 fmt::format("the title makes this the book of {}, and the entity is {}",
                             checked_.book.entity, source_.entity),
                 "correct one of the two, or leave the title to the forms");
  }

  // 决算 on the cover of a budget.
  void title_of_another_kind() {
    constexpr const char* budget = "预算";
    const Family* family = family_named(source_.family, *checked_.catalog);
    const bool is_of_budget =
        family != nullptr && family->narrative.title.find(budget) != std::string::npos;
    const bool says_so = source_.title.find(budget) != std::string::npos;
    if (source_.title.empty() || !is_of_budget || says_so) return;
    refuse_field("title", source_.title, "the title of a budget does not say so",
                 "write 预算 into it, or leave the title to the forms");
  }

  void title_of_another_year(int year) {
    refuse_field(
        "title", source_.title,
        fmt::format("the title makes this a book of {}, and the year is {}", year, source_.year),
        "correct one of the two, or leave the title to the forms");
  }

  // Last year's book with a new year on it would be a false one.
  void facts_of_another_year() {
    refuse_field("year", std::to_string(source_.year),
                 fmt::format("the facts, the amounts of the year before and the reasons are those "
                             "that derive found in the book of {}",
                             source_.derived_year),
                 "enter this year's facts, those of that book as the year before (year: last), "
                 "this year's reasons and words, then take derived_year away");
  }

  void differs(const char* field, const std::string& words, const std::string& printed,
               const char* remedy) {
    refuse_field(field, words, "the layout prints " + printed, remedy);
  }

  void refuse_field(const char* field, const std::string& words, std::string what,
                    const char* remedy) {
    const auto found = source_.origin.fields.find(field);
    errors_.push_back({"unit.toml", found == source_.origin.fields.end() ? Place() : found->second,
                       text::excerpt(words), std::move(what), remedy});
  }

  const Checked& checked_;
  const Source& source_;
  const bool by_forms_;
  Errors errors_;
};

}  // namespace

Errors of_another_book(const Checked& checked, const Source& source, bool by_forms) {
  return AnotherBook(checked, source, by_forms).check();
}

}  // namespace yiben::job
