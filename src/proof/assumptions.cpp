// Which assumptions about a book that was read by its words the figures bear out.
#include "proof/proof.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "proof/near_misses.h"
#include "proof/of_which.h"
#include "proof/solve.h"
#include "proof/vouched.h"

namespace yiben {

namespace {

using proof::Answer;
using proof::Bounds;
using proof::Certificate;

// A book in which more than this must be given up was not understood.
constexpr int max_rounds = 200;
constexpr std::size_t figures_in_microsecond = 5;
constexpr std::size_t most_at_once = 10'000;  // identities in one program

class Assumptions {
 public:
  Assumptions(const Book& book, System& system, std::int64_t work)
      : book_(book), system_(system), released_(book.figures.size(), false), work_left_(work) {}

  std::vector<Identity> settle() {
    for (Identity& sum : proof::vouched_sums(book_, system_)) {
      system_.identities.push_back(std::move(sum));
    }
    trust_what_holds_widely();
    for (int round = 0; !is_settled(); ++round) {
      if (round < max_rounds && work_left_ > 0) continue;
      give_up_all();
      break;
    }
    return std::move(dropped_);
  }

 private:
  // Takes out what one contradiction speaks against; true where there is none any more.
  bool is_settled() {
    const Bounds bounds = proof::bounds_of(book_, system_, released_, proof::Way::as_meant);
    work_left_ -= static_cast<std::int64_t>(book_.figures.size() / figures_in_microsecond);
    std::vector<Certificate> certificates = proof::plain_contradictions(system_, bounds);
    if (certificates.empty()) {
      const proof::Adjacency adjacency(system_);
      proof::Program program(system_, adjacency, bounds);
      const Answer answer = decide(program);
      work_left_ -= program.work();
      if (answer == Answer::fits) return true;
      if (answer == Answer::undecided) {
        give_up_all();
        return true;
      }
      certificates.push_back(program.certificate());
    }
    if (!give_up(certificates)) release(certificates.front(), bounds);
    return false;
  }

  // One program over everything is the quickest for a book; over a thousand pages it takes minutes.
  Answer decide(proof::Program& program) const {
    const auto nearby = [&] {
      return program.finds_near_contradiction() ? Answer::contradiction : program.decide_nearby();
    };
    const bool at_once = system_.identities.size() <= most_at_once;
    const Answer answer = at_once ? program.decide() : nearby();
    if (answer != Answer::undecided) return answer;
    return at_once ? nearby() : program.decide();
  }

  // One kind: the split of one member of one dimension, wherever it is printed in full.
  using Kind = std::tuple<Basis, int, Node>;

  Kind kind_of(const Identity& identity) const {
    // The whole is the term with coefficient 1; the dimension is the one in which a part differs.
    Selection whole;
    Selection part;
    for (const Term& term : identity.terms) {
      (term.coefficient > 0 ? whole : part) =
          system_.variables[static_cast<std::size_t>(term.variable)];
    }
    for (int d = 0; d < max_dimensions; ++d) {
      if (whole[d] != part[d]) return {identity.basis, d, whole[d]};
    }
    return {identity.basis, -1, all_of_it};
  }

  void trust_what_holds_widely() {
    const Bounds bounds = proof::bounds_of(book_, system_, released_, proof::Way::as_meant);
    std::map<Kind, std::pair<int, int>> votes;
    for (const Identity& identity : system_.identities) {
      if (!identity.assumed || identity.basis != Basis::cube_split) continue;
      WideFen low = 0;
      WideFen high = 0;
      bool printed = true;
      int amounts = 0;
      for (const Term& term : identity.terms) {
        const auto v = static_cast<std::size_t>(term.variable);
        printed = printed && bounds.observed[v];
        const Interval& interval = bounds.of[v];
        amounts += interval == Interval{} ? 0 : 1;
        low += term.coefficient > 0 ? interval.low : -static_cast<WideFen>(interval.high);
        high += term.coefficient > 0 ? interval.high : -static_cast<WideFen>(interval.low);
      }
      // A whole with a single part that is not zero proves little.
      if (!printed || amounts < 3) continue;
      auto& [fits, fails] = votes[kind_of(identity)];
      (low <= 0 && high >= 0 ? fits : fails) += 1;
    }
    for (Identity& identity : system_.identities) {
      if (!identity.assumed || identity.basis != Basis::cube_split) continue;
      const auto found = votes.find(kind_of(identity));
      if (found == votes.end()) continue;
      const auto& [fits, fails] = found->second;
      const bool all_printed =
          std::all_of(identity.terms.begin(), identity.terms.end(), [&](const Term& term) {
            return bounds.observed[static_cast<std::size_t>(term.variable)];
          });
      if (all_printed && fits >= 3 && fits >= 4 * fails) identity.assumed = false;
    }
  }

  // Takes the assumed identities of the certificates out. False where there are none.
  bool give_up(const std::vector<Certificate>& certificates) {
    std::vector<int> assumed;
    for (const Certificate& certificate : certificates) {
      for (const auto& [identity, factor] : certificate.multipliers) {
        if (system_.identities[static_cast<std::size_t>(identity)].assumed) {
          assumed.push_back(identity);
        }
      }
    }
    if (assumed.empty()) return false;
    std::sort(assumed.begin(), assumed.end());
    assumed.erase(std::unique(assumed.begin(), assumed.end()), assumed.end());
    for (auto i = assumed.rbegin(); i != assumed.rend(); ++i) {
      dropped_.push_back(std::move(system_.identities[static_cast<std::size_t>(*i)]));
      system_.identities.erase(system_.identities.begin() + *i);
    }
    return true;
  }

  void give_up_all() {
    std::erase_if(system_.identities, [&](const Identity& identity) {
      if (identity.assumed) dropped_.push_back(identity);
      return identity.assumed;
    });
  }

  // A contradiction of what is printed: the book's own. Its figures are set aside to look on.
  void release(const Certificate& certificate, const Bounds& bounds) {
    const auto set_aside = [&](int variable) {
      if (!bounds.observed[static_cast<std::size_t>(variable)]) return;
      for (const int o : system_.observations[static_cast<std::size_t>(variable)]) {
        released_[static_cast<std::size_t>(o)] = true;
      }
    };
    if (certificate.disagreement >= 0) set_aside(certificate.disagreement);
    for (const auto& [variable, factor] : certificate.coefficients) set_aside(variable);
  }

  const Book& book_;
  System& system_;
  std::vector<bool> released_;
  std::vector<Identity> dropped_;
  std::int64_t work_left_;
};

// Whether an identity holds between the amounts that are printed and nothing besides. It was given
// up together with others, as where a total that they share is left blank: no figures differ here.
bool holds_as_printed(const Identity& identity, const Book& book, const System& system) {
  WideFen low = 0;
  WideFen high = 0;
  for (const Term& term : identity.terms) {
    const auto& observed = system.observations[static_cast<std::size_t>(term.variable)];
    Interval interval{.low = -proof::no_bound, .high = proof::no_bound};
    bool printed = false;
    for (const int o : observed) {
      const Figure& figure = book.figures[static_cast<std::size_t>(o)];
      if (figure.blank) continue;
      interval = intersect(interval, figure.interval);
      printed = true;
    }
    if (!printed) continue;
    if (interval.is_empty()) return false;
    low += term.coefficient > 0 ? interval.low : -static_cast<WideFen>(interval.high);
    high += term.coefficient > 0 ? interval.high : -static_cast<WideFen>(interval.low);
  }
  return low <= 0 && high >= 0;
}

// A printed figure of a variable that is not blank, nor zero unless `or_zero`; -1 where there is
// none.
int printed_figure(const Book& book, const System& system, int variable, bool or_zero) {
  int zero = -1;
  for (const int o : system.observations[static_cast<std::size_t>(variable)]) {
    const Figure& figure = book.figures[static_cast<std::size_t>(o)];
    if (figure.blank) continue;
    if (figure.number.digits != 0) return o;
    zero = o;
  }
  return or_zero ? zero : -1;
}

std::string name_of(const Book& book, const Figure& figure) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  return panel.rows[static_cast<std::size_t>(figure.row)].label + " " + figure.printed;
}

}  // namespace

std::vector<Identity> drop_disproven(const Book& book, System& system, std::int64_t work) {
  if (!book.by_words) return {};
  return Assumptions(book, system, work).settle();
}

std::vector<Doubt> doubts_about(const std::vector<Identity>& dropped, const Book& book,
                                const System& system) {
  std::vector<Doubt> doubts = proof::slips_of_parts(book);
  if (dropped.empty()) return doubts;
  const proof::NearMisses misses(dropped, book, system);
  for (const Identity& identity : dropped) {
    if (holds_as_printed(identity, book, system)) continue;
    Doubt doubt;
    doubt.what = "relation-given-up";
    std::string whole;
    std::string parts;
    for (const Term& term : identity.terms) {
      const int figure = printed_figure(book, system, term.variable, term.coefficient > 0);
      if (figure < 0) continue;
      const Figure& printed = book.figures[static_cast<std::size_t>(figure)];
      if (printed.number.digits != 0) doubt.figures.push_back(figure);
      if (term.coefficient > 0) {
        whole = name_of(book, printed);
        doubt.place = printed.place;
      } else {
        parts += (parts.empty() ? "" : " + ") + name_of(book, printed);
      }
    }
    if (whole.empty() || parts.empty()) continue;
    doubt.excerpt = whole + " ≠ " + parts;
    // What is hardly apart settles nothing, however many others hold each amount.
    if (misses.find(identity).first >= 0 || misses.only_just_fails(identity)) doubt.figures.clear();
    doubts.push_back(std::move(doubt));
  }
  return doubts;
}

}  // namespace yiben
