// Places that name a member along every dimension that a form asks for.
#include "compile/whole_places.h"

#include <algorithm>

#include "compile/lying.h"

namespace yiben::compiling {

namespace {

// Beyond this a book is too large: each place takes some hundred bytes.
constexpr std::size_t most_places = 400'000;

void keep_common(Bits& bits, const Bits& other) {
  for (std::size_t word = 0; word < bits.size(); ++word) bits[word] &= other[word];
}

void add_all(Bits& bits, const Bits& other) {
  for (std::size_t word = 0; word < bits.size(); ++word) bits[word] |= other[word];
}

bool is_empty(const Bits& bits) {
  return std::all_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word == 0; });
}

bool meets_all(const Bits& a, const Bits& b, const Bits& c) {
  for (std::size_t word = 0; word < a.size(); ++word) {
    if ((a[word] & b[word] & c[word]) != 0) return true;
  }
  return false;
}

bool narrows(const std::vector<Selection>& all, int dimension) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Selection& one) { return one[dimension] != all_of_it; });
}

bool meet(const Cube& cube, const Selection& a, const Selection& b) {
  for (int d = 0; d < cube.dimensions(); ++d) {
    if (fit(cube, a, d, b[d]) == Fit::out) return false;
  }
  return true;
}

bool lists(const View& view, std::string_view dimension) {
  return std::find(view.listed.begin(), view.listed.end(), dimension) != view.listed.end();
}

}  // namespace

WholePlaces::WholePlaces(const std::vector<Observed>& observed, const PrintedBy& printed_by,
                         const Catalog& catalog, const Family& family, const Cube& cube,
                         const Tree& tree)
    : observed_(observed),
      catalog_(catalog),
      cube_(cube),
      tree_(tree),
      views_(views_of(family, cube)),
      needed_(static_cast<std::size_t>(cube.dimensions())),
      unit_(cube.dimension("unit")),
      construction_(cube.dimension("construction")) {
  for (const SourceColumn& column : catalog.source.sheet("facts")->columns) {
    const auto dimension = cube.dimension(column.dimension);
    if (!dimension || column.name != column.dimension) continue;
    for (const std::string& words : column.only) {
      needed_[static_cast<std::size_t>(*dimension)].emplace_back(words);
    }
  }
  // What the balance is along comes first, codes and names last: most is ruled out by then.
  for (const bool open : {false, true}) {
    for (int d = 0; d < cube.dimensions(); ++d) {
      const bool is_listed = std::any_of(views_.begin(), views_.end(), [&](const View& view) {
        return lists(view, cube.name_of(d));
      });
      if (cube.is_open(d) == open && (!cube.is_apart(d) || is_listed)) add_axis(d);
    }
  }
  find_joint(printed_by);
  Bits behind((observed.size() + 63) / 64, ~std::uint64_t{0});
  for (auto axis = axes_.rbegin(); axis != axes_.rend(); ++axis) {
    keep_common(behind, axis->accept.front());
    axis->fixed_before = behind;
  }
}

// The deepest members that the book names along an open dimension, with the parts of what the cube
// itself divides; all of a closed one, but for those that only some books have.
std::vector<Node> WholePlaces::leaves_of(int dimension) const {
  std::set<Node> named;
  for (const Observed& one : observed_) named.insert(one.selection[dimension]);
  named.erase(all_of_it);
  if (!cube_.is_open(dimension)) {
    std::set<Node> all;
    for (std::size_t i = 1; i < cube_.members(dimension); ++i) {
      const Node node = static_cast<Node>(i);
      const bool known = named.contains(node) || !is_rare(cube_, dimension, node);
      if (known && cube_.parts(dimension, node).empty()) all.insert(node);
    }
    for (const Balance& balance : cube_.balances()) {
      if (balance.dimension != dimension) continue;
      std::erase_if(all,
                    [&](Node node) { return !cube_.is_inside(dimension, node, balance.right); });
    }
    return {all.begin(), all.end()};
  }
  std::vector<Node> open(named.begin(), named.end());
  for (std::size_t i = 0; i < open.size(); ++i) {
    for (const Node part : cube_.parts(dimension, open[i])) {
      if (named.insert(part).second) open.push_back(part);
    }
  }
  std::erase_if(open, [&](Node outer) {
    return std::any_of(named.begin(), named.end(), [&](Node inner) {
      return inner != outer && tree_.is_inside(dimension, inner, outer);
    });
  });
  std::sort(open.begin(), open.end(), [&](Node a, Node b) {
    return cube_.name_of(dimension, a) < cube_.name_of(dimension, b);
  });
  return open;
}

// What a table lists is all that there is in it, and where its rows name members along several
// dimensions at once, only these go together.
void WholePlaces::find_joint(const PrintedBy& printed_by) {
  for (const View& view : views_) {
    Joint joint{.view = &view};
    const auto is_here = [&](std::size_t i) {
      return printed_by[i].contains(view.form) && meet(cube_, view.select, observed_[i].selection);
    };
    for (const std::string& name : view.listed) {
      const auto d = cube_.dimension(name);
      for (std::size_t i = 0; d && i < observed_.size(); ++i) {
        if (!is_here(i) || observed_[i].selection[*d] == all_of_it) continue;
        joint.dimensions.push_back(*d);
        break;
      }
    }
    if (joint.dimensions.empty()) continue;
    for (std::size_t i = 0; i < observed_.size(); ++i) {
      if (!is_here(i)) continue;
      std::vector<Node> row;
      for (const int d : joint.dimensions) row.push_back(observed_[i].selection[d]);
      if (std::find(row.begin(), row.end(), all_of_it) == row.end()) joint.rows.insert(row);
    }
    leave_out_sums(joint);
    if (!joint.rows.empty()) joints_.push_back(std::move(joint));
  }
}

// Rows above others that are listed.
void WholePlaces::leave_out_sums(Joint& joint) const {
  const auto is_inside = [&](const std::vector<Node>& inner, const std::vector<Node>& outer) {
    for (std::size_t i = 0; i < inner.size(); ++i) {
      if (!tree_.is_inside(joint.dimensions[i], inner[i], outer[i])) return false;
    }
    return inner != outer;
  };
  const std::set<std::vector<Node>> all = joint.rows;
  std::erase_if(joint.rows, [&](const std::vector<Node>& outer) {
    return std::any_of(all.begin(), all.end(),
                       [&](const std::vector<Node>& inner) { return is_inside(inner, outer); });
  });
}

// Whether some row names all that is named.
bool WholePlaces::is_listed(const Selection& at) const {
  return std::all_of(joints_.begin(), joints_.end(), [&](const Joint& joint) {
    if (!lies_in(cube_, at, joint.view->select)) return true;
    return std::any_of(joint.rows.begin(), joint.rows.end(), [&](const std::vector<Node>& row) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const Node here = at[joint.dimensions[i]];
        if (here != all_of_it && !tree_.is_inside(joint.dimensions[i], here, row[i])) return false;
      }
      return true;
    });
  });
}

void WholePlaces::add_axis(int dimension) {
  Axis axis;
  axis.dimension = dimension;
  axis.leaves = leaves_of(dimension);
  const std::size_t words = (observed_.size() + 63) / 64;
  for (std::size_t leaf = 0; leaf <= axis.leaves.size(); ++leaf) {
    Bits& accept = axis.accept.emplace_back(words);
    for (std::size_t i = 0; i < observed_.size(); ++i) {
      const Node wanted = observed_[i].selection[dimension];
      const bool inside = leaf == 0 ? wanted == all_of_it
                                    : tree_.is_inside(dimension, axis.leaves[leaf - 1], wanted);
      if (inside) set(accept, i);
    }
  }
  const SourceColumn* column = catalog_.source.sheet("facts")->column(cube_.name_of(dimension));
  const auto meant = column == nullptr || column->blank.empty()
                         ? std::nullopt
                         : cube_.find(dimension, column->blank);
  // A square that prints what a blank field means has it told.
  axis.is_told = meant && std::any_of(observed_.begin(), observed_.end(), [&](const Observed& one) {
                   return one.selection[dimension] == *meant;
                 });
  axis.may_be_blank = meant && !axis.is_told;
  axes_.push_back(std::move(axis));
}

bool WholePlaces::is_named(int dimension) const {
  return std::any_of(observed_.begin(), observed_.end(),
                     [&](const Observed& one) { return one.selection[dimension] != all_of_it; });
}

// Whether a form divides such money along the dimension.
bool WholePlaces::divides(int dimension, const Selection& at, std::size_t assigned) const {
  const std::string_view name = cube_.name_of(dimension);
  const auto holds = [&](const View& view) {
    for (std::size_t a = 0; a < assigned; ++a) {
      const int d = axes_[a].dimension;
      if (at[d] == all_of_it && view.select[d] != all_of_it) return false;
      if (fit(cube_, at, d, view.select[d]) == Fit::out) return false;
    }
    return true;
  };
  return std::any_of(views_.begin(), views_.end(), [&](const View& view) {
    const bool by_it =
        lists(view, name) || (!cube_.is_open(dimension) &&
                              (view.select[dimension] != all_of_it ||
                               narrows(view.parts, dimension) || narrows(view.rows, dimension)));
    return by_it && holds(view);
  });
}

// What pays for it may be divided where it is not.
bool WholePlaces::divides_other_side(int dimension, const Selection& at,
                                     std::size_t assigned) const {
  return std::any_of(cube_.balances().begin(), cube_.balances().end(), [&](const Balance& balance) {
    const bool alike =
        std::find(balance.free.begin(), balance.free.end(), dimension) != balance.free.end();
    return alike && at[balance.dimension] != all_of_it &&
           divides(dimension, at.with(balance.dimension, balance.left), assigned);
  });
}

// Whether a square that names a member along the dimension may count what stands there.
bool WholePlaces::is_told_at(int dimension, const Selection& at) const {
  return std::any_of(observed_.begin(), observed_.end(), [&](const Observed& one) {
    return one.selection[dimension] != all_of_it &&
           meet(cube_, at, one.selection.with(dimension, all_of_it));
  });
}

bool WholePlaces::may_stand(int dimension, Node node, const Selection& at) const {
  const std::string name(cube_.name_of(dimension, node));
  for (const Needed& one : needed_[static_cast<std::size_t>(dimension)]) {
    const auto other = cube_.dimension(one.other);
    if (!other || !one.is_about(name)) continue;
    const Node there = at[*other];
    // What is assigned later is asked then.
    const bool is_known = there != all_of_it || !cube_.is_open(*other);
    if (is_known && !one.fits(there == all_of_it ? "" : cube_.name_of(*other, there))) return false;
  }
  // And what was assigned before and asks for this.
  for (int d = 0; d < cube_.dimensions(); ++d) {
    if (at[d] == all_of_it) continue;
    for (const Needed& one : needed_[static_cast<std::size_t>(d)]) {
      if (one.other != cube_.name_of(dimension)) continue;
      if (one.is_about(std::string(cube_.name_of(d, at[d]))) && !one.fits(name)) return false;
    }
  }
  return true;
}

void WholePlaces::descend(std::size_t axis, const Selection& at, const Bits& counted,
                          Search& search) const {
  if (search.overflows || search.found.size() >= search.most) return;
  if (axis == axes_.size()) return finish(at, counted, search);
  const Axis& here = axes_[axis];
  if (search.nothing != nullptr && meets_all(counted, here.fixed_before, *search.nothing)) return;
  const int d = here.dimension;
  const Node wanted = search.within == nullptr ? all_of_it : (*search.within)[d];
  // One unit has both sides of its budget.
  const bool by_unit = unit_ && *unit_ == d;
  const bool divided = by_unit || divides(d, at, axis) || divides_other_side(d, at, axis);
  const bool told = here.is_told && is_told_at(d, at);
  const bool blank =
      wanted == all_of_it &&
      (here.leaves.empty() || (here.is_told ? !told : !divided || here.may_be_blank));
  const auto go_on = [&](const Selection& next, const Bits& accept) {
    Bits less = counted;
    keep_common(less, accept);
    if (is_empty(less) && search.within == nullptr) return;
    descend(axis + 1, next, less, search);
  };
  if (blank) go_on(at, here.accept.front());
  if (!divided && wanted == all_of_it && !(here.is_told ? told : is_named(d))) return;
  for (std::size_t leaf = 0; leaf < here.leaves.size(); ++leaf) {
    const Node node = here.leaves[leaf];
    if (wanted != all_of_it && !tree_.is_inside(d, node, wanted)) continue;
    const Selection next = at.with(d, node);
    if (may_stand(d, node, at) && is_listed(next)) go_on(next, here.accept[leaf + 1]);
  }
}

Bits WholePlaces::counted_at(const Selection& at) const {
  Bits bits((observed_.size() + 63) / 64);
  for (std::size_t i = 0; i < observed_.size(); ++i) {
    bool inside = true;
    for (int d = 0; inside && d < cube_.dimensions(); ++d) {
      inside = tree_.is_inside(d, at[d], observed_[i].selection[d]);
    }
    if (inside) set(bits, i);
  }
  return bits;
}

// What the sum of a table's columns counts must stand in one of them.
bool WholePlaces::has_columns(const Selection& at) const {
  return std::all_of(views_.begin(), views_.end(), [&](const View& view) {
    return view.parts.empty() || !lies_in_any(cube_, at, view.totals) ||
           lies_in_any(cube_, at, view.parts);
  });
}

void WholePlaces::finish(const Selection& at, const Bits& counted, Search& search) const {
  if (!has_columns(at)) return;
  WholePlace place;
  place.at = at;
  place.counted = counted;
  for (const Balance& balance : cube_.balances()) {
    if (at[balance.dimension] == all_of_it) continue;
    place.pays = Selection().with(balance.dimension, balance.left);
    for (const int d : balance.free) place.pays = place.pays.with(d, at[d]);
    if (unit_) place.pays = place.pays.with(*unit_, at[*unit_]);
    place.paired = true;
    const auto [known, is_new] = search.paying.try_emplace(place.pays);
    if (is_new) known->second = counted_at(place.pays);
    add_all(place.counted, known->second);
  }
  if (search.nothing != nullptr && meets(place.counted, *search.nothing)) return;
  const Node built = construction_ ? at[*construction_] : all_of_it;
  if (!search.known.emplace(place.counted, built).second) return;
  search.overflows = search.found.size() >= most_places;
  search.found.push_back(std::move(place));
}

std::optional<std::vector<WholePlace>> WholePlaces::all(const Bits& nothing) const {
  Search search{.nothing = &nothing, .most = most_places + 1};
  descend(0, Selection(), Bits((observed_.size() + 63) / 64, ~std::uint64_t{0}), search);
  if (search.overflows) return std::nullopt;
  return std::move(search.found);
}

std::optional<WholePlace> WholePlaces::any_in(const Selection& select) const {
  constexpr std::size_t most_looked_at = 2'000;
  Search search{.within = &select, .most = most_looked_at};
  descend(0, Selection(), Bits((observed_.size() + 63) / 64, ~std::uint64_t{0}), search);
  if (search.found.empty()) return std::nullopt;
  // What most figures count makes no rows that are not there; of these the plainest, as basic
  // expenditure beside that of a project.
  const auto rank = [&](const WholePlace& place) {
    int named = 0;
    for (int d = 0; d < cube_.dimensions(); ++d) named += place.at[d] != all_of_it ? 1 : 0;
    return std::pair(indices_of(place.counted).size(), -named);
  };
  return *std::max_element(
      search.found.begin(), search.found.end(),
      [&](const WholePlace& a, const WholePlace& b) { return rank(a) < rank(b); });
}

}  // namespace yiben::compiling
