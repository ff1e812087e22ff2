// Values with their relations and units: said twice, or not at all.
#include "compile/needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "text/text.h"

namespace yiben::compiling {

namespace {

constexpr std::array<std::string_view, 12> relations{">=", "<=", "≥", "≤",    ">",    "<",
                                                     "=",  "≧",  "≦", "等于", "大于", "小于"};

class UnitsOfValues {
 public:
  UnitsOfValues(const Source& source, const Catalog& catalog)
      : source_(source), catalog_(catalog) {}

  Errors check() {
    for (const char* name : {"indicators", "overall_indicators"}) {
      for (const Record& record : sheet(source_, name)) check_target(name, record);
    }
    for (const Record& record : sheet(source_, "assets")) check_quantity(record);
    return std::move(errors_);
  }

 private:
  void fail(const char* sheet, const Record& record, const char* column, std::string what,
            std::string remedy) {
    const SourceSheet& about = *catalog_.source.sheet(sheet);
    errors_.push_back({about.file, place_in(source_, about.file, record.line, column),
                       text::excerpt(field(record, column)), std::move(what), std::move(remedy)});
  }

  std::string called_in(const char* sheet, const char* column) const {
    return called(*catalog_.source.sheet(sheet), column, source_.origin);
  }

  // A target prints relation, value and unit one behind the other: >=4600平方米.
  void check_target(const char* sheet, const Record& record) {
    const std::string value = text::fold(field(record, "value"));
    const std::string relation = text::fold(field(record, "relation"));
    const std::string unit = text::fold(field(record, "unit"));
    const bool begins = std::any_of(relations.begin(), relations.end(), [&](std::string_view one) {
      return value.starts_with(text::fold(one));
    });
    if (!relation.empty() && begins) {
      fail(sheet, record, "value",
           fmt::format("{} stands in it too, and would be printed twice",
                       called_in(sheet, "relation")),
           "write the number alone");
    } else if (!unit.empty() && value.ends_with(unit) && text::is_digit(value.front())) {
      fail(sheet, record, "value",
           fmt::format("{} stands in it too, and would be printed twice", called_in(sheet, "unit")),
           "write the number alone");
    }
  }

  void check_quantity(const Record& record) {
    const CellValue value = parse_cell(field(record, "quantity"));
    if (value.kind != CellKind::number) return;
    fail("assets", record, "quantity", "a number without its unit",
         catalog_.source.sheet("assets")->column("quantity")->help);
  }

  const Source& source_;
  const Catalog& catalog_;
  Errors errors_;
};

}  // namespace

Errors units_of_values(const Source& source, const Catalog& catalog) {
  return UnitsOfValues(source, catalog).check();
}

}  // namespace yiben::compiling
