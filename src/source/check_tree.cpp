// Rows that name the row above them: no circles, and one root where the schema asks for it.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace yiben::sourcing {

namespace {

class TreeChecker {
 public:
  TreeChecker(const SheetRows& sheet, RawSource& raw)
      : sheet_(sheet), origin_(raw.origin), faults_(raw.faults) {
    const SourceTree& tree = *sheet.about->tree;
    member_ = place_of(tree.member);
    parent_ = place_of(tree.parent);
    apart_ = place_of(tree.apart);
    for (const csv::Row& row : sheet.rows) {
      if (field(row, member_).empty()) continue;
      rows_.emplace(key(row, member_), &row);
    }
  }

  void check(bool looks_up) {
    for (const csv::Row& row : sheet_.rows) {
      if (!field(row, member_).empty()) check_circle(row);
    }
    if (looks_up && sheet_.about->tree->one_root) check_roots();
  }

 private:
  using Key = std::pair<std::string, std::string>;

  std::size_t place_of(const std::string& name) const {
    const auto found = std::find(sheet_.header.begin(), sheet_.header.end(), name);
    return static_cast<std::size_t>(found - sheet_.header.begin());
  }

  static const std::string& field(const csv::Row& row, std::size_t place) {
    static const std::string nothing;
    return place < row.fields.size() ? row.fields[place] : nothing;
  }

  Key key(const csv::Row& row, std::size_t place) const {
    return {field(row, apart_), text::fold(field(row, place))};
  }

  std::string called(const std::string& column) const {
    return yiben::called(*sheet_.about, column, origin_);
  }

  const csv::Row* above(const csv::Row& row) const {
    if (field(row, parent_).empty()) return nullptr;
    const auto found = rows_.find(key(row, parent_));
    return found == rows_.end() ? nullptr : found->second;
  }

  void fail(const csv::Row& row, std::size_t place, std::string what, std::string remedy) {
    const Place at{.line = row.line, .column = static_cast<int>(place) + 1};
    if (faults_.any_at(sheet_.file, at.line, at.column)) return;
    faults_.add(sheet_.file, at, field(row, place), std::move(what), std::move(remedy));
  }

  // One error for a circle, at its first row.
  void check_circle(const csv::Row& first) {
    if (done_.contains(&first)) return;
    std::set<const csv::Row*> on_the_way;
    const csv::Row* row = &first;
    std::string way = field(first, member_);
    while (row != nullptr && !done_.contains(row) && on_the_way.insert(row).second) {
      row = above(*row);
      if (row != nullptr) way += " → " + field(*row, member_);
    }
    const bool is_circle = row != nullptr && !done_.contains(row);
    done_.insert(on_the_way.begin(), on_the_way.end());
    if (!is_circle) return;
    const std::string name = called(sheet_.about->tree->parent);
    fail(*row, parent_,
         above(*row) == row ? fmt::format("{} is the row itself", name)
                            : fmt::format("{} leads in a circle: {}", name, way),
         "name the row above, or leave the field of the topmost empty");
  }

  // A code that begins with another lies below it, whether it says so or not.
  bool is_below_by_code(const csv::Row& row) const {
    const std::string& code = field(row, member_);
    return std::any_of(rows_.begin(), rows_.end(), [&](const auto& other) {
      const std::string& above = other.first.second;
      return !above.empty() && above.size() < code.size() && text::fold(code).starts_with(above);
    });
  }

  void check_roots() {
    const csv::Row* root = nullptr;
    for (const csv::Row& row : sheet_.rows) {
      const bool is_root = !field(row, member_).empty() && field(row, parent_).empty();
      if (!is_root || is_below_by_code(row)) continue;
      if (root == nullptr) {
        root = &row;
        continue;
      }
      const int line = row.line;
      if (faults_.any_at(sheet_.file, line, static_cast<int>(member_) + 1)) continue;
      fail(row, member_,
           fmt::format("a second {} that is below no other; {} in row {} is one already",
                       called(sheet_.about->tree->member), field(*root, member_), root->line),
           fmt::format("name the one above in the column {}; a book has one topmost",
                       called(sheet_.about->tree->parent)));
    }
  }

  const SheetRows& sheet_;
  const Origin& origin_;
  Faults& faults_;
  std::size_t member_ = 0;
  std::size_t parent_ = 0;
  std::size_t apart_ = 0;
  std::map<Key, const csv::Row*> rows_;
  std::set<const csv::Row*> done_;
};

}  // namespace

void check_trees(RawSource& raw, bool looks_up) {
  for (const SheetRows& sheet : raw.sheets) {
    if (sheet.about == nullptr || !sheet.about->tree) continue;
    TreeChecker(sheet, raw).check(looks_up);
  }
}

}  // namespace yiben::sourcing
