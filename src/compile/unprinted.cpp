// Facts that a layout of its own prints nowhere.
#include "compile/compile.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "compile/sentence_amount.h"
#include "compile/sums.h"

namespace yiben {

namespace {

using namespace compiling;

constexpr std::string_view opening = SentenceAmount::opening;

class Printed {
 public:
  Printed(const Source& source, Cube& cube)
      : sums_(source, cube), printed_(source.facts.size(), false) {
    for (const LayoutTable& table : source.layout.tables) {
      for (const Square& square : table.squares) {
        if (square.amount) add(square.select);
      }
    }
    for (const LayoutBlock& block : source.layout.blocks) add_sentence(block.text);
  }

  bool operator[](std::size_t fact) const { return printed_[fact]; }

 private:
  void add(const std::vector<Coordinate>& select) {
    for (const int fact : sums_.facts_in(select)) printed_[static_cast<std::size_t>(fact)] = true;
  }

  // What cannot be read was said before.
  void add_sentence(std::string_view words) {
    while (true) {
      words.remove_prefix(std::min(words.find(opening), words.size()));
      if (words.empty()) return;
      const std::string_view amount = words.substr(0, std::min(words.find('}'), words.size()));
      if (const auto read = sentence_amount(amount)) add(read->select);
      words.remove_prefix(amount.size());
    }
  }

  Sums sums_;
  std::vector<bool> printed_;
};

}  // namespace

Errors unprinted_facts(const Source& source, Cube cube) {
  const Printed printed(source, cube);
  Errors errors;
  for (std::size_t f = 0; f < source.facts.size(); ++f) {
    const Fact& fact = source.facts[f];
    if (printed[f] || fact.line == 0 || fact.amount == 0) continue;
    errors.push_back({.file = "facts.csv",
                      .place = place_in(source, "facts.csv", fact.line, "amount"),
                      .excerpt = format(fact.amount, Unit::yuan, 2),
                      .what = "no square of the layout and no sentence prints this amount",
                      .remedy = "correct what the row says, or give it a place in the layout"});
  }
  return errors;
}

}  // namespace yiben
