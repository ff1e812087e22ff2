// What fields ask of each other.
#include "catalog/needed.h"

#include <algorithm>

namespace yiben {

namespace {

std::vector<std::string> parts_of(std::string_view all) {
  std::vector<std::string> parts;
  while (!all.empty()) {
    const std::size_t end = std::min(all.find('|'), all.size());
    parts.emplace_back(all.substr(0, end));
    all.remove_prefix(std::min(end + 1, all.size()));
  }
  return parts;
}

}  // namespace

Needed::Needed(std::string_view words) {
  const std::size_t blank = words.find(' ');
  if (blank != words.npos) {
    begins = parts_of(words.substr(0, blank));
    words.remove_prefix(blank + 1);
  }
  const std::size_t sign = std::min(words.find('='), words.size());
  denied = sign > 0 && words[sign - 1] == '!';
  other = words.substr(0, denied ? sign - 1 : sign);
  members = parts_of(words.substr(std::min(sign + 1, words.size())));
}

bool Needed::fits(std::string_view said) const {
  const bool named = std::any_of(members.begin(), members.end(), [&](std::string_view member) {
    return member.ends_with('*') ? said.starts_with(member.substr(0, member.size() - 1))
                                 : said == member;
  });
  return named != denied;
}

bool Needed::is_about(const std::string& field) const {
  return begins.empty() || std::any_of(begins.begin(), begins.end(), [&](const std::string& begin) {
           return field.starts_with(begin);
         });
}

}  // namespace yiben
