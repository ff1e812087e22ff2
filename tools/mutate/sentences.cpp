// Changing the numbers of sentences.

#include "sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "mutation.h"

namespace yiben::mutate {
namespace {

// Those that one number of a sentence can have.
constexpr Kind sentence_kinds[] = {Kind::two_last_places, Kind::digits_swapped, Kind::digit_lost,
                                   Kind::digit_doubled, Kind::point_moved};

struct Count {
  int changes = 0;
  int noticed = 0;
  int errors = 0;
  int named = 0;
};

using Found = std::set<std::pair<std::string, int>>;  // rule and statement

Found found_in(const prose::Narrative& narrative) {
  Found found;
  for (const prose::Break& one : narrative.breaks) found.emplace(one.rule, one.statement);
  return found;
}

class Sentences {
 public:
  Sentences(const job::Checked& checked, std::uint64_t seed, bool misses)
      : checked_(checked),
        book_(checked.book),
        before_(found_in(checked.narrative)),
        random_(seed),
        shows_misses_(misses) {}

  void try_all(std::size_t sample) {
    std::vector<std::size_t> bound;
    for (std::size_t s = 0; s < checked_.narrative.statements.size(); ++s) {
      const prose::Statement& one = checked_.narrative.statements[s];
      const Mention& mention = book_.mentions[static_cast<std::size_t>(one.mention)];
      const bool fits = one.is_bound() && one.bond != prose::Bond::broken;
      if (fits && (mention.unit || mention.percent) && mention.number.digits != 0) {
        bound.push_back(s);
      }
    }
    if (sample > 0 && sample < bound.size()) {
      std::shuffle(bound.begin(), bound.end(), random_);
      bound.resize(sample);
    }
    for (const std::size_t statement : bound) {
      for (const Kind kind : sentence_kinds) try_one(statement, kind);
    }
  }

  std::string in_words() const {
    std::string out = fmt::format("{:12} {:>8} {:>16} {:>16} {:>16}\n", "statement", "changes",
                                  "noticed", "as an error", "named");
    Count all;
    for (const auto& [name, count] : counts_) {
      out += line(name, count);
      all.changes += count.changes;
      all.noticed += count.noticed;
      all.errors += count.errors;
      all.named += count.named;
    }
    return out + line("all", all) + misses_;
  }

 private:
  static std::string line(std::string_view name, const Count& count) {
    const auto share = [&](int part) {
      const double percent = count.changes == 0 ? 0 : 100.0 * part / count.changes;
      return fmt::format("{} ({:.1f} %)", part, percent);
    };
    return fmt::format("{:12} {:>8} {:>16} {:>16} {:>16}\n", name, count.changes,
                       share(count.noticed), share(count.errors), share(count.named));
  }

  void try_one(std::size_t index, Kind kind) {
    const prose::Statement& one = checked_.narrative.statements[index];
    Mention& mention = book_.mentions[static_cast<std::size_t>(one.mention)];
    const std::optional<Number> number = changed(mention.number, kind, random_());
    if (!number) return;
    const Mention original = mention;
    mention.number = *number;
    mention.printed = to_string(*number);
    const prose::Narrative narrative = prose::bind(book_, *checked_.catalog);
    Count& count = counts_[std::string(name_of(one.kind))];
    ++count.changes;
    bool noticed = false, error = false, named = false;
    for (const prose::Break& broken : narrative.breaks) {
      if (before_.contains({broken.rule, broken.statement})) continue;
      noticed = true;
      const auto rule = checked_.catalog->rules.find(broken.rule);
      error = error ||
              (rule != checked_.catalog->rules.end() && rule->second.severity == Severity::error);
      const int changed_one = static_cast<int>(index);
      named = named || broken.statement == changed_one ||
              std::count(broken.others.begin(), broken.others.end(), changed_one) > 0;
    }
    count.noticed += noticed;
    count.errors += error;
    count.named += named;
    mention = original;
    if (!noticed && shows_misses_) add_miss(one, mention, to_string(*number));
  }

  // Where the number stands, what it was and became, how it was held, and the words before it.
  void add_miss(const prose::Statement& one, const Mention& mention, const std::string& became) {
    misses_ += fmt::format("missed\t{}\t{}\t{}\t{} → {}\t{}\t{}\n", yiben::to_string(mention.place),
                           name_of(one.kind), name_of(one.bond), mention.printed, became,
                           one.subject, one.lead);
  }

  const job::Checked& checked_;
  Book book_;
  Found before_;
  std::mt19937_64 random_;
  bool shows_misses_;
  std::map<std::string, Count> counts_;
  std::string misses_;
};

}  // namespace

std::string sentences_in_words(const job::Checked& checked, std::size_t sample, std::uint64_t seed,
                               bool misses) {
  Sentences sentences(checked, seed, misses);
  sentences.try_all(sample);
  return fmt::format("{}: {} numbers in sentences, {} of them bound\n\n",
                     checked.documents.front().path, checked.narrative.counted,
                     checked.narrative.bound) +
         sentences.in_words();
}

}  // namespace yiben::mutate
