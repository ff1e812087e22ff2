// Sheets that a source needs and does not have, and sheets that none of the schema is called by.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::sourcing {

namespace {

class SheetsChecker {
 public:
  SheetsChecker(RawSource& raw, const SourceSchema& schema) : raw_(raw), schema_(schema) {}

  void check() {
    for (const std::string& name : raw_.unknown) is_unknown(name);
    for (const std::string_view needed : {"unit", "facts"}) {
      const SourceSheet& about = *schema_.sheet(needed);
      if (raw_.find(needed) != nullptr || raw_.is_missing(about)) continue;
      raw_.faults.add(
          about.file, {}, "",
          raw_.origin.is_workbook ? "the workbook has no such sheet" : "the file does not exist",
          "a source needs it");
      raw_.miss(about);
    }
  }

 private:
  const std::string& called(const SourceSheet& sheet) const {
    return raw_.origin.is_workbook ? sheet.title : sheet.file;
  }

  void is_unknown(const std::string& name) {
    const SourceSheet* sheet =
        probable(raw_.origin.is_workbook ? name : name.substr(0, name.rfind('.')));
    if (sheet != nullptr) {
      raw_.miss(*sheet);
      raw_.faults.add(name, {}, "", fmt::format("unknown sheet, did you mean {}?", called(*sheet)),
                      "rename it to " + called(*sheet));
      return;
    }
    raw_.faults.add(name, {}, "", "unknown sheet",
                    raw_.origin.is_workbook
                        ? "give it the name of a sheet of the source, or delete it"
                        : "take it out of the folder, or give it the name of a sheet: "
                          "docs/formats/source.md lists them");
  }

  // Of those that are not there: the one that is called so, of which this is a part, or that is
  // nearest.
  const SourceSheet* probable(const std::string& name) const {
    std::vector<const SourceSheet*> sheets;
    std::vector<std::string> names;
    for (const SourceSheet& sheet : schema_.sheets) {
      const bool is_layout = sheet.name == "layout" || sheet.name == "squares";
      if (is_layout || raw_.find(sheet.name) != nullptr || raw_.is_missing(sheet)) continue;
      for (const std::string& one : {sheet.name, sheet.title, sheet.title_en}) {
        sheets.push_back(&sheet);
        names.push_back(text::fold(one));
      }
    }
    const std::string folded = text::fold(name);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == folded) return sheets[i];
    }
    const std::optional<std::size_t> near = nearest(folded, names);
    return near ? sheets[*near] : containing(folded, sheets, names);
  }

  // 收支 for 收支明细, 项目表 for 项目; none where several would do.
  static const SourceSheet* containing(const std::string& name,
                                       const std::vector<const SourceSheet*>& sheets,
                                       const std::vector<std::string>& names) {
    constexpr std::size_t least = 2;
    const SourceSheet* found = nullptr;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string& shorter = name.size() < names[i].size() ? name : names[i];
      const std::string& longer = &shorter == &name ? names[i] : name;
      const bool holds =
          text::count_characters(shorter) >= least && longer.find(shorter) != longer.npos;
      if (!holds || found == sheets[i]) continue;
      if (found != nullptr) return nullptr;
      found = sheets[i];
    }
    return found;
  }

  RawSource& raw_;
  const SourceSchema& schema_;
};

}  // namespace

void check_sheets(RawSource& raw, const SourceSchema& schema) {
  SheetsChecker(raw, schema).check();
}

}  // namespace yiben::sourcing
