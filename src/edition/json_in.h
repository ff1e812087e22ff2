// Internal to edition: members of untrusted JSON, with an error for each that is not as it must be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben::edition {

using Json = nlohmann::json;

// One file of JSON and what is wrong in it.
class JsonIn {
 public:
  explicit JsonIn(std::string file) : file_(std::move(file)) {}

  // The object of the file. Errors are noted for: more than `max_bytes`, no JSON, nested deeper
  // than limits::max_json_depth, no object; null then.
  Json parse(std::string_view bytes, std::size_t max_bytes);

  // The member, or nothing ("", 0, false, an empty array) with an error noted. `where` says of
  // what, such as "files 3".
  std::string text(const Json& object, const char* key, const std::string& where);
  std::int64_t whole(const Json& object, const char* key, const std::string& where,
                     std::int64_t least, std::int64_t most);
  bool flag(const Json& object, const char* key, const std::string& where);
  const Json& list(const Json& object, const char* key, const std::string& where,
                   std::size_t at_most);

  // False, with an error noted, where it is no object.
  bool is_object(const Json& value, const std::string& where);

  void note(const std::string& where, const std::string& what, const std::string& excerpt = {});

  // At most limits::max_json_errors, and then one that says so.
  const Errors& errors() const { return errors_; }

 private:
  const Json* member(const Json& object, const char* key, const std::string& where);
  std::string file_;
  Errors errors_;
};

}  // namespace yiben::edition
