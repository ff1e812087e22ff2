// What makes up a whole, out of the words of the catalogue.
#include "prose/partitions.h"

#include <string_view>

namespace yiben::prose {
namespace {

Labels split(std::string_view words, char mark) {
  Labels parts;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find(mark, at), words.size());
    parts.emplace_back(words.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

}  // namespace

std::vector<Partition> partitions_of(const Phrases& phrases) {
  std::vector<Partition> partitions;
  for (const std::string& words : phrases.partitions) {
    const std::size_t equal = words.find('=');
    if (equal == words.npos) continue;
    Partition one{split(std::string_view(words).substr(0, equal), '/'), {}};
    for (const std::string& part : split(words.substr(equal + 1), '|')) {
      one.parts.push_back(split(part, '/'));
    }
    partitions.push_back(std::move(one));
  }
  return partitions;
}

}  // namespace yiben::prose
