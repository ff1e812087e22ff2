// Writes JSON in order as it is told. A tree of doubles would not do: amounts are exact decimals,
// and they are written digit by digit as numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yiben::report {

class JsonWriter {
 public:
  // How the members of an object or an array lie: one to a line, or all on one line.
  enum class Layout { lines, one_line };

  // Every member of an object has a key; the items of an array have none.
  void open_object(std::string_view key = {}, Layout layout = Layout::lines);
  void open_array(std::string_view key = {}, Layout layout = Layout::lines);
  void close();

  void text(std::string_view key, std::string_view value);
  void whole(std::string_view key, std::int64_t value);
  void flag(std::string_view key, bool value);
  void null(std::string_view key);
  // `digits` is a decimal number such as "-19.8950", copied as it is.
  void exact(std::string_view key, std::string_view digits);

  void text_item(std::string_view value) { text({}, value); }
  void whole_item(std::int64_t value) { whole({}, value); }

  // The finished text with a line break at its end. Everything must be closed.
  std::string take();

 private:
  struct Level {
    char closing;
    Layout layout;
    bool empty = true;
  };
  void open(std::string_view key, Layout layout, char opening, char closing);
  void begin_member(std::string_view key);
  void break_line();

  std::string out_;
  std::vector<Level> levels_;
};

// {"document":1,"line":105,"row":3,"column":2}: what does not apply is left out.
void write_place(JsonWriter& json, std::string_view key, const Place& place);

}  // namespace yiben::report
