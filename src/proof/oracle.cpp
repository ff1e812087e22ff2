// Programs one after the other, each beginning where the last one ended.
#include "proof/oracle.h"

#include <algorithm>

namespace yiben::proof {

namespace {

// In about microseconds. One wrong figure takes some thousand, forty take half a million; where
// even this is too little, contradictions are named without suspects.
constexpr std::int64_t max_work = 2'000'000;

}  // namespace

// How a variable's bound binds a certificate.
struct Oracle::Bind {
  int figure = -1;    // that must be released to loosen it; -1 where none can be
  WideFen slack = 0;  // by how much the certificate loosens when all that can be released is
  bool open = false;  // without bound then
};

Oracle::Oracle(const Book& book, const System& system, Way way, const std::vector<bool>& lost,
               bool blanks_too, Budget& budget)
    : book_(book),
      system_(system),
      adjacency_(system),
      way_(way),
      lost_(lost),
      blanks_too_(blanks_too),
      work_left_(max_work),
      budget_(budget) {
  variable_of_.assign(book.figures.size(), -1);
  for (std::size_t v = 0; v < system.observations.size(); ++v) {
    for (const int o : system.observations[v]) {
      variable_of_[static_cast<std::size_t>(o)] = static_cast<int>(v);
    }
  }
}

Bounds Oracle::bounds(const FigureSet& released) const {
  std::vector<bool> without = lost_;
  for (const int figure : released) without[static_cast<std::size_t>(figure)] = true;
  return bounds_of(book_, system_, without, way_);
}

Program Oracle::program(const Bounds& allowed) {
  if (near_.empty()) return {system_, adjacency_, allowed};
  return {system_, adjacency_, allowed, near_};
}

Answer Oracle::check(const FigureSet& released) {
  found_.clear();
  if (budget_.left <= 0) return Answer::undecided;
  // Looking at all figures once costs something, too.
  spend(static_cast<std::int64_t>(book_.figures.size() / 50));
  const Bounds allowed = bounds(released);
  for (const Certificate& certificate : plain_contradictions(system_, allowed)) {
    found_.push_back(conflict_set(certificate, allowed, released));
  }
  if (!found_.empty()) return Answer::contradiction;
  const auto ask = [&](Program search, bool nearby) {
    const Answer answer = nearby ? search.decide_nearby() : search.decide();
    spend(search.work());
    near_ = search.amounts();
    if (answer == Answer::contradiction) {
      found_.push_back(conflict_set(search.certificate(), allowed, released));
    }
    return answer;
  };
  const Answer answer = ask(program(allowed), true);
  if (answer != Answer::undecided) return answer;
  return ask({system_, adjacency_, allowed}, false);
}

std::optional<std::vector<Interval>> Oracle::ranges(const FigureSet& figures,
                                                    const FigureSet& released) {
  if (budget_.left <= 0) return std::nullopt;
  const Bounds allowed = bounds(united(figures, released));
  Program search = program(allowed);
  if (search.decide_nearby() != Answer::fits) return std::nullopt;
  std::vector<Interval> ranges;
  for (const int figure : figures) {
    const auto range = search.range(variable_of(figure));
    if (!range) return std::nullopt;
    ranges.push_back(*range);
  }
  spend(search.work());
  near_ = search.amounts();
  return ranges;
}

bool Oracle::is_movable(int figure) const {
  return blanks_too_ || !book_.figures[static_cast<std::size_t>(figure)].blank;
}

std::vector<int> Oracle::binding(int variable, bool low, const Bounds& allowed,
                                 const FigureSet& released) const {
  std::vector<int> figures;
  const Interval& all = allowed.of[static_cast<std::size_t>(variable)];
  for (const int o : system_.observations[static_cast<std::size_t>(variable)]) {
    const Figure& figure = book_.figures[static_cast<std::size_t>(o)];
    if (lost_[static_cast<std::size_t>(o)] || (figure.blank && way_ == Way::as_printed)) continue;
    if (std::binary_search(released.begin(), released.end(), o)) continue;
    const Interval& own = interval_of(figure, way_);
    if (low ? own.low == all.low : own.high == all.high) figures.push_back(o);
  }
  return figures;
}

Oracle::Bind Oracle::bind(int variable, std::int64_t factor, bool low, const Bounds& allowed,
                          const FigureSet& released) const {
  const auto v = static_cast<std::size_t>(variable);
  const Interval& all = allowed.of[v];
  if (low && system_.non_negative[v] && all.low <= 0) return {};
  const std::vector<int> figures = binding(variable, low, allowed, released);
  const bool all_movable =
      std::all_of(figures.begin(), figures.end(), [&](int figure) { return is_movable(figure); });
  if (figures.empty() || !all_movable) return {};
  // What would still bind if everything that can be released were.
  Fen free = low ? (system_.non_negative[v] ? 0 : -no_bound) : no_bound;
  for (const int o : system_.observations[v]) {
    if (is_movable(o) || lost_[static_cast<std::size_t>(o)]) continue;
    if (book_.figures[static_cast<std::size_t>(o)].blank && way_ == Way::as_printed) continue;
    const Interval& own = interval_of(book_.figures[static_cast<std::size_t>(o)], way_);
    free = low ? std::max(free, own.low) : std::min(free, own.high);
  }
  const bool open = free == no_bound || free == -no_bound;
  const WideFen step = low ? static_cast<WideFen>(all.low) - free : free - all.high;
  return {figures.front(), open ? 0 : step * (factor > 0 ? factor : -factor), open};
}

// Bounds that the contradiction can do without need no release: the fewer figures a set has, the
// less is there to try.
ConflictSet Oracle::conflict_set(const Certificate& certificate, const Bounds& allowed,
                                 const FigureSet& released) const {
  std::vector<Bind> binds;
  if (certificate.disagreement >= 0) {
    binds.push_back(bind(certificate.disagreement, 1, true, allowed, released));
    binds.push_back(bind(certificate.disagreement, 1, false, allowed, released));
  }
  for (const auto& [variable, factor] : certificate.coefficients) {
    binds.push_back(bind(variable, factor, factor > 0, allowed, released));
  }
  std::erase_if(binds, [](const Bind& bind) { return bind.figure < 0; });
  std::stable_sort(binds.begin(), binds.end(), [](const Bind& a, const Bind& b) {
    return a.open != b.open ? b.open : a.slack < b.slack;
  });
  WideFen left = gap(certificate, allowed);
  ConflictSet result;
  result.certificate = certificate;
  for (const Bind& bind : binds) {
    if (!bind.open && bind.slack < left) {
      left -= bind.slack;
    } else {
      result.figures.push_back(bind.figure);
    }
  }
  std::sort(result.figures.begin(), result.figures.end());
  result.figures.erase(std::unique(result.figures.begin(), result.figures.end()),
                       result.figures.end());
  return result;
}

}  // namespace yiben::proof
