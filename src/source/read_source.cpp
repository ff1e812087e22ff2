// A folder to a source.
#include "source/source.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "source/csv.h"
#include "source/layout_text.h"
#include "text/text.h"

namespace yiben {

namespace {

constexpr std::string_view counterparty_column = "counterparty";

class Reader {
 public:
  Reader(const SourceFiles& files, const std::string& folder) : folder_(folder) {
    for (const auto& [name, bytes] : files) files_.emplace(name, &bytes);
  }

  Result<Source> read() {
    read_unit();
    if (const auto text = file("facts.csv", true)) read_facts(*text);
    if (const auto text = file("tree.csv", false)) read_tree(*text);
    read_sheets();
    read_layout();
    if (!errors_.empty()) return errors_;
    return std::move(source_);
  }

 private:
  std::string path_of(std::string_view name) const { return folder_ + "/" + std::string(name); }

  // Nothing where the file is missing and need not be there.
  const std::string* file(std::string_view name, bool required) {
    const auto found = files_.find(name);
    if (found != files_.end()) return found->second;
    if (required) fail(name, {}, "", "the file does not exist", "a source needs it");
    return nullptr;
  }

  void fail(std::string_view name, Place place, std::string excerpt, std::string what,
            std::string remedy) {
    errors_.push_back(
        {path_of(name), place, std::move(excerpt), std::move(what), std::move(remedy)});
  }

  void read_unit() {
    const auto text = file("unit.toml", true);
    if (!text) return;
    try {
      const toml::table root = toml::parse(*text, path_of("unit.toml"));
      source_.entity = root["entity"].value_or(std::string());
      source_.title = root["title"].value_or(std::string());
      source_.year = root["year"].value_or(0);
      source_.family = root["family"].value_or(std::string("general"));
      source_.derived = root["derived"].value_or(false);
    } catch (const toml::parse_error& error) {
      fail("unit.toml", {.line = static_cast<int>(error.source().begin.line)}, "",
           std::string(error.description()), "mend the TOML syntax");
    }
    if (source_.entity.empty() && !source_.derived) {
      fail("unit.toml", {}, "", "no entity", "write entity = \"name of the department or unit\"");
    }
  }

  void read_facts(const std::string& text) {
    const std::vector<csv::Row> rows = csv::parse(text);
    if (rows.empty() || rows.front().fields.back() != "amount") {
      return fail("facts.csv", {.line = 1}, "", "the header does not end with amount",
                  "write the dimensions of cube.toml and then amount");
    }
    const std::vector<std::string>& header = rows.front().fields;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const csv::Row& row = rows[i];
      if (row.fields.size() != header.size()) {
        fail("facts.csv", {.line = row.line}, "", "not as many fields as the header has",
             "give every column a field, be it empty");
        continue;
      }
      read_fact(header, row);
    }
  }

  void read_fact(const std::vector<std::string>& header, const csv::Row& row) {
    Fact fact;
    fact.line = row.line;
    for (std::size_t i = 0; i + 1 < header.size(); ++i) {
      if (header[i] == counterparty_column) {
        fact.counterparty = std::string(text::trim(row.fields[i]));
        continue;
      }
      std::string_view rest = row.fields[i];
      while (!text::trim(rest).empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string one = header[i] + "=" + std::string(text::trim(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto coordinate = coordinates_of(one, path_of("facts.csv"), {.line = row.line});
        if (coordinate) fact.at.push_back(coordinate->front());
      }
    }
    const CellValue value = parse_cell(row.fields.back());
    const Place place{.line = row.line, .column = static_cast<int>(header.size())};
    const auto amount = value.kind == CellKind::number && value.number.decimals <= 2
                            ? fen_of(value.number, Unit::yuan)
                            : std::nullopt;
    if (!amount) {
      return fail("facts.csv", place, row.fields.back(), "no amount in yuan to the fen",
                  "write it as 1234.50");
    }
    fact.amount = *amount;
    source_.facts.push_back(std::move(fact));
  }

  void read_tree(const std::string& text) {
    const std::vector<csv::Row> rows = csv::parse(text);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const std::vector<std::string>& fields = rows[i].fields;
      if (fields.size() != 3) {
        fail("tree.csv", {.line = rows[i].line}, "", "a branch needs three fields",
             "dimension,member,parent");
        continue;
      }
      source_.tree.push_back({fields[0], fields[1], fields[2]});
    }
  }

  // Every other CSV file is a sheet: a header of names, a record per row.
  void read_sheets() {
    constexpr std::string_view ending = ".csv";
    for (const auto& [file_name, text] : files_) {
      const bool is_sheet = file_name.ends_with(ending) && file_name.find('/') == file_name.npos;
      const std::string name =
          is_sheet ? file_name.substr(0, file_name.size() - ending.size()) : "";
      if (is_sheet && name != "facts" && name != "tree") read_sheet(name, *text);
    }
  }

  void read_sheet(const std::string& name, const std::string& text) {
    const std::vector<csv::Row> rows = csv::parse(text);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const std::vector<std::string>& header = rows.front().fields;
      const std::vector<std::string>& fields = rows[i].fields;
      if (fields.size() > header.size()) {
        fail(name + ".csv", {.line = rows[i].line}, fields.front(),
             "more fields than the header has", "put fields with commas in quotes");
        continue;
      }
      Record record{rows[i].line, {}};
      for (std::size_t c = 0; c < fields.size(); ++c) {
        if (!fields[c].empty()) record.fields[header[c]] = fields[c];
      }
      source_.sheets[name].push_back(std::move(record));
    }
  }

  // A source without a layout is set by the forms of its family.
  void read_layout() {
    const auto text = file("layout/book.txt", false);
    if (!text) return;
    Layout& layout = source_.layout;
    layout_text::read_book(*text, path_of("layout/book.txt"), layout, errors_);
    for (std::size_t i = 0; i < layout.tables.size(); ++i) {
      const std::string name = "layout/" + layout_text::table_file(i);
      if (const auto squares = file(name, true)) {
        layout_text::read_squares(*squares, path_of(name), layout.tables[i], errors_);
      }
    }
  }

  const std::string& folder_;
  std::map<std::string, const std::string*, std::less<>> files_;
  Source source_;
  Errors errors_;
};

}  // namespace

// What a source may consist of, in the folder and below it.
Result<SourceFiles> source_files(const std::string& folder) {
  namespace fs = std::filesystem;
  SourceFiles files;
  Errors errors;
  std::error_code error;
  for (const std::string inside : {"", "layout/"}) {
    if (!inside.empty() && !fs::exists(folder + "/" + inside)) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder + "/" + inside, error)) {
      const std::string name = inside + entry.path().filename().string();
      const fs::path ending = entry.path().extension();
      const bool belongs = ending == ".csv" || name == "unit.toml" || name == "layout/book.txt";
      if (!belongs) continue;
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
                        "give the folder that holds unit.toml and facts.csv"});
    }
  }
  if (!errors.empty()) return errors;
  return files;
}

Result<Source> source_of(const SourceFiles& files, const std::string& folder) {
  return Reader(files, folder).read();
}

Result<Source> read_source(const std::string& folder) {
  const Result<SourceFiles> files = source_files(folder);
  if (!files) return files.errors();
  return source_of(*files, folder);
}

}  // namespace yiben
