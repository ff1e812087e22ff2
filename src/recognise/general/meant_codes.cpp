// Codes in part or with a slip of the keys, by the names beside them and the codes around them.
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

bool is_named(const Key& key, const std::string& code, const Classification& codes) {
  const CodeName* known = codes.by_code(code);
  return known != nullptr && text::fold(known->name) == bare(key.name).words;
}

// The one code of that name which ends in these digits and lies in another class than `above`;
// empty where there are none or several.
std::string of_another_class(const Key& key, const std::string& digits, const std::string& above,
                             const Classification& codes) {
  std::string found;
  for (const CodeName* other : codes.named(bare(key.name).words)) {
    const std::string& code = other->code;
    const bool ends_so = code.size() == digits_of_class + digits.size() && code.ends_with(digits);
    if (!ends_so || code.starts_with(above.substr(0, digits_of_class))) continue;
    if (!found.empty()) return {};
    found = code;
  }
  return found;
}

// The code of the key is two digits, `above` is the last code that stands before them in whole.
std::string completed(const Key& key, const std::string& above, const Classification& codes) {
  const std::string own_class = above.substr(0, digits_of_class);
  if (is_named(key, own_class + key.code, codes)) return own_class + key.code;
  const std::string below = above.substr(0, digits_of_class + 2) + key.code;
  const bool is_class = above.size() == digits_of_class;
  if (!is_class && is_named(key, below, codes)) return below;
  const std::string other = of_another_class(key, key.code, above, codes);
  if (!other.empty()) return other;
  return is_class ? own_class + key.code : below;
}

// 05 and 01 in columns of their own, behind a class that is printed in a row above.
std::string below_its_class(const Key& key, const Classification& codes) {
  if (key.code.size() <= digits_of_class || is_named(key, key.code, codes)) return key.code;
  const std::string other =
      of_another_class(key, key.code.substr(digits_of_class), key.code, codes);
  return other.empty() ? key.code : other;
}

}  // namespace

void complete(std::vector<Key>& keys, KeyAxis axis, const Classification& codes) {
  std::string last;
  for (Key& key : keys) {
    if (key.code.size() == 2 && last.size() >= digits_of_class) {
      key.code = completed(key, last, codes);
    } else if (key.class_from_above) {
      key.code = below_its_class(key, codes);
    }
    if (is_code_of(key.code, axis)) last = key.code;
  }
}

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
    if (is_named(key, key.code, codes) && printed.contains(parent)) continue;
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
