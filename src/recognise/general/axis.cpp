// Codes and names to classifications.
#include "recognise/general/axis.h"

#include <algorithm>

namespace yiben::recognition {

namespace {

const Classification* classification_of(KeyAxis axis, const Catalog& catalog) {
  switch (axis) {
    case KeyAxis::function:
      return &catalog.function_codes;
    case KeyAxis::economic:
      return &catalog.economic_codes;
    case KeyAxis::government_economic:
      return &catalog.government_economic_codes;
    default:
      return nullptr;
  }
}

constexpr KeyAxis coded_axes[] = {KeyAxis::function, KeyAxis::economic,
                                  KeyAxis::government_economic};

}  // namespace

bool is_code_of(std::string_view code, KeyAxis axis) {
  const std::size_t length = code.size();
  if (length < 3 || length > 9 || length % 2 == 0) return false;
  switch (axis) {
    case KeyAxis::function:
      return code[0] == '2' && code[1] <= '3';
    case KeyAxis::economic:
      return code[0] == '3' && (code[1] <= '1' || code.starts_with("399"));
    case KeyAxis::government_economic:
      return code[0] == '5' && (code[1] <= '1' || code.starts_with("599"));
    default:
      return false;
  }
}

KeyAxis axis_of(const std::vector<Key>& keys, bool things, const LabelReader& labels) {
  // Two digits are the end of a longer code above, see complete_codes.
  std::size_t coded = 0;
  std::size_t whole = 0;
  for (const Key& key : keys) {
    coded += key.code.empty() ? 0u : 1u;
    whole += key.code.size() > 2 ? 1u : 0u;
  }
  if (whole > 0) coded = whole;
  if (coded > 0) {
    for (const KeyAxis axis : coded_axes) {
      const auto fitting = static_cast<std::size_t>(std::count_if(
          keys.begin(), keys.end(), [&](const Key& key) { return is_code_of(key.code, axis); }));
      if (fitting * 5 >= coded * 3) return axis;
    }
    return KeyAxis::names;
  }
  std::size_t understood = 0;
  std::size_t named[std::size(coded_axes)] = {};
  for (const Key& key : keys) {
    const std::string name = bare(key.name).words;
    const Meaning meaning = labels.read(key.name);
    const bool own_name = things && labels.catalog().terms.names_thing(name);
    if (meaning.understood && meaning.role != TermRole::total && !meaning.select.empty() &&
        !own_name) {
      ++understood;
    }
    for (std::size_t a = 0; a < std::size(coded_axes); ++a) {
      const Classification* codes = classification_of(coded_axes[a], labels.catalog());
      if (!codes->named(name).empty()) ++named[a];
    }
  }
  const auto* const most = std::max_element(std::begin(named), std::end(named));
  if (*most > understood && *most * 3 >= keys.size()) {
    return coded_axes[static_cast<std::size_t>(most - std::begin(named))];
  }
  const bool enough =
      things ? understood * 2 > keys.size() : understood * 3 >= keys.size() && understood > 0;
  return enough ? KeyAxis::terms : KeyAxis::names;
}

std::string NamedCodes::code_of(std::string_view name) {
  const Classification* codes = classification_of(axis_, labels_.catalog());
  if (codes == nullptr) return {};
  const BareLabel label = bare(name);
  std::vector<const CodeName*> named = codes->named(label.words);
  // 一般公共服务 is short for the class 一般公共服务支出.
  for (const CodeName* longer : codes->named(label.words + "支出")) {
    if (longer->code.size() == 3) named.insert(named.begin(), longer);
  }
  if (named.empty()) return {};
  if (label.level >= 0 && named.front()->code.size() == 3) return last_ = named.front()->code;
  // Below the last code, or beside it, or beside one that it lies in.
  for (std::size_t length = last_.size() + 2; length >= 5; length -= 2) {
    const std::string_view stem = std::string_view(last_).substr(0, length - 2);
    for (const CodeName* code : named) {
      if (code->code.size() == length && code->code.starts_with(stem)) return last_ = code->code;
    }
  }
  return last_ = named.front()->code;
}

}  // namespace yiben::recognition
