// Whose book it is: the name on the cover, and the names of its units.
#include "compile/compile.h"
#include "compile/needs.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

// One of the names is the other, or a part of it: 市园林局 and 市园林局（本级）, 云溪市园林局.
bool fit_together(const std::string& name, const std::string& other, const Terms& terms) {
  const std::string a = text::fold(name);
  const std::string b = text::fold(other);
  const std::string_view bare_a = terms.without_own_level(a);
  const std::string_view bare_b = terms.without_own_level(b);
  return bare_a.find(bare_b) != bare_a.npos || bare_b.find(bare_a) != bare_b.npos;
}

}  // namespace

Errors entity_of_units(const Source& source, const Terms& terms) {
  const std::vector<Record>& units = sheet(source, "units");
  if (units.empty()) return {};
  for (const Record& unit : units) {
    if (fit_together(source.entity, field(unit, "name"), terms)) return {};
  }
  const auto place = source.origin.fields.find("entity");
  return {{.file = "unit.toml",
           .place = place == source.origin.fields.end() ? Place() : place->second,
           .excerpt = text::excerpt(source.entity),
           .what = "the cover names this one, and the tables " +
                   text::excerpt(field(units.front(), "name")),
           .remedy = "correct the name of one of them"}};
}

}  // namespace yiben::compiling
