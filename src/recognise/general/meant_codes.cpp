// Codes with a slip of the keys, by the names beside them and the codes around them.
#include "recognise/general/meant_codes.h"

#include <set>

#include "money/money.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

constexpr std::size_t digits_of_class = 3;

// 20805 of 2080501, 208 of 20805; empty for a class.
std::string parent_of(const std::string& code) {
  return code.size() > digits_of_class ? code.substr(0, code.size() - 2) : std::string();
}

bool is_code(const std::string& code) {
  constexpr std::size_t longest = 7;
  return code.size() >= digits_of_class && code.size() <= longest &&
         code.find_first_not_of("0123456789") == code.npos;
}

bool is_slip_of(const std::string& code, const std::string& other) {
  return code.size() == other.size() && is_slip(code, other, digits_of_class);
}

}  // namespace

std::vector<std::string> meant_codes(const std::vector<Key>& keys, const Classification& codes) {
  std::set<std::string> printed;
  for (const Key& key : keys) printed.insert(key.code);
  std::vector<std::string> meant(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Key& key = keys[i];
    const std::string parent = parent_of(key.code);
    if (!is_code(key.code) || parent.empty()) continue;
    const std::string name = bare(key.name).words;
    const CodeName* own = codes.by_code(key.code);
    const bool is_own = own != nullptr && text::fold(own->name) == name;
    if (is_own && printed.contains(parent)) continue;
    std::set<std::string> others;
    for (const CodeName* other : codes.named(name)) {
      // A list of several units has an account several times.
      const bool twice = own != nullptr && printed.contains(other->code);
      if (!is_slip_of(key.code, other->code) || twice) continue;
      if (printed.contains(parent_of(other->code))) others.insert(other->code);
    }
    if (others.size() == 1) meant[i] = *others.begin();
  }
  return meant;
}

}  // namespace yiben::recognition
