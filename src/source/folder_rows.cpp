// The files of a source to rows.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cube/toml.h"
#include "source/markdown.h"

namespace yiben::sourcing {

namespace {

constexpr std::string_view layout_folder = "layout/";
constexpr std::string_view csv_ending = ".csv";

class FolderReader {
 public:
  FolderReader(const std::string& path, const SourceSchema& schema) : schema_(schema) {
    raw_.origin.path = path;
  }

  RawSource read(const SourceFiles& files) {
    std::size_t bytes_in_all = 0;
    for (const auto& [name, bytes] : files) {
      bytes_in_all += bytes.size();
      if (bytes_in_all > limits::max_source_bytes) {
        raw_.faults.add(name, {}, "",
                        fmt::format("the files of the source have more than {} MiB (limit "
                                    "max_source_bytes)",
                                    limits::max_source_bytes >> 20),
                        "divide the source");
        raw_.whole = false;
        for (const SourceSheet& sheet : schema_.sheets) raw_.miss(sheet);
        break;
      }
      read_file(name, bytes);
    }
    check_sheets(raw_, schema_);
    return std::move(raw_);
  }

 private:
  void read_file(const std::string& name, const std::string& bytes) {
    const SourceSheet* about = sheet_of(name);
    if (about == nullptr) return unknown(name);
    Result<std::string> text = text::decode(bytes, name);
    if (!text) {
      is_unread(*about);
      for (const Error& error : text.errors()) raw_.faults.add(error);
      return;
    }
    SheetRows rows{.about = about, .file = name, .header = {}, .rows = {}};
    if (about->single) {
      read_toml(*text, rows);
    } else if (about->name == "layout") {
      read_lines(*text, rows);
    } else if (markdown::is_sheet(*about)) {
      markdown::read(*text, rows, raw_.faults);
    } else {
      read_csv(*text, rows);
    }
    raw_.sheets.push_back(std::move(rows));
  }

  const SourceSheet* sheet_of(const std::string& name) const {
    for (const SourceSheet& sheet : schema_.sheets) {
      if (sheet.file == name) return &sheet;
    }
    const bool is_table = name.starts_with(layout_folder) && name.ends_with(csv_ending);
    return is_table ? schema_.sheet("squares") : nullptr;
  }

  void is_unread(const SourceSheet& about) {
    raw_.whole = false;
    raw_.miss(about);
  }

  void unknown(const std::string& name) {
    const SourceSheet* other = nullptr;
    for (const SourceSheet& sheet : schema_.sheets) {
      const bool named = name.substr(0, name.rfind('.')) == sheet.name;
      if (named && markdown::is_sheet(sheet)) other = &sheet;
    }
    if (other == nullptr) return raw_.unknown.push_back(name);
    raw_.miss(*other);
    raw_.faults.add(name, {}, "", "this sheet is prose, and no table",
                    "write it as " + other->file);
  }

  void read_csv(const std::string& text, SheetRows& rows) {
    csv::Parsed parsed = csv::parse(text);
    rows.rows = std::move(parsed.rows);
    check_quotes(parsed, rows);
    if (rows.rows.empty()) return;
    take_header(rows);
    for (const csv::Row& row : rows.rows) fields_ += row.fields.size();
    if (rows.header.size() <= limits::max_source_columns && fields_ <= limits::max_source_fields) {
      return;
    }
    raw_.faults.add(rows.file, {}, "",
                    fmt::format("more than {} columns, or {} fields in all (limits "
                                "max_source_columns, max_source_fields)",
                                limits::max_source_columns, limits::max_source_fields),
                    "divide the source");
    is_unread(*rows.about);
    rows.header.clear();
    rows.rows.clear();
  }

  void take_header(SheetRows& rows) {
    std::vector<std::vector<std::string>> first;
    for (const csv::Row& row : rows.rows) {
      if (first.size() < most_title_rows) first.push_back(row.fields);
    }
    const auto header =
        rows.rows.begin() + static_cast<std::ptrdiff_t>(header_row(*rows.about, first));
    check_title(raw_, rows.file, rows.rows.front().line, header->line);
    rows.header_line = header->line;
    rows.header = std::move(header->fields);
    rows.rows.erase(rows.rows.begin(), header + 1);
  }

  void check_quotes(const csv::Parsed& parsed, SheetRows& rows) {
    if (parsed.open_quote > 0) {
      rows.is_cut = true;
      if (rows.rows.size() > 1) rows.rows.pop_back();  // it holds all that follows
      raw_.faults.add(rows.file, {.line = parsed.open_quote}, "",
                      "a quotation mark is never closed, and takes all that follows into its field",
                      "close it, or write it twice where it is meant");
    }
    if (parsed.text_behind_quote > 0) {
      raw_.faults.add(rows.file, {.line = parsed.text_behind_quote}, "",
                      "a field goes on behind its closing quotation mark",
                      "put all of the field between the marks, and those inside it twice");
    }
  }

  // A paragraph a line; blank lines say nothing.
  static void read_lines(std::string_view text, SheetRows& rows) {
    rows.header = {"text"};
    for (int line = 1; !text.empty(); ++line) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view words = text::trim(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (!words.empty()) rows.rows.push_back({line, {std::string(words)}});
    }
  }

  void read_toml(const std::string& text, SheetRows& rows) {
    const Result<toml::table> root = parse_toml(text, rows.file);
    if (root) {
      for (const auto& [key, node] : *root) {
        const int line = static_cast<int>(node.source().begin.line);
        std::string value;
        if (const auto* words = node.as_string()) {
          value = words->get();
        } else if (const auto* number = node.as_integer()) {
          value = std::to_string(number->get());
        } else if (const auto* truth = node.as_boolean()) {
          value = truth->get() ? "true" : "false";
        } else if (const auto* decimal = node.as_floating_point()) {
          value = fmt::format("{}", decimal->get());  // no field takes it: only for the message
        } else {
          raw_.faults.add(rows.file, {.line = line, .column = 2}, key.str(),
                          "neither words nor a number",
                          fmt::format("write {0} = 2026 for a number, {0} = \"…\" for words",
                                      std::string(key.str())));
        }
        rows.rows.push_back({line, {std::string(key.str()), std::move(value)}});
      }
    } else {
      for (const Error& error : root.errors()) raw_.faults.add(error);
      is_unread(*rows.about);
      rows.about = nullptr;
    }
    std::stable_sort(rows.rows.begin(), rows.rows.end(),
                     [](const csv::Row& a, const csv::Row& b) { return a.line < b.line; });
  }

  const SourceSchema& schema_;
  RawSource raw_;
  std::size_t fields_ = 0;
};

}  // namespace

RawSource rows_of_files(const SourceFiles& files, const std::string& path,
                        const SourceSchema& schema) {
  return FolderReader(path, schema).read(files);
}

}  // namespace yiben::sourcing
