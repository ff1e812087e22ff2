// Reads members of JSON that may be anything.
#include "edition/json_in.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace yiben::edition {
namespace {

// Strings and their escapes are passed over; whether it is JSON at all, the parser says.
bool is_deeper_than(std::string_view bytes, int depth) {
  int open = 0;
  bool inside_string = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (inside_string) {
      if (c == '\\') ++i;
      if (c == '"') inside_string = false;
      continue;
    }
    if (c == '"') inside_string = true;
    if (c == '[' || c == '{') ++open;
    if (c == ']' || c == '}') --open;
    if (open > depth) return true;
  }
  return false;
}

const Json& empty_list() {
  static const Json list = Json::array();
  return list;
}

}  // namespace

void JsonIn::note(const std::string& where, const std::string& what, const std::string& excerpt) {
  if (errors_.size() > limits::max_json_errors) return;
  const bool full = errors_.size() == limits::max_json_errors;
  errors_.push_back({.file = file_,
                     .excerpt = full ? std::string() : text::excerpt(excerpt),
                     .what = full ? "more than that is wrong (limits::max_json_errors)"
                                  : where + (where.empty() ? "" : ": ") + what,
                     .remedy = "take the file as it was published"});
}

Json JsonIn::parse(std::string_view bytes, std::size_t max_bytes) {
  if (bytes.size() > max_bytes) {
    note("", fmt::format("larger than {} MiB", max_bytes >> 20));
    return {};
  }
  if (is_deeper_than(bytes, limits::max_json_depth)) {
    note("", "nested too deeply (limits::max_json_depth)");
    return {};
  }
  Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    note("", "this is no JSON object");
    return {};
  }
  return json;
}

bool JsonIn::is_object(const Json& value, const std::string& where) {
  if (value.is_object()) return true;
  note(where, "this is no object");
  return false;
}

const Json* JsonIn::member(const Json& object, const char* key, const std::string& where) {
  const auto found = object.find(key);
  if (found != object.end()) return &*found;
  note(where, fmt::format("the member \"{}\" is missing", key));
  return nullptr;
}

std::string JsonIn::text(const Json& object, const char* key, const std::string& where) {
  const Json* value = member(object, key, where);
  if (value == nullptr) return {};
  if (value->is_string()) return value->get<std::string>();
  note(where, fmt::format("\"{}\" is no string", key));
  return {};
}

std::int64_t JsonIn::whole(const Json& object, const char* key, const std::string& where,
                           std::int64_t least, std::int64_t most) {
  const Json* value = member(object, key, where);
  if (value == nullptr) return std::clamp<std::int64_t>(0, least, most);
  if (value->is_number_integer()) {
    const bool beyond = value->is_number_unsigned() &&
                        value->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
    const std::int64_t number = beyond ? INT64_MAX : value->get<std::int64_t>();
    if (!beyond && least <= number && number <= most) return number;
    note(where, fmt::format("\"{}\" is not from {} to {}", key, least, most), value->dump());
  } else {
    note(where, fmt::format("\"{}\" is no whole number", key));
  }
  return std::clamp<std::int64_t>(0, least, most);
}

bool JsonIn::flag(const Json& object, const char* key, const std::string& where) {
  const Json* value = member(object, key, where);
  if (value == nullptr) return false;
  if (value->is_boolean()) return value->get<bool>();
  note(where, fmt::format("\"{}\" is neither true nor false", key));
  return false;
}

const Json& JsonIn::list(const Json& object, const char* key, const std::string& where,
                         std::size_t at_most) {
  const Json* value = member(object, key, where);
  if (value == nullptr) return empty_list();
  if (!value->is_array()) {
    note(where, fmt::format("\"{}\" is no array", key));
    return empty_list();
  }
  if (value->size() <= at_most) return *value;
  note(where, fmt::format("\"{}\" has more than {} items", key, at_most));
  return empty_list();
}

}  // namespace yiben::edition
