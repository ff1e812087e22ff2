// Names of one sheet of a source in another, and keys that stand twice.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace yiben::sourcing {

namespace {

// Where the columns stand in the sheet; nothing where one of them is not there.
std::optional<std::vector<std::size_t>> places_of(const SheetRows& sheet,
                                                  const std::vector<std::string>& columns) {
  std::vector<std::size_t> places;
  for (const std::string& name : columns) {
    const auto found = std::find(sheet.header.begin(), sheet.header.end(), name);
    if (found == sheet.header.end()) return std::nullopt;
    places.push_back(static_cast<std::size_t>(found - sheet.header.begin()));
  }
  return places;
}

const std::string& field_at(const csv::Row& row, std::size_t place) {
  static const std::string nothing;
  return place < row.fields.size() ? row.fields[place] : nothing;
}

// One column as it is, several as the path "/a/b".
std::string name_of(const csv::Row& row, const std::vector<std::size_t>& places) {
  if (places.size() == 1) return text::fold(field_at(row, places.front()));
  std::string path;
  for (const std::size_t place : places) path += "/" + text::fold(field_at(row, place));
  return path;
}

class References {
 public:
  References(RawSource& raw, const SourceSchema& schema) : raw_(raw), schema_(schema) {}

  void check_all() {
    for (SheetRows& sheet : raw_.sheets) {
      if (sheet.about == nullptr || sheet.about->single) continue;
      for (std::size_t c = 0; c < sheet.header.size(); ++c) {
        const SourceColumn* about = sheet.about->column(sheet.header[c]);
        if (about == nullptr || about->of_sheet.empty()) continue;
        if (!is_there(*about)) {
          count_names(sheet, *about, c);
          continue;
        }
        for (csv::Row& row : sheet.rows) check_field(sheet, *about, row, c);
      }
    }
    say_unknown();
    for (const auto& [name, wanted] : wanted_) is_wanted(*schema_.sheet(name), wanted);
  }

 private:
  // What names rows of a sheet that has none.
  struct Wanted {
    std::size_t fields = 0;
    std::string sheet;
    int line = 0;
    std::string name;  // the first
  };

  // Folded, with the first field of the row that has it.
  using Known = std::unordered_map<std::string, std::string>;

  struct Unknown {
    const SourceColumn* about = nullptr;
    int line = 0;
    std::string name;
    std::size_t rows = 0;
    int last_line = 0;
  };

  bool is_there(const SourceColumn& about) const {
    const SheetRows* sheet = raw_.find(about.of_sheet);
    return sheet != nullptr && !sheet->rows.empty() && places_of(*sheet, about.of_columns);
  }

  void count_names(const SheetRows& sheet, const SourceColumn& about, std::size_t place) {
    for (const csv::Row& row : sheet.rows) {
      const std::string& name = field_at(row, place);
      if (name.empty()) continue;
      Wanted& wanted = wanted_[about.of_sheet];
      if (wanted.fields++ == 0) {
        wanted = {1, called(*sheet.about, raw_.origin), row.line, name};
      }
    }
  }

  // One message for the sheet, unless something was said of it or of its header.
  void is_wanted(const SourceSheet& about, const Wanted& wanted) {
    const bool is_said = std::any_of(
        about.columns.begin(), about.columns.end(),
        [&](const auto& one) { return raw_.missing.contains(about.name + "." + one.name); });
    raw_.miss(about);
    if (is_said) return;
    std::string columns;
    for (const SourceColumn& column : about.columns) {
      if (!column.required) continue;
      columns += (columns.empty() ? "" : ", ") + called(about, column.name, raw_.origin);
    }
    raw_.faults.add(
        about.file, {}, wanted.name,
        fmt::format(
            "{}, and {} what stands in it, the first in row {} of {}",
            raw_.find(about.name) == nullptr ? "the sheet is not there" : "the sheet has no rows",
            wanted.fields == 1 ? "a field names" : fmt::format("{} fields name", wanted.fields),
            wanted.line, wanted.sheet),
        fmt::format("enter a row for each name, with {}", columns));
  }

  void check_field(const SheetRows& sheet, const SourceColumn& about, csv::Row& row,
                   std::size_t place) {
    if (place >= row.fields.size() || row.fields[place].empty()) return;
    const Known& known = names(about);
    const bool is_member = about.kind == FieldKind::member;
    std::string names;
    for (const std::string& part : parts_of(row.fields[place], is_member, known)) {
      std::string name = part;
      if (is_member && !known.contains(text::fold(part))) name = decoded(part);
      const bool found = known.contains(text::fold(name));
      if (!found) fail(sheet, about, row, place, part);
      const int line = second_row_of(about, name);
      if (line > 0 && ambiguous_.emplace(sheet.file, text::fold(name)).second) {
        is_ambiguous(sheet, about, row, place, line);
      }
      // Paths are folded in facts, as they are where tables are read; other names are written as
      // the other sheet has them, so that two spellings are one name.
      if (found) name = about.of_columns.size() > 1 ? text::fold(name) : known.at(text::fold(name));
      names += (names.empty() ? "" : "; ") + (is_member ? encoded(name) : name);
    }
    row.fields[place] = std::move(names);
  }

  // Members are parted by ";", unless the whole field is a name that the other sheet has so.
  static std::vector<std::string> parts_of(std::string_view field, bool is_member,
                                           const Known& known) {
    std::vector<std::string> parts;
    if (!is_member || known.contains(text::fold(text::trim(field)))) {
      parts.emplace_back(text::trim(field));
      return parts;
    }
    while (!field.empty()) {
      const std::size_t end = std::min(field.find(';'), field.size());
      const std::string_view part = text::trim(field.substr(0, end));
      field.remove_prefix(std::min(end + 1, field.size()));
      if (!part.empty()) parts.emplace_back(part);
    }
    return parts;
  }

  // As facts write a member: %3B for ";".
  static std::string encoded(const std::string& member) {
    return to_text({Coordinate("", member)}).substr(1);
  }

  static std::string decoded(const std::string& part) {
    const auto coordinates = coordinates_of("x=" + part, "", {});
    return coordinates ? coordinates->front().second : part;
  }

  // A name that is unknown in many rows is one mistake: of the name, or of the other sheet.
  void fail(const SheetRows& sheet, const SourceColumn& about, const csv::Row& row,
            std::size_t place, const std::string& name) {
    const auto [found, is_new] = unknown_.try_emplace({sheet.file, place, text::fold(name)});
    if (is_new) found->second = {&about, row.line, name};
    if (found->second.last_line != row.line) ++found->second.rows;
    found->second.last_line = row.line;
  }

  // Rows of the other sheet whose name could not be read may hold any that was not found.
  bool may_be_unread(const SourceColumn& about, std::size_t unknown) const {
    const SheetRows& sheet = *raw_.find(about.of_sheet);
    const auto places = places_of(sheet, about.of_columns);
    const auto is_unread = [&](const csv::Row& row) {
      return std::any_of(places->begin(), places->end(), [&](std::size_t place) {
        return raw_.faults.any_at(sheet.file, row.line, static_cast<int>(place) + 1);
      });
    };
    const auto unread = std::count_if(sheet.rows.begin(), sheet.rows.end(), is_unread);
    return sheet.is_cut || static_cast<std::size_t>(unread) >= unknown;
  }

  // Of which sheets nothing more is said: their names cannot be told.
  std::set<std::string> unread_names() {
    std::map<std::string, std::set<std::string>> unknown;
    std::map<std::string, const SourceColumn*> columns;
    for (const auto& [where, one] : unknown_) {
      const std::string key = key_of(*one.about);
      unknown[key].insert(std::get<2>(where));
      columns[key] = one.about;
    }
    std::set<std::string> unread;
    for (const auto& [key, names] : unknown) {
      const SourceColumn& about = *columns[key];
      if (!may_be_unread(about, names.size())) continue;
      unread.insert(key);
      for (const std::string& column : about.of_columns) {
        raw_.missing.insert(about.of_sheet + "." + column);
      }
    }
    return unread;
  }

  void say_unknown() {
    const std::set<std::string> unread = unread_names();
    for (const auto& [where, unknown] : unknown_) {
      if (unread.contains(key_of(*unknown.about))) continue;
      const auto& [file, place, folded] = where;
      const SourceSheet& other = *schema_.sheet(unknown.about->of_sheet);
      const std::string sheet = called(other, raw_.origin);
      std::vector<std::string> all;
      for (const auto& [name, spelt] : names(*unknown.about)) all.push_back(name);
      std::sort(all.begin(), all.end());
      std::string columns;
      for (const std::string& one : unknown.about->of_columns) {
        columns += (columns.empty() ? "" : "/") + called(other, one, raw_.origin);
      }
      if (is_above(unknown, all)) {
        raw_.faults.add(file, {.line = unknown.line, .column = static_cast<int>(place) + 1},
                        unknown.name, fmt::format("several of {} lie in it", sheet),
                        fmt::format("write the whole path {} of one; a total is computed, and "
                                    "never typed",
                                    columns));
        continue;
      }
      const std::string more =
          unknown.rows == 1 ? "" : fmt::format(", here and in {} rows below", unknown.rows - 1);
      raw_.faults.add(file, {.line = unknown.line, .column = static_cast<int>(place) + 1},
                      unknown.name,
                      fmt::format("{} has no such {}{}{}", sheet, columns, more,
                                  meant(*unknown.about, unknown.name, all)),
                      fmt::format("write it as {} has it, or add a row there", sheet));
    }
  }

  // "/类型/一级项目", where paths go on.
  static bool is_above(const Unknown& unknown, const std::vector<std::string>& all) {
    const std::string path = text::fold(unknown.name) + "/";
    return unknown.about->of_columns.size() > 1 &&
           std::any_of(all.begin(), all.end(),
                       [&](const std::string& one) { return one.starts_with(path); });
  }

  // A name near it; the one that it begins with ("417001 某局"), or whose row is called so.
  std::string meant(const SourceColumn& about, const std::string& name,
                    const std::vector<std::string>& all) const {
    const std::string near = did_you_mean(name, all);
    if (!near.empty() || about.of_columns.size() > 1) return near;
    const SheetRows& sheet = *raw_.find(about.of_sheet);
    const std::size_t place = places_of(sheet, about.of_columns)->front();
    const std::string folded = text::fold(name);
    for (const csv::Row& row : sheet.rows) {
      const std::string& key = field_at(row, place);
      for (std::size_t c = 0; c < std::min(row.fields.size(), sheet.header.size()); ++c) {
        const SourceColumn* column = sheet.about->column(sheet.header[c]);
        if (column == nullptr || column->kind != FieldKind::text) continue;
        const std::string words = text::fold(row.fields[c]);
        const bool is_name = !words.empty() && folded.ends_with(words);
        const bool is_whole = folded == words || folded.find(text::fold(key)) != folded.npos;
        if (is_name && is_whole && !key.empty()) return fmt::format(", did you mean {}?", key);
      }
    }
    return "";
  }

  static std::string key_of(const SourceColumn& about) {
    std::string key = about.of_sheet;
    for (const std::string& column : about.of_columns) key += "." + column;
    return key;
  }

  // 0 where the name stands in one row, or where two rows of it are a mistake by themselves.
  int second_row_of(const SourceColumn& about, const std::string& name) const {
    const auto& unique = schema_.sheet(about.of_sheet)->unique;
    if (std::find(unique.begin(), unique.end(), about.of_columns) != unique.end()) return 0;
    const auto found = second_rows_.find({key_of(about), text::fold(name)});
    return found == second_rows_.end() ? 0 : found->second;
  }

  void is_ambiguous(const SheetRows& sheet, const SourceColumn& about, const csv::Row& row,
                    std::size_t place, int line) {
    const SourceSheet& other = *schema_.sheet(about.of_sheet);
    const std::string file = called(other, raw_.origin);
    raw_.faults.add(sheet.file, {.line = row.line, .column = static_cast<int>(place) + 1},
                    row.fields[place],
                    fmt::format("{} has several such {}, the second in row {}", file,
                                called(other, about.of_columns.front(), raw_.origin), line),
                    "give them names that differ");
  }

  const Known& names(const SourceColumn& about) {
    const std::string key = key_of(about);
    const auto [found, is_new] = names_.try_emplace(key);
    const SheetRows* sheet = raw_.find(about.of_sheet);
    const auto places =
        is_new && sheet != nullptr ? places_of(*sheet, about.of_columns) : std::nullopt;
    if (places) {
      std::unordered_map<std::string, const csv::Row*> first;
      for (const csv::Row& row : sheet->rows) {
        const std::string name = name_of(row, *places);
        found->second.emplace(name, text::trim(field_at(row, places->front())));
        const auto [before, is_first] = first.emplace(name, &row);
        if (is_first || have_one_key(*sheet, *before->second, row)) continue;
        second_rows_.try_emplace({key, name}, row.line);
      }
    }
    return found->second;
  }

  // Two rows of one key are a mistake by themselves.
  static bool have_one_key(const SheetRows& sheet, const csv::Row& a, const csv::Row& b) {
    return std::any_of(sheet.about->unique.begin(), sheet.about->unique.end(),
                       [&](const std::vector<std::string>& key) {
                         const auto places = places_of(sheet, key);
                         if (!places || name_of(a, *places) != name_of(b, *places)) return false;
                         return std::any_of(places->begin(), places->end(),
                                            [&](std::size_t p) { return !field_at(a, p).empty(); });
                       });
  }

  RawSource& raw_;
  const SourceSchema& schema_;
  std::unordered_map<std::string, Known> names_;
  std::map<std::pair<std::string, std::string>, int> second_rows_;  // by column and folded name
  // By sheet, place of the column and folded name.
  std::map<std::tuple<std::string, std::size_t, std::string>, Unknown> unknown_;
  std::map<std::string, Wanted> wanted_;                     // by sheet
  std::set<std::pair<std::string, std::string>> ambiguous_;  // said once, by file and name
};

// `said` are the lines of which something was said.
void check_key(const SheetRows& sheet, const std::vector<std::string>& key, RawSource& raw,
               std::set<int>& said) {
  const auto places = places_of(sheet, key);
  if (!places) return;
  std::unordered_map<std::string, int> lines;
  for (const csv::Row& row : sheet.rows) {
    std::string words;
    bool empty = true;
    for (const std::size_t place : *places) {
      const std::string& field = field_at(row, place);
      empty = empty && field.empty();
      words += (words.empty() ? "" : ", ") + field;
    }
    const bool was_said = std::any_of(places->begin(), places->end(), [&](std::size_t place) {
      return raw.faults.any_at(sheet.file, row.line, static_cast<int>(place) + 1);
    });
    if (empty || was_said) continue;
    const auto [first, is_new] = lines.emplace(name_of(row, *places), row.line);
    if (is_new || !said.insert(row.line).second) continue;
    const int column = sheet.by_line ? 0 : static_cast<int>(places->front()) + 1;
    raw.faults.add(sheet.file, {.line = row.line, .column = column}, words,
                   fmt::format("{} stands in row {} already",
                               called(*sheet.about, key.back(), raw.origin), first->second),
                   "keep one of the rows, or correct it");
  }
}

}  // namespace

void check_references(RawSource& raw, const SourceSchema& schema) {
  References(raw, schema).check_all();
}

void check_unique(RawSource& raw) {
  for (const SheetRows& sheet : raw.sheets) {
    if (sheet.about == nullptr) continue;
    std::set<int> said;
    for (const std::vector<std::string>& key : sheet.about->unique) {
      check_key(sheet, key, raw, said);
    }
  }
}

}  // namespace yiben::sourcing
