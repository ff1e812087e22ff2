// The words of labels, from catalog/terms.toml, and how a label is read by them.
#include "catalog/load.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "cube/toml.h"
#include "text/text.h"

namespace yiben {

namespace {

constexpr std::pair<std::string_view, TermRole> role_names[] = {
    {"total", TermRole::total},       {"of_which", TermRole::of_which}, {"code", TermRole::code},
    {"name", TermRole::name},         {"index", TermRole::index},       {"ratio", TermRole::ratio},
    {"quantity", TermRole::quantity}, {"text", TermRole::text}};

// Adds `more` to `select`: of two members of one dimension the inner one stays. False where
// neither lies in the other.
bool combine(Coordinates& select, const Coordinates& more, const Cube& cube) {
  bool fits = true;
  for (const auto& [dimension, member] : more) {
    const auto same = std::find_if(select.begin(), select.end(),
                                   [d = dimension](const auto& known) { return known.first == d; });
    if (same == select.end()) {
      select.emplace_back(dimension, member);
    } else if (cube.yields(dimension, member)) {
      continue;
    } else if (cube.is_inside(dimension, member, same->second) ||
               cube.yields(dimension, same->second)) {
      same->second = member;
    } else if (!cube.is_inside(dimension, same->second, member)) {
      fits = false;
    }
  }
  return fits;
}

bool holds_any(std::string_view text, const Labels& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool begins_with_any(std::string_view text, const Labels& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.starts_with(word); });
}

bool ends_with_any(std::string_view text, const Labels& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.ends_with(word); });
}

bool is_any(std::string_view text, const Labels& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

// The words that begin at byte `i` of `label`, shortest first. A label is covered word by word at
// each of its bytes, so only words of the same first character are compared.
template <class Visit>
void Terms::each_word_at(std::string_view label, std::size_t i, const Visit& visit) const {
  const auto found = by_first_.find(text::code_point_at(label, i).value);
  if (found == by_first_.end()) return;
  const std::string_view rest = label.substr(i);
  for (const Word& word : found->second) {
    if (rest.starts_with(word.words)) visit(word);
  }
}

Meaning Terms::read(std::string_view label, const Cube& cube) const {
  // The cover with the fewest words: words_from[i] is the number of words that cover label[i, end),
  // next[i] the first of them.
  constexpr int none = std::numeric_limits<int>::max();
  std::vector<int> words_from(label.size() + 1, none);
  std::vector<const Word*> next(label.size() + 1, nullptr);
  words_from[label.size()] = 0;
  for (std::size_t i = label.size(); i-- > 0;) {
    each_word_at(label, i, [&](const Word& word) {
      const int after = words_from[i + word.words.size()];
      if (after == none || after + 1 > words_from[i]) return;
      words_from[i] = after + 1;
      next[i] = &word;
    });
  }
  Meaning meaning;
  if (label.empty()) return meaning;
  if (words_from[0] == none) {
    if (ends_with_any(label, ratio_ends_)) meaning.role = TermRole::ratio;
    return meaning;
  }
  meaning.understood = true;
  for (std::size_t i = 0; i < label.size(); i += next[i]->words.size()) {
    if (!combine(meaning.select, next[i]->select, cube)) meaning.understood = false;
    meaning.role = std::max(meaning.role, next[i]->role);
  }
  return meaning;
}

Coordinates Terms::mentioned(std::string_view title, const Cube& cube) const {
  Coordinates select;
  std::vector<int> dropped;
  for (std::size_t i = 0; i < title.size();) {
    const bool in_brackets = i > 0 && (title[i - 1] == '(' || title[i - 1] == '[');
    if (in_brackets && begins_with_any(title.substr(i), asides_)) {
      i = std::min(title.find_first_of(")]", i), title.size());
      continue;
    }
    const Word* longest = nullptr;
    each_word_at(title, i, [&](const Word& word) { longest = &word; });
    if (longest == nullptr) {
      ++i;
      continue;
    }
    for (const auto& coordinate : longest->select) {
      if (!combine(select, {coordinate}, cube)) dropped.push_back(coordinate.first);
    }
    i += longest->words.size();
  }
  std::erase_if(select, [&](const auto& coordinate) {
    return std::find(dropped.begin(), dropped.end(), coordinate.first) != dropped.end();
  });
  return select;
}

bool Terms::has_subject(std::string_view folded) const {
  return holds_any(folded, subjects_);
}

bool Terms::is_title(std::string_view folded) const {
  return has_subject(folded) && ends_with_any(folded, ends_);
}

bool Terms::is_apart(std::string_view folded) const {
  return holds_any(folded, apart_);
}

bool Terms::is_of_all(std::string_view folded) const {
  return holds_any(folded, whole_);
}

bool Terms::is_head(std::string_view folded) const {
  return is_any(folded, heads_);
}

bool Terms::is_of_things(std::string_view folded) const {
  return holds_any(folded, things_);
}

bool Terms::is_current_beside(std::string_view folded) const {
  return is_any(folded, current_);
}

bool Terms::begins_current(std::string_view folded) const {
  return std::any_of(current_.begin(), current_.end(),
                     [&](const std::string& word) { return folded.starts_with(word); });
}

bool Terms::is_carried_over_beside(std::string_view folded) const {
  return is_any(folded, carried_over_);
}

bool Terms::names_thing(std::string_view folded) const {
  return ends_with_any(folded, thing_ends_);
}

bool Terms::is_count(std::string_view unit) const {
  return is_any(unit, counts_);
}

bool Terms::is_empty_statement(std::string_view text) const {
  return holds_any(text, empty_);
}

bool Terms::is_label(std::string_view words) const {
  return is_any(words, labels_);
}

std::string_view Terms::without_own_level(std::string_view folded) const {
  for (const std::string& word : own_level_) {
    if (folded.size() > word.size() && folded.ends_with(word)) {
      return folded.substr(0, folded.size() - word.size());
    }
  }
  return folded;
}

bool Terms::is_note(std::string_view folded) const {
  return std::any_of(notes_.begin(), notes_.end(),
                     [&](const std::string& lead) { return folded.starts_with(lead); });
}

bool Terms::is_statement(std::string_view words) const {
  return holds_any(words, statements_);
}

bool Terms::is_target_title(std::string_view folded) const {
  return holds_any(folded, target_titles_);
}

bool Terms::is_indicator(std::string_view folded) const {
  return is_any(folded, indicators_);
}

bool Terms::is_withheld(std::string_view text) const {
  return holds_any(text, withheld_);
}

// Reads terms.toml and gathers every error on the way.
class TermsReader {
 public:
  TermsReader(const std::string& path, Cube& cube, Errors& errors)
      : path_(path), cube_(cube), errors_(errors) {}

  Terms read() {
    const toml::table root = read_toml(path_, errors_);
    if (const toml::array* list = root["term"].as_array()) {
      for (const toml::node& node : *list) {
        if (const toml::table* table = node.as_table()) add(*table);
      }
    }
    terms_.subjects_ = words_of(root["titles"]["subjects"].as_array());
    terms_.ends_ = words_of(root["titles"]["ends"].as_array());
    terms_.apart_ = words_of(root["titles"]["apart"].as_array());
    terms_.asides_ = words_of(root["titles"]["asides"].as_array());
    terms_.whole_ = words_of(root["titles"]["whole"].as_array());
    terms_.labels_ = words_of(root["titles"]["labels"].as_array());
    terms_.empty_ = words_of(root["empty"]["words"].as_array());
    terms_.notes_ = words_of(root["notes"]["leads"].as_array());
    terms_.statements_ = words_of(root["statements"]["words"].as_array());
    terms_.target_titles_ = words_of(root["targets"]["titles"].as_array());
    terms_.indicators_ = words_of(root["targets"]["indicators"].as_array());
    terms_.counts_ = words_of(root["quantities"]["units"].as_array());
    terms_.things_ = words_of(root["things"]["headers"].as_array());
    terms_.current_ = words_of(root["beside"]["current"].as_array());
    terms_.carried_over_ = words_of(root["beside"]["carried_over"].as_array());
    terms_.thing_ends_ = words_of(root["things"]["ends"].as_array());
    terms_.ratio_ends_ = words_of(root["ratios"]["ends"].as_array());
    terms_.heads_ = words_of(root["heads"]["words"].as_array());
    terms_.withheld_ = words_of(root["withheld"]["words"].as_array());
    terms_.own_level_ = words_of(root["units"]["own_level"].as_array());
    for (auto& [first, words] : terms_.by_first_) {
      std::sort(words.begin(), words.end(), [](const Terms::Word& a, const Terms::Word& b) {
        return a.words.size() < b.words.size();
      });
    }
    return std::move(terms_);
  }

 private:
  static Labels words_of(const toml::array* list) {
    Labels words;
    if (list == nullptr) return words;
    for (const toml::node& node : *list) words.push_back(text::fold(node.value_or(std::string())));
    return words;
  }

  void fail(const toml::table& table, std::string what, std::string remedy) {
    const int line = static_cast<int>(table.source().begin.line);
    errors_.push_back({path_, {.line = line}, "", std::move(what), std::move(remedy)});
  }

  void add(const toml::table& table) {
    Terms::Word term;
    const std::string role = table["role"].value_or(std::string());
    for (const auto& [name, value] : role_names) {
      if (name == role) term.role = value;
    }
    if (!role.empty() && term.role == TermRole::narrows) {
      return fail(table, "unknown role '" + role + "'", "see the head of terms.toml");
    }
    const Place place{.line = static_cast<int>(table.source().begin.line)};
    Result<Coordinates> select =
        cube_.coordinates(table["select"].value_or(std::string()), path_, place);
    if (!select) {
      errors_.insert(errors_.end(), select.errors().begin(), select.errors().end());
      return;
    }
    term.select = std::move(*select);
    for (std::string& word : words_of(table["words"].as_array())) {
      if (word.empty()) continue;
      std::vector<Terms::Word>& alike = terms_.by_first_[text::code_point_at(word, 0).value];
      // A word listed twice keeps its first meaning.
      const bool is_known = std::any_of(alike.begin(), alike.end(), [&](const Terms::Word& known) {
        return known.words == word;
      });
      if (is_known) continue;
      term.words = std::move(word);
      alike.push_back(term);
    }
  }

  const std::string& path_;
  Cube& cube_;
  Errors& errors_;
  Terms terms_;
};

Terms catalog::load_terms(const std::string& path, Cube& cube, Errors& errors) {
  return TermsReader(path, cube, errors).read();
}

}  // namespace yiben
