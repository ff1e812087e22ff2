// What is wrong with a source, in order and where the user finds it.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace yiben {

Error placed(Error error, const Origin& origin) {
  if (!origin.is_workbook) {
    error.file = origin.path + "/" + error.file;
    return error;
  }
  const auto sheet = origin.sheets.find(error.file);
  const std::string& name = sheet == origin.sheets.end() ? error.file : sheet->second;
  error.file = fmt::format("{}:sheet {}", origin.path, name);
  if (error.place.line > 0) error.file += fmt::format(", row {}", error.place.line);
  if (error.place.column > 0) {
    error.file += ", column " + sourcing::column_letters(error.place.column);
  }
  error.place = {};
  return error;
}

Place place_in(const Source& source, const std::string& file, int line, const std::string& column) {
  const auto columns = source.origin.columns.find(file);
  if (columns == source.origin.columns.end()) return {.line = line};
  const auto found = columns->second.find(column);
  return {.line = line, .column = found == columns->second.end() ? 0 : found->second};
}

std::string called(const SourceSheet& sheet, const Origin& origin) {
  if (!origin.is_workbook) return sheet.file;
  const auto found = origin.sheets.find(sheet.file);
  return found == origin.sheets.end() ? sheet.title : found->second;
}

std::string called(const SourceSheet& sheet, const std::string& column, const Origin& origin) {
  const auto headers = origin.headers.find(sheet.file);
  if (headers != origin.headers.end()) {
    const auto header = headers->second.find(column);
    if (header != headers->second.end()) return header->second;
  }
  const SourceColumn* about = sheet.column(column);
  return origin.is_workbook && about != nullptr ? about->title : column;
}

void Mistakes::add(Error error) {
  if (errors.size() >= limits::max_source_errors) {
    ++left_off;
    return;
  }
  errors.push_back(std::move(error));
}

std::string rows_in_words(const std::vector<int>& rows) {
  constexpr std::size_t most = 8;
  std::vector<std::string> spans;
  for (std::size_t begin = 0; begin < rows.size() && spans.size() <= most;) {
    std::size_t end = begin + 1;
    while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
    const bool is_span = end - begin > 2;
    if (!is_span) end = begin + 1;
    spans.push_back(is_span ? fmt::format("{} to {}", rows[begin], rows[end - 1])
                            : std::to_string(rows[begin]));
    begin = end;
  }
  if (spans.size() > most) spans.back() = "others";
  std::string words;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const char* join = i == 0 ? "" : i + 1 == spans.size() ? " and " : ", ";
    words += join + spans[i];
  }
  return words;
}

namespace {

std::string in_rows(const std::vector<int>& rows) {
  return fmt::format("row{} {}", rows.size() == 1 ? "" : "s", rows_in_words(rows));
}

// What is the same in several fields of a column is one mistake.
Errors told_once(Errors errors) {
  using Told = std::tuple<std::string, int, std::string, std::string, std::string>;
  std::map<Told, std::size_t> first;
  std::map<std::size_t, std::vector<int>> more;
  Errors once;
  for (Error& error : errors) {
    if (error.place.column > 0) {
      const Told told(error.file, error.place.column, error.excerpt, error.what, error.remedy);
      const auto [known, is_new] = first.emplace(told, once.size());
      if (!is_new) {
        more[known->second].push_back(error.place.line);
        continue;
      }
    }
    once.push_back(std::move(error));
  }
  for (const auto& [place, rows] : more) {
    once[place].what += fmt::format(", here and in {}", in_rows(rows));
  }
  return once;
}

}  // namespace

Errors shown(Mistakes mistakes, const SourceSchema& schema, const Origin& origin) {
  const auto rank = [&](const Error& error) {
    const auto found = std::find_if(schema.sheets.begin(), schema.sheets.end(),
                                    [&](const SourceSheet& s) { return s.file == error.file; });
    return std::tuple(found - schema.sheets.begin(), error.file, error.place.line,
                      error.place.column);
  };
  std::stable_sort(mistakes.errors.begin(), mistakes.errors.end(),
                   [&](const Error& a, const Error& b) { return rank(a) < rank(b); });
  Errors errors;
  for (Error& error : told_once(std::move(mistakes.errors))) {
    // What bytes, the catalogue or an option are at fault for names its file already.
    const bool of_source =
        (error.file.find('/') == error.file.npos || error.file.starts_with("layout/")) &&
        !error.file.starts_with("--");
    const bool of_whole = error.file == origin.path || !of_source;
    errors.push_back(of_whole ? std::move(error) : placed(std::move(error), origin));
  }
  if (mistakes.left_off > 0) {
    errors.push_back(
        {.file = origin.path,
         .what = fmt::format("{} more mistakes (limit max_source_errors)", mistakes.left_off),
         .remedy = "mend these first"});
  }
  return errors;
}

namespace sourcing {

namespace {

constexpr int letters = 26;
// Names that are further apart are other words.
constexpr int near_enough = 2;

}  // namespace

std::string column_letters(int column) {
  std::string name;
  for (; column > 0; column = (column - 1) / letters) {
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % letters));
  }
  return name;
}

std::optional<std::size_t> nearest(std::string_view name, const std::vector<std::string>& names) {
  const std::string folded = text::fold(name);
  int least = near_enough + 1;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string other = text::fold(names[i]);
    const int distance = text::edit_distance(folded, other, near_enough);
    // Of short names everything is near.
    const auto length = static_cast<int>(text::count_characters(other));
    if (distance >= least || 2 * distance > length) continue;
    least = distance;
    found = i;
  }
  return found;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& names) {
  const std::optional<std::size_t> found = nearest(name, names);
  return found ? fmt::format(", did you mean {}?", names[*found]) : "";
}

void Faults::add(Error error) {
  const std::size_t before = mistakes_.errors.size();
  auto place = std::tuple(error.file, error.place.line, error.place.column);
  mistakes_.add(std::move(error));
  if (mistakes_.errors.size() > before) places_.insert(std::move(place));
}

// Few mistakes of a kind are told one by one; of many, or of all fields, the first one with the
// rows of the others.
void Faults::add_column(Errors errors, std::size_t filled) {
  constexpr std::size_t many = 8;
  while (!errors.empty()) {
    const Error first = errors.front();
    const auto others =
        std::stable_partition(errors.begin(), errors.end(), [&](const Error& error) {
          return error.what == first.what && error.remedy == first.remedy;
        });
    Errors alike(errors.begin(), others);
    errors.erase(errors.begin(), others);
    const bool all = alike.size() > 2 && alike.size() == filled;
    if (!all && alike.size() < many) {
      for (Error& error : alike) add(std::move(error));
      continue;
    }
    std::vector<int> rows;
    for (const Error& error : alike) {
      note(error.file, error.place.line, error.place.column);
      if (&error != &alike.front()) rows.push_back(error.place.line);
    }
    alike.front().what +=
        all ? fmt::format(", as in all {} rows", filled) : ", as in rows " + rows_in_words(rows);
    add(std::move(alike.front()));
  }
}

void Faults::add(std::string file, Place place, std::string_view excerpt, std::string what,
                 std::string remedy) {
  add(Error{std::move(file), place, text::excerpt(excerpt), std::move(what), std::move(remedy)});
}

SheetRows* RawSource::find(std::string_view sheet) {
  const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const SheetRows& rows) {
    return rows.about != nullptr && rows.about->name == sheet;
  });
  return found == sheets.end() ? nullptr : &*found;
}

void RawSource::miss(const SourceSheet& sheet) {
  for (const SourceColumn& column : sheet.columns) missing.insert(sheet.name + "." + column.name);
}

bool RawSource::is_missing(const SourceSheet& sheet) const {
  return std::all_of(sheet.columns.begin(), sheet.columns.end(), [&](const SourceColumn& column) {
    return missing.contains(sheet.name + "." + column.name);
  });
}

}  // namespace sourcing

}  // namespace yiben
