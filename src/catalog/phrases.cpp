// The words of sentences, from catalog/phrases.toml.
#include "catalog/load.h"

#include <toml++/toml.h>
#include <algorithm>

#include "text/text.h"

namespace yiben::catalog {
namespace {

struct NamedList {
  std::string_view name;
  Labels Phrases::*list;
};
constexpr NamedList lists[] = {{"more", &Phrases::more},
                               {"less", &Phrases::less},
                               {"either", &Phrases::either},
                               {"same", &Phrases::same},
                               {"linkers", &Phrases::linkers},
                               {"compared", &Phrases::compared},
                               {"last", &Phrases::last},
                               {"last_names", &Phrases::last_names},
                               {"compared_behind", &Phrases::compared_behind},
                               {"from", &Phrases::from},
                               {"to", &Phrases::to},
                               {"not_last", &Phrases::not_last},
                               {"share", &Phrases::share},
                               {"completed", &Phrases::completed},
                               {"of_which", &Phrases::of_which},
                               {"lists_all", &Phrases::lists_all},
                               {"explains", &Phrases::explains},
                               {"reasons", &Phrases::reasons},
                               {"explains_with", &Phrases::explains_with},
                               {"limits_behind", &Phrases::limits_behind},
                               {"limits_before", &Phrases::limits_before},
                               {"empty_ends", &Phrases::empty_ends},
                               {"item_marks", &Phrases::item_marks},
                               {"item_stages", &Phrases::item_stages},
                               {"about", &Phrases::about},
                               {"fillers", &Phrases::fillers},
                               {"of_all", &Phrases::of_all},
                               {"entirely", &Phrases::entirely},
                               {"partitions", &Phrases::partitions},
                               {"covers", &Phrases::covers},
                               {"narrowing", &Phrases::narrowing},
                               {"covered", &Phrases::covered},
                               {"glossary", &Phrases::glossary}};

Labels words_of(const toml::array& array) {
  Labels words;
  for (const toml::node& node : array) words.push_back(text::fold(node.value_or(std::string())));
  // Longer words first, so that the first that fits is the one that is meant.
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return words;
}

void add_list(const toml::key& key, const toml::node& node, const std::string& path,
              Phrases& phrases, Errors& errors) {
  const auto fail = [&](std::string what, std::string remedy) {
    const Place place{.line = static_cast<int>(key.source().begin.line)};
    errors.push_back({path, place, std::string(key.str()), std::move(what), std::move(remedy)});
  };
  const auto* known = std::find_if(std::begin(lists), std::end(lists),
                                   [&](const NamedList& list) { return list.name == key.str(); });
  if (known == std::end(lists)) return fail("no such list of phrases", "see catalog/phrases.toml");
  const toml::array* array = node.as_array();
  const bool words = array != nullptr && std::all_of(array->begin(), array->end(), [](auto& word) {
                       return word.is_string() && !text::fold(word.value_or(std::string())).empty();
                     });
  if (!words) return fail("not a list of words", "write name = [\"word\", …]");
  phrases.*known->list = words_of(*array);
}

}  // namespace

Phrases load_phrases(const std::string& path, Errors& errors) {
  Phrases phrases;
  const Result<std::string> bytes = read_file(path);
  if (!bytes) {
    errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
    return phrases;
  }
  try {
    const toml::table root = toml::parse(*bytes, path);
    for (const auto& [key, node] : root) add_list(key, node, path, phrases, errors);
    for (const NamedList& list : lists) {
      if (root.contains(list.name)) continue;
      errors.push_back({path,
                        {},
                        std::string(list.name),
                        "a list of phrases is missing",
                        "add it, empty where there are no words"});
    }
  } catch (const toml::parse_error& error) {
    errors.push_back({path,
                      {.line = static_cast<int>(error.source().begin.line)},
                      "",
                      std::string(error.description()),
                      "mend the TOML syntax"});
  }
  return phrases;
}

}  // namespace yiben::catalog
