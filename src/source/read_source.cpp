// A folder or a workbook to a source.
#include "source/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <utility>

#include "source/layout_text.h"
#include "source/sheet_rows.h"

namespace yiben {

namespace {

constexpr std::string_view counterparty_column = "counterparty";

namespace fs = std::filesystem;
using sourcing::RawSource;
using sourcing::SheetRows;

class Builder {
 public:
  Builder(RawSource raw, const SourceSchema& schema) : raw_(std::move(raw)), schema_(schema) {}

  Reading build() {
    // A source with a layout of its own prints what that says and needs no other names.
    const SheetRows* layout = raw_.find("layout");
    const bool looks_up =
        (layout == nullptr || layout->rows.empty()) && raw_.find("squares") == nullptr;
    if (looks_up) sourcing::check_totals(raw_, schema_);
    sourcing::check(raw_, schema_, looks_up);
    if (looks_up) sourcing::check_references(raw_, schema_);
    sourcing::check_unique(raw_);
    sourcing::check_trees(raw_, looks_up);
    sourcing::check_values(raw_, looks_up);
    note_places();
    read_unit();
    read_layout();
    sourcing::check_layout(raw_, source_.layout);
    for (const SheetRows& sheet : raw_.sheets) {
      if (sheet.about == nullptr) continue;
      const std::string& name = sheet.about->name;
      if (name == "facts") {
        read_facts(sheet);
      } else if (name == "tree") {
        read_tree(sheet);
      } else if (name != "unit" && name != "layout" && name != "squares") {
        read_records(sheet);
      }
    }
    for (const SourceSheet& sheet : schema_.sheets) {
      std::vector<std::string>& columns = source_.columns[sheet.name];
      for (const SourceColumn& column : sheet.columns) columns.push_back(column.name);
    }
    source_.origin = std::move(raw_.origin);
    return {std::move(source_), raw_.faults.all(), raw_.whole, std::move(raw_.missing)};
  }

 private:
  void note_places() {
    for (const SheetRows& sheet : raw_.sheets) {
      if (sheet.about == nullptr || sheet.by_line) continue;
      std::map<std::string, int>& columns = raw_.origin.columns[sheet.file];
      for (std::size_t c = 0; c < sheet.header.size(); ++c) {
        columns.emplace(sheet.header[c], static_cast<int>(c) + 1);
      }
      if (!sheet.about->single) continue;
      for (const csv::Row& row : sheet.rows) {
        raw_.origin.fields.emplace(row.fields[0], Place{.line = row.line, .column = 2});
      }
    }
    source_.origin = raw_.origin;
  }

  // Until anything is entered it may be nameless: lacking() says so.
  bool is_blank() const {
    return std::all_of(raw_.sheets.begin(), raw_.sheets.end(), [](const SheetRows& sheet) {
      return sheet.about == nullptr || sheet.about->single || sheet.rows.empty();
    });
  }

  void read_unit() {
    source_.family = "general";
    const SheetRows* unit = raw_.find("unit");
    if (unit == nullptr) return;
    for (const csv::Row& row : unit->rows) {
      const std::string& name = row.fields[0];
      const std::string& value = row.fields[1];
      if (name == "entity") source_.entity = value;
      if (name == "title") source_.title = value;
      if (name == "family") source_.family = value;
      if (name == "derived") source_.derived = value == "true";
      int* year = name == "year"           ? &source_.year
                  : name == "derived_year" ? &source_.derived_year
                                           : nullptr;
      if (year == nullptr || value.empty()) continue;
      std::from_chars(value.data(), value.data() + value.size(), *year);
    }
    if (is_blank()) return;
    for (Error& error : lacking_names()) raw_.faults.add(std::move(error));
  }

  Errors lacking_names() const {
    Errors errors = lacking(source_);
    std::erase_if(errors, [&](const Error& error) {
      return error.file != "unit.toml" || raw_.missing.contains("unit.entity") ||
             raw_.faults.any_at(error.file, error.place.line, error.place.column);
    });
    return errors;
  }

  static std::vector<std::size_t> places_of(const SheetRows& sheet,
                                            const std::vector<SourceColumn>& columns) {
    std::vector<std::size_t> places;
    for (const SourceColumn& column : columns) {
      const auto found = std::find(sheet.header.begin(), sheet.header.end(), column.name);
      places.push_back(static_cast<std::size_t>(found - sheet.header.begin()));
    }
    return places;
  }

  static std::string_view field(const csv::Row& row, std::size_t place) {
    return place < row.fields.size() ? std::string_view(row.fields[place]) : "";
  }

  // Coordinates in the order of the schema, however the columns stand.
  void read_facts(const SheetRows& sheet) {
    const std::vector<SourceColumn>& columns = sheet.about->columns;
    const std::vector<std::size_t> places = places_of(sheet, columns);
    for (const csv::Row& row : sheet.rows) {
      Fact fact;
      fact.line = row.line;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::string_view words = field(row, places[c]);
        if (columns[c].kind == FieldKind::amount) {
          const auto amount = fen_of(parse_cell(words).number, Unit::yuan);
          fact.amount = amount ? *amount : 0;
        } else if (columns[c].name == counterparty_column) {
          fact.counterparty = std::string(words);
        } else if (!words.empty()) {
          add_members(columns[c].dimension, words, fact);
        }
      }
      source_.facts.push_back(std::move(fact));
    }
  }

  static void add_members(const std::string& dimension, std::string_view words, Fact& fact) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(';'), words.size());
      const std::string one = dimension + "=" + std::string(text::trim(words.substr(0, end)));
      words.remove_prefix(std::min(end + 1, words.size()));
      const auto coordinate = coordinates_of(one, "facts.csv", {});
      if (coordinate) fact.at.push_back(coordinate->front());
    }
  }

  void read_tree(const SheetRows& sheet) {
    const std::vector<std::size_t> places = places_of(sheet, sheet.about->columns);
    for (const csv::Row& row : sheet.rows) {
      source_.tree.push_back({std::string(field(row, places[0])),
                              std::string(field(row, places[1])),
                              std::string(field(row, places[2]))});
    }
  }

  void read_records(const SheetRows& sheet) {
    for (const csv::Row& row : sheet.rows) {
      Record record{row.line, {}};
      for (std::size_t c = 0; c < std::min(row.fields.size(), sheet.header.size()); ++c) {
        if (!row.fields[c].empty()) record.fields[sheet.header[c]] = row.fields[c];
      }
      source_.sheets[sheet.about->name].push_back(std::move(record));
    }
  }

  // A source without a layout is set by the forms of its family.
  void read_layout() {
    const SheetRows* book = raw_.find("layout");
    Layout& layout = source_.layout;
    const SheetRows* squares = raw_.find("squares");
    // One that cannot be read is another mistake.
    if (squares != nullptr && (book == nullptr || book->rows.empty())) {
      if (!raw_.whole) return;
      raw_.whole = false;
      return raw_.faults.add("layout/book.txt", {}, squares->file,
                             "tables of a layout, and no layout that says where they stand",
                             "bring the file back, or take all of layout/ away");
    }
    if (book != nullptr) layout_text::read_book(*book, layout, raw_.faults);
    std::vector<bool> found(layout.tables.size());
    for (const SheetRows& sheet : raw_.sheets) {
      if (sheet.about == nullptr || sheet.about->name != "squares") continue;
      std::size_t index = 0;
      while (index < found.size() && "layout/" + layout_text::table_file(index) != sheet.file) {
        ++index;
      }
      if (index == found.size()) {
        raw_.faults.add(sheet.file, {}, "", "a table that the layout does not name",
                        "write an @table line for it, or take it away");
        continue;
      }
      found[index] = true;
      layout_text::read_squares(sheet, layout.tables[index], raw_.faults);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i]) continue;
      raw_.faults.add("layout/" + layout_text::table_file(i), {}, "",
                      "a table that the layout names is not there", "add it");
    }
  }

  RawSource raw_;
  const SourceSchema& schema_;
  Source source_;
};

bool is_hidden(const std::string& name) {
  return name.starts_with(".") || name.starts_with("~$");
}

}  // namespace

namespace sourcing {

std::string lower(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return name;
}

bool belongs(const std::string& name) {
  const bool prose = name.ends_with(".md") && name != "readme.md";
  return prose || name.ends_with(".csv") || name.ends_with(".toml") || name == "layout/book.txt";
}

}  // namespace sourcing

// What a source may consist of, in the folder and below it.
Result<SourceFiles> source_files(const std::string& folder) {
  SourceFiles files;
  Errors errors;
  std::error_code error;
  for (const std::string inside : {"", "layout/"}) {
    if (!inside.empty() && !fs::exists(folder + "/" + inside)) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder + "/" + inside, error)) {
      const std::string file = entry.path().filename().string();
      const std::string name = inside + file;
      if (is_hidden(file)) continue;
      const std::string small = sourcing::lower(name);
      if (small.ends_with(".xlsx") && entry.is_regular_file(error)) {
        errors.push_back({folder + "/" + name,
                          {},
                          "",
                          "a workbook in the folder of a source, whose sheets are not read",
                          "take it out of the folder, or name it alone instead of the folder"});
        continue;
      }
      if (!sourcing::belongs(small)) continue;
      if (!sourcing::belongs(name)) {
        errors.push_back({folder + "/" + name,
                          {},
                          "",
                          "the name of a sheet in capital letters, which is not taken for one",
                          "rename it to " + sourcing::lower(file)});
        continue;
      }
      if (files.size() == limits::max_source_files) {
        return Error{
            folder,
            {},
            "",
            fmt::format("more than {} files (limit max_source_files)", limits::max_source_files),
            "keep nothing else in the folder of a source"};
      }
      Result<std::string> bytes = read_file(folder + "/" + name);
      if (bytes) {
        files.emplace_back(name, std::move(*bytes));
      } else {
        errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
      }
    }
    if (error) {
      errors.push_back({folder + "/" + inside,
                        {},
                        error.message(),
                        "the folder of a source cannot be read",
                        "give the folder that holds unit.toml and facts.csv, or a workbook"});
    }
  }
  if (!errors.empty()) return errors;
  std::sort(files.begin(), files.end());
  return files;
}

Errors lacking(const Source& source) {
  Errors errors;
  const auto place = [&](const char* field) {
    const auto found = source.origin.fields.find(field);
    return found == source.origin.fields.end() ? Place{} : found->second;
  };
  constexpr int first_year = 1949;
  constexpr int last_year = 2199;
  if (source.entity.empty() && !source.derived) {
    errors.push_back({"unit.toml", place("entity"), "", "no entity",
                      "enter entity, the name of the department or unit"});
  }
  if ((source.year < first_year || source.year > last_year) && !source.derived) {
    errors.push_back({"unit.toml", place("year"),
                      source.year == 0 ? "" : std::to_string(source.year), "no year",
                      "enter year, as 2026"});
  }
  if (source.facts.empty()) {
    errors.push_back({"facts.csv",
                      {},
                      "",
                      "no facts: nothing has been entered yet",
                      "enter every amount once, a row each"});
  }
  return errors;
}

namespace {

Result<Source> without_mistakes(Reading reading, const SourceSchema& schema) {
  if (reading.mistakes.errors.empty()) return std::move(reading.source);
  return shown(std::move(reading.mistakes), schema, reading.source.origin);
}

Reading reading_of(sourcing::RawSource raw, const SourceSchema& schema) {
  // Bytes that are no workbook have no sheets to be missed.
  if (raw.sheets.empty() && !raw.faults.empty()) {
    Reading nothing;
    nothing.source.origin = raw.origin;
    nothing.mistakes = raw.faults.all();
    nothing.whole = false;
    return nothing;
  }
  return Builder(std::move(raw), schema).build();
}

Reading unreadable(const std::string& path, Errors errors) {
  Reading nothing;
  nothing.source.origin.path = path;
  nothing.mistakes.errors = std::move(errors);
  nothing.whole = false;
  return nothing;
}

}  // namespace

Result<Source> source_of(const SourceFiles& files, const std::string& path,
                         const SourceSchema& schema) {
  return without_mistakes(Builder(sourcing::rows_of_files(files, path, schema), schema).build(),
                          schema);
}

Result<Source> source_of_workbook(std::string_view bytes, const std::string& path,
                                  const SourceSchema& schema) {
  return without_mistakes(reading_of(sourcing::rows_of_workbook(bytes, path, schema), schema),
                          schema);
}

Reading reading_of(const std::string& path, const SourceSchema& schema) {
  std::error_code failed;
  const bool is_file = fs::exists(path, failed) && !fs::is_directory(path, failed);
  if (!is_file) {
    const Result<SourceFiles> files = source_files(path);
    if (!files) return unreadable(path, files.errors());
    return Builder(sourcing::rows_of_files(*files, path, schema), schema).build();
  }
  const Result<std::string> bytes = read_file(path);
  if (!bytes) return unreadable(path, bytes.errors());
  if (!bytes->starts_with("PK")) {
    return unreadable(path, {{path,
                              {},
                              "",
                              "neither the folder of a source nor a workbook",
                              "give a folder, or a workbook saved as .xlsx"}});
  }
  return reading_of(sourcing::rows_of_workbook(*bytes, path, schema), schema);
}

Result<Source> read_source(const std::string& path, const SourceSchema& schema) {
  return without_mistakes(reading_of(path, schema), schema);
}

Result<Source> read_source(const std::string& path) {
  const Result<SourceSchema> schema = SourceSchema::load(catalog_folder());
  if (!schema) return schema.errors();
  return read_source(path, *schema);
}

}  // namespace yiben
