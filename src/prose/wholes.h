// Internal to prose: the whole that a share names, wherever tables or other sentences print it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prose/bind.h"

namespace yiben::prose {

// What words name in full: 一般公共预算支出.
struct Named {
  Interval amount;
  std::vector<int> figures;  // that print it; where none do,
  int statement = -1;        // a sentence that says it and is held by something else
};

// What a share may mean.
struct Portion {
  Named part, whole;
};

class Wholes {
 public:
  explicit Wholes(const Sentences& sentences);

  // What the words behind 占 may mean, as they stand and as headings, the words before and the part
  // may narrow them, each with the part: what the words before 占 name, else the amount before.
  // Empty where words are not understood, or any of it is printed nowhere or with several values:
  // then nobody is accused.
  std::vector<Portion> of_share(int share) const;

  // The percentage is that of the same whole of one fund, one unit or money of one year alone.
  bool fits_narrower(int share, const Interval& part) const;

 private:
  struct Said {
    int statement = -1;
    Selection selection;
  };
  using Readings = std::vector<Named>;
  bool is_held(int statement) const;
  bool is_narrowed(int statement, const Selection& said) const;
  bool is_money(int dimension) const;
  std::string bare_name(std::string_view words) const;
  std::vector<Selection> meant(std::string_view words) const;
  Coordinates around(int share) const;
  Coordinates money_of(int part) const;
  bool is_known(int part, const Selection& whole) const;
  std::optional<Named> printed(const Selection& selection) const;
  std::optional<Named> of_either_side(const Selection& selection) const;
  std::optional<Named> beside(const Selection& selection, int part) const;
  std::optional<Named> called(std::string_view words) const;
  bool is_divided(const Selection& selection, int dimension, Node member) const;
  Readings readings(const Selection& said, const Coordinates& narrower) const;
  Readings wholes_of_amount(std::string_view words, int share, int part) const;
  std::vector<Portion> of_names(std::string_view part, std::string_view whole, int share) const;

  const Sentences& all_;
  std::vector<Said> said_;  // amounts whose words name a selection in full
};

// What a share is about: the amount right before it, or before the brackets that divide it, both
// meant exactly; -1 where there is none.
int part_of_share(const Sentences& sentences, int share);

// "A 万元，占 48.15 %；B 万元，占 51.85 %": the shares of the part and of the one beside it are 100
// % together, and nothing says that one is a part of the other's amount.
bool make_up_a_hundred(const Sentences& sentences, int part);

// Binds a share that fits something that its words may mean.
void hold_named_share(Sentences& sentences, const Wholes& wholes, int share);

// Where it is the share of nothing of the kind.
std::optional<Break> named_share_broken(Sentences& sentences, const Wholes& wholes, int share);

}  // namespace yiben::prose
