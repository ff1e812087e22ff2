// CSV, both ways.
#include "source/csv.h"

#include <algorithm>

namespace yiben::csv {

namespace {

bool is_blank(const Row& row) {
  return std::all_of(row.fields.begin(), row.fields.end(),
                     [](const std::string& field) { return field.empty(); });
}

}  // namespace

Parsed parse(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Parsed parsed;
  Row row{.line = 1, .fields = {""}};
  int line = 1;
  bool quoted = false;
  bool closed = false;  // the field had quotes around it
  int opened = 0;
  const auto end_row = [&] {
    if (!is_blank(row)) parsed.rows.push_back(std::move(row));
    row = {.line = line, .fields = {""}};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted) {
      const bool doubled = c == '"' && i + 1 < text.size() && text[i + 1] == '"';
      // CR LF is one line break, which fields have as LF.
      const bool breaks = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
      if (!breaks && (c != '"' || doubled)) row.fields.back() += c;
      if (doubled) ++i;
      if (c == '"' && !doubled) {
        quoted = false;
        closed = true;
      }
    } else if (c == '"') {
      quoted = true;
      opened = line;
    } else if (c == ',') {
      row.fields.emplace_back();
      closed = false;
    } else if (c == '\n') {
      end_row();
      closed = false;
    } else if (c != '\r' || (i + 1 < text.size() && text[i + 1] != '\n')) {
      if (closed && parsed.text_behind_quote == 0) parsed.text_behind_quote = line;
      row.fields.back() += c;
    }
  }
  if (quoted) parsed.open_quote = opened;
  end_row();
  return parsed;
}

std::string line_of(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    const std::string& field = fields[i];
    const bool plain = field.find_first_of(",\"\r\n") == std::string::npos;
    if (plain) {
      line += field;
      continue;
    }
    line += '"';
    for (const char c : field) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + '\n';
}

}  // namespace yiben::csv
