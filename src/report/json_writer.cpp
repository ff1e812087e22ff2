// JSON text, member by member.
#include "report/json_writer.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace yiben::report {
namespace {

// Paths may hold bytes that are not UTF-8; JSON cannot, so they become U+FFFD.
std::string quoted(std::string_view s) {
  constexpr int compact = -1;
  return nlohmann::json(s).dump(compact, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void JsonWriter::break_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

void JsonWriter::begin_member(std::string_view key) {
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += level.layout == Layout::lines ? "," : ", ";
  level.empty = false;
  if (level.layout == Layout::lines) break_line();
  if (key.empty()) return;
  // Keys are this program's own plain words, which need no escapes.
  out_ += '"';
  out_ += key;
  out_ += "\": ";
}

void JsonWriter::open(std::string_view key, Layout layout, char opening, char closing) {
  begin_member(key);
  out_ += opening;
  // What lies inside a line stays on it.
  const bool inside_line = !levels_.empty() && levels_.back().layout == Layout::one_line;
  levels_.push_back({closing, inside_line ? Layout::one_line : layout});
}

void JsonWriter::open_object(std::string_view key, Layout layout) {
  open(key, layout, '{', '}');
}

void JsonWriter::open_array(std::string_view key, Layout layout) {
  open(key, layout, '[', ']');
}

void JsonWriter::close() {
  YIBEN_CHECK(!levels_.empty());
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && level.layout == Layout::lines) break_line();
  out_ += level.closing;
}

void JsonWriter::text(std::string_view key, std::string_view value) {
  begin_member(key);
  out_ += quoted(value);
}

void JsonWriter::whole(std::string_view key, std::int64_t value) {
  exact(key, std::to_string(value));
}

void JsonWriter::flag(std::string_view key, bool value) {
  exact(key, value ? "true" : "false");
}

void JsonWriter::null(std::string_view key) {
  exact(key, "null");
}

void JsonWriter::exact(std::string_view key, std::string_view digits) {
  begin_member(key);
  out_ += digits;
}

std::string JsonWriter::take() {
  YIBEN_CHECK(levels_.empty());
  out_ += '\n';
  return std::exchange(out_, {});
}

void write_place(JsonWriter& json, std::string_view key, const Place& place) {
  const std::pair<const char*, int> parts[] = {
      {"document", place.document}, {"page", place.page}, {"line", place.line},
      {"table", place.table},       {"row", place.row},   {"column", place.column}};
  json.open_object(key, JsonWriter::Layout::one_line);
  for (const auto& [name, number] : parts) {
    if (number != 0) json.whole(name, number);
  }
  json.close();
}

}  // namespace yiben::report
