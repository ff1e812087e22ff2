// Facts against the tables that are to print them.
#include "compile/demands.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compile/code_names.h"
#include "compile/lying.h"
#include "compile/subtotals.h"
#include "compile/undated.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

constexpr const char* facts_file = "facts.csv";
class Demands {
 public:
  Demands(const Source& source, const Catalog& catalog, const Family& family, const Names& names,
          std::set<std::string>& doubtful)
      : source_(source),
        catalog_(catalog),
        cube_(catalog.cube),
        family_(family),
        names_(names),
        doubtful_(doubtful),
        views_(views_of(family, catalog.cube)),
        below_(source, names),
        code_names_(source, names),
        subtotals_(source, catalog.cube),
        undated_(source, catalog) {}

  Errors check() {
    note_absent();
    // Facts of all years and of single tables would be taken for those of the book.
    if (has_no_column(doubtful_, "facts", {"year", "stage", "scope"})) return {};
    for (const Fact& fact : source_.facts) {
      fact_ = &fact;
      lacking_.clear();
      missing_.clear();
      const std::size_t before = errors_.size();
      const bool of_another_sheet = fact.line == 0 && is_of_one_table(fact, cube_);
      if (of_another_sheet) continue;  // made of one of its rows, for its table alone
      check_fact();
      // A total of last year would be added to what it is the total of.
      if ((errors_.size() > before || member("year") != nullptr) && is_total(before)) continue;
      note_undated(before);
    }
    for (const char* dimension : {"function", "economic", "government"}) {
      if (!code_names_.is_unread(dimension)) continue;
      const int column = place_in(source_, facts_file, 0, dimension).column;
      std::erase_if(errors_, [&](const Error& one) { return one.place.column == column; });
    }
    for (Error& error : code_names_.told()) errors_.push_back(std::move(error));
    if (auto error = undated_.told(family_.id)) errors_.push_back(std::move(*error));
    for (auto& [dimension, error] : without_column_) errors_.push_back(std::move(error));
    return std::move(errors_);
  }

 private:
  void check_fact() {
    if (fact_->at.empty() && source_.origin.columns.contains(facts_file)) {
      return fail("amount", format(fact_->amount, Unit::yuan, 2), "a row of nothing but an amount",
                  "take it away, as totals are computed, and never typed; or say what it is of");
    }
    check_names();
    if (is_out_of_forms()) return;
    const std::optional<Selection> at = members_of(*fact_, catalog_, doubtful_);
    at_ = at.value_or(Selection());
    if (!at || !check_side()) return;
    const bool printed = check_views();
    if (!printed && lacking_.empty() && !lacks_a_column()) is_nowhere();
  }

  // That is the mistake then, and nothing else of the row is one.
  bool is_total(std::size_t before) {
    auto error = subtotals_.told(*fact_);
    if (!error) return false;
    errors_.resize(before);
    errors_.push_back(std::move(*error));
    doubtful_.insert("amount");
    return true;
  }

  // What lacks several members, but for those that no row can name.
  void note_undated(std::size_t before) {
    const bool is_of_row = std::any_of(missing_.begin(), missing_.end(), [&](int d) {
      return !without_column_.contains(std::string(cube_.name_of(d)));
    });
    if (!undated_.is_likely() || missing_.size() < 2 || !is_of_row) return;
    errors_.resize(before);
    undated_.add(fact_->line, missing_);
    doubtful_.insert({"year", "amount"});
  }

  const std::string* member(std::string_view dimension) const {
    for (const auto& [name, words] : fact_->at) {
      if (name == dimension) return &words;
    }
    return nullptr;
  }

  bool is_out_of_forms() {
    const Faults faults = out_of_forms(*fact_, source_, catalog_, family_);
    const bool is_staged = std::all_of(faults.begin(), faults.end(),
                                       [](const auto& fault) { return fault.first == "stage"; });
    if (!faults.empty()) doubtful_.insert("amount");  // where it belongs is not known
    if (!faults.empty() && is_staged && undated_.is_likely()) {
      undated_.add(fact_->line, {});
      return true;
    }
    for (const auto& [dimension, error] : faults) {
      doubtful_.insert(dimension);
      errors_.push_back(error);
    }
    return !faults.empty();
  }

  void fail(const std::string& dimension, std::string excerpt, std::string what,
            std::string remedy) {
    doubtful_.insert(dimension);
    errors_.push_back({facts_file, place_in(source_, facts_file, fact_->line, dimension),
                       std::move(excerpt), std::move(what), std::move(remedy)});
  }

  std::string sheet_called(const char* name) const {
    return called(*catalog_.source.sheet(name), source_.origin);
  }
  std::string column_called(const std::string& name) const {
    return called(*catalog_.source.sheet("facts"), name, source_.origin);
  }

  const std::string& help(const std::string& dimension) const {
    static const std::string nothing;
    const SourceSheet* facts = catalog_.source.sheet("facts");
    const SourceColumn* column = facts == nullptr ? nullptr : facts->column(dimension);
    return column == nullptr ? nothing : column->help;
  }

  // What was said before of headers and, by the reader, of names.
  void note_absent() {
    for (int d = 0; d < cube_.dimensions(); ++d) {
      absent_.push_back(has_no_column(doubtful_, "facts", {cube_.name_of(d)}));
    }
    no_units_ = has_no_column(doubtful_, "units", {"code"}) || doubtful_.contains("unit");
    no_projects_ = has_no_column(doubtful_, "projects", {"type", "level1", "level2"}) ||
                   doubtful_.contains("project");
    no_accounts_ = has_no_column(doubtful_, "accounts", {"dimension", "code"});
  }
  bool is_absent(int dimension) const { return absent_[static_cast<std::size_t>(dimension)]; }

  bool lacks_a_column() const {
    return std::find(absent_.begin(), absent_.end(), true) != absent_.end();
  }

  void check_names() {
    for (const auto& [dimension, name] : fact_->at) {
      if (dimension == "unit" && !no_units_ && names_.unit(name) == nullptr) {
        fail(dimension, name, fmt::format("unit '{}' has no name", name),
             fmt::format("add a row for it to {}", sheet_called("units")));
      } else if (dimension == "unit") {
        check_whole_unit(name);
      }
      if (dimension == "project" && !no_projects_ && !names_.has_project(name)) {
        const std::string projects = sheet_called("projects");
        fail(dimension, name, fmt::format("project '{}' is not in {}", name, projects),
             fmt::format("write it as its row in {} has it, without blanks: {}", projects,
                         help("project")));
      }
      const bool is_code =
          dimension == "function" || dimension == "economic" || dimension == "government";
      if (is_code && !is_known(dimension, name)) {
        doubtful_.insert(dimension);
        code_names_.add(*fact_, dimension, name, column_called(dimension),
                        sheet_called("accounts"));
      }
    }
  }

  // What it spends itself needs a code beside those of the units below it.
  void check_whole_unit(const std::string& code) {
    const auto unit = cube_.dimension("unit");
    const std::string some = below_.some_of("unit", code);
    if (!unit || some.empty() || !lacking_.insert(*unit).second) return;
    fail("unit", code, fmt::format("{} has others below it", code),
         fmt::format("write the one that is meant, as {}: {}", some, help("unit")));
  }

  // Last year's facts may name what the cube itself divides: 公务用车购置及运行费.
  bool is_known(const std::string& dimension, const std::string& code) const {
    if (no_accounts_) return true;
    if (names_.knows_code(dimension, code)) return true;
    const auto of = cube_.dimension(dimension);
    return member("year") != nullptr && of && cube_.find(*of, code);
  }

  // A fact of 支出总计 would be a sum. False where there is no column of sides: which tables print
  // a fact is not known.
  bool check_side() {
    for (const Balance& balance : cube_.balances()) {
      const Node side = at_[balance.dimension];
      const bool whole = side == all_of_it || !cube_.parts(balance.dimension, side).empty();
      if (whole) lacks(balance.dimension, nullptr);
      if (whole && without_column_.contains(std::string(cube_.name_of(balance.dimension)))) {
        return false;
      }
    }
    return std::none_of(cube_.balances().begin(), cube_.balances().end(),
                        [&](const Balance& balance) { return is_absent(balance.dimension); });
  }

  // True where a table prints the fact.
  bool check_views() {
    bool printed = false;
    for (const View& view : views_) {
      std::vector<int> open;
      if (!may_lie_in(cube_, at_, view.select, open)) continue;
      printed = printed || !is_sum(view, cube_);
      const auto unread = [&](int d) { return is_absent(d); };
      if (std::any_of(open.begin(), open.end(), unread)) continue;
      for (const int dimension : open) lacks(dimension, view.form);
      if (!open.empty()) continue;
      check_columns(view, view.parts, !view.totals.empty() && lies_in_any(cube_, at_, view.totals));
      check_columns(view, view.rows, view.all_rows);
      check_parts(view);
      for (const std::string& dimension : view.listed) check_listed(view, dimension);
    }
    return printed;
  }

  // What a sum counts must stand in one of its columns, or rows.
  void check_columns(const View& view, const std::vector<Selection>& parts, bool summed) {
    if (!summed || parts.empty() || lies_in_any(cube_, at_, parts)) return;
    std::set<int> open;
    for (const Selection& part : parts) {
      std::vector<int> here;
      if (may_lie_in(cube_, at_, part, here)) open.insert(here.begin(), here.end());
    }
    for (const int dimension : open) lacks(dimension, view.form);
    if (open.empty()) is_in_no_column(view, parts);
  }

  void is_in_no_column(const View& view, const std::vector<Selection>& parts) {
    for (int d = 0; d < cube_.dimensions(); ++d) {
      const bool nowhere = std::all_of(parts.begin(), parts.end(), [&](const Selection& part) {
        return fit(cube_, at_, d, part[d]) == Fit::out;
      });
      if (!nowhere || lacking_.contains(d)) continue;
      lacking_.insert(d);
      const std::string dimension(cube_.name_of(d));
      const std::string_view name = cube_.name_of(d, at_[d]);
      fail(dimension, std::string(name),
           fmt::format("no row or column of {} of {} prints {} {}", view.form->title, family_.id,
                       column_called(dimension), name),
           "enter it otherwise, or choose a family whose tables have it");
      return;
    }
  }

  // Where a table prints all parts of what the fact names, and the whole, the fact must name one.
  void check_parts(const View& view) {
    const std::vector<Selection> cells = cells_of(view, cube_);
    if (!lies_in_any(cube_, at_, cells)) return;
    for (int d = 0; d < cube_.dimensions(); ++d) {
      if (cube_.is_open(d) || !is_divided(cube_, at_, d, at_[d], cells)) continue;
      lacks(d, view.form);
    }
  }

  void check_listed(const View& view, const std::string& name) {
    const auto dimension = cube_.dimension(name);
    if (!dimension) return;
    const std::string* code = member(name);
    if (code == nullptr) return lacks(*dimension, view.form);
    const bool is_code = std::all_of(code->begin(), code->end(), text::is_digit);
    const bool whole = view.digits > 0 && code->size() >= view.digits;
    if (!is_code || whole || lacking_.contains(*dimension)) return;
    const std::string some = below_.some_of(name, *code);
    if (some.empty()) return;
    lacking_.insert(*dimension);
    fail(name, *code,
         fmt::format("{} has others below it, by which {} of {} divides it", *code,
                     view.form->title, family_.id),
         fmt::format("write the one that is meant, as {}: {}", some, help(name)));
  }

  // Said once of a fact; of all facts together where the sheet has no such column.
  void lacks(int d, const Form* form) {
    if (!lacking_.insert(d).second) return;
    const std::string dimension(cube_.name_of(d));
    if (is_absent(d)) return;
    const std::string* here = member(dimension);
    if (here == nullptr) missing_.insert(d);
    std::string what = here == nullptr ? fmt::format("{} is missing", column_called(dimension))
                                       : fmt::format("{} '{}' is a sum of several",
                                                     column_called(dimension), *here);
    if (form != nullptr) {
      what += fmt::format(": {} of {} divides its amounts by it", form->title, family_.id);
    }
    std::string remedy = "write one of: " + choices_of(catalog_, d, at_[d]);
    if (cube_.is_open(d)) remedy = help(dimension);
    const std::string excerpt = here == nullptr ? "" : *here;
    const auto columns = source_.origin.columns.find(facts_file);
    if (columns != source_.origin.columns.end() && !columns->second.contains(dimension)) {
      doubtful_.insert(dimension);
      what = fmt::format("the column {} is not there; {}", column_called(dimension), what);
      without_column_.try_emplace(dimension,
                                  Error{facts_file, {.line = fact_->line}, excerpt, what, remedy});
      return;
    }
    fail(dimension, excerpt, std::move(what), std::move(remedy));
  }

  void is_nowhere() {
    const std::string dimension(
        cube_.balances().empty() ? "side" : cube_.name_of(cube_.balances().front().dimension));
    fail(dimension, to_text(fact_->at),
         fmt::format("no table of {} prints such an amount", family_.id),
         "enter it otherwise, or choose a family whose tables have it");
  }

  const Source& source_;
  const Catalog& catalog_;
  const Cube& cube_;
  const Family& family_;
  const Names& names_;
  std::set<std::string>& doubtful_;
  const std::vector<View> views_;
  CodesBelow below_;
  CodeNames code_names_;
  Subtotals subtotals_;
  Undated undated_;
  std::map<std::string, Error> without_column_;
  Errors errors_;

  const Fact* fact_ = nullptr;
  Selection at_;
  std::vector<bool> absent_;  // by dimension: the facts have no such column
  bool no_units_ = false;     // names that cannot be looked up
  bool no_projects_ = false;
  bool no_accounts_ = false;
  std::set<int> lacking_;  // dimensions of which something was said
  std::set<int> missing_;  // those of which the fact names no member
};

}  // namespace

Errors demands(const Source& source, const Catalog& catalog, const Family& family,
               const Names& names, std::set<std::string>& doubtful) {
  return Demands(source, catalog, family, names, doubtful).check();
}

}  // namespace yiben::compiling
