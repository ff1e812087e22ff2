// Which grid is which table: by the title near it, longest alias first.
#include "recognise/parts.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// How many prose blocks before a grid may hold its title: title, unit's name, unit of money, date,
// label.
constexpr std::size_t max_caption_blocks = 8;
// How many rows at the top of a grid may be captions.
constexpr int max_caption_rows = 4;
// What may stand before a title in its line: the year and the department's name.
constexpr std::size_t max_title_prefix = 120;

struct Caption {
  std::string_view text;
  Place place;
};

struct TitleMatch {
  const Form* form = nullptr;
  std::size_t length = 0;
};

TitleMatch match_title(std::string_view printed, const Family& family) {
  std::string folded = text::fold(printed);
  if (const auto ordinal = text::leading_ordinal(printed)) folded = text::fold(ordinal->rest);
  TitleMatch best;
  for (const Form& form : family.forms) {
    for (const std::string& title : form.titles) {
      const bool ends = folded.size() >= title.size() && folded.ends_with(title) &&
                        folded.size() - title.size() <= max_title_prefix;
      if (ends && title.size() > best.length) best = {&form, title.size()};
    }
  }
  return best;
}

// The captions of a grid: single cells in its first rows, then the prose before it, nearest first.
std::vector<Caption> captions_of(const Grid& grid, const std::vector<const Prose*>& before) {
  std::vector<Caption> captions;
  for (int row = 0; row < std::min(grid.rows(), max_caption_rows); ++row) {
    for (const Cell& cell : grid.cells()) {
      if (cell.row == row && !cell.text.empty()) captions.push_back({cell.text, cell.place});
    }
  }
  const std::size_t count = std::min(before.size(), max_caption_blocks);
  for (std::size_t i = 0; i < count; ++i) {
    const Prose& prose = *before[before.size() - 1 - i];
    captions.push_back({prose.text, prose.place});
  }
  return captions;
}

bool has_amount(const Grid& grid) {
  return std::any_of(grid.cells().begin(), grid.cells().end(), [](const Cell& cell) {
    const CellValue value = parse_cell(cell.text);
    return value.kind == CellKind::number && value.number.decimals > 0;
  });
}

class Finder {
 public:
  explicit Finder(const Family& family) : family_(family) {}

  void visit(const Document& document) {
    before_.clear();
    last_ = nullptr;
    for (const Block& block : document.blocks) {
      if (const Prose* prose = std::get_if<Prose>(&block)) {
        before_.push_back(prose);
      } else {
        visit(std::get<Grid>(block));
        before_.clear();
      }
    }
  }

  Findings take() {
    std::stable_sort(
        result_.tables.begin(), result_.tables.end(),
        [](const FoundTable& a, const FoundTable& b) { return a.form->number < b.form->number; });
    return std::move(result_);
  }

 private:
  void visit(const Grid& grid) {
    const std::vector<Caption> captions = captions_of(grid, before_);
    TitleMatch best;
    const Caption* title = nullptr;
    for (const Caption& caption : captions) {
      const TitleMatch match = match_title(caption.text, family_);
      if (match.form != nullptr && best.form == nullptr) {
        best = match;
        title = &caption;
      }
    }
    if (best.form == nullptr) {
      if (continues(grid)) {
        result_.tables[last_table_].pieces.push_back(&grid);
        last_ = &grid;
        return;
      }
      last_ = nullptr;
      if (has_amount(grid)) result_.doubts.push_back({"table-not-recognised", "", grid.place});
      return;
    }
    FoundTable& table = table_of(*best.form);
    if (table.pieces.empty()) {
      table.title = title->text;
      table.title_place = title->place;
    }
    for (const Caption& caption : captions) {
      if (!table.unit) table.unit = find_unit(caption.text);
    }
    table.pieces.push_back(&grid);
    last_ = &grid;
    last_table_ = static_cast<std::size_t>(&table - result_.tables.data());
  }

  // The grid at the top of the next page with the header of the table before it once more, and
  // nothing but page furniture between.
  bool continues(const Grid& grid) const {
    const bool follows = last_ != nullptr && last_->place.document == grid.place.document &&
                         grid.place.page == last_->place.page + 1 &&
                         grid.columns() == last_->columns() &&
                         std::all_of(before_.begin(), before_.end(),
                                     [](const Prose* prose) { return prose->furniture; });
    if (!follows) return false;
    const Form& form = *result_.tables[last_table_].form;
    if (form.kind == FormKind::performance) return match_target_header(grid, form).score > 0;
    return match_header(grid, form).is_whole();
  }

  FoundTable& table_of(const Form& form) {
    for (FoundTable& table : result_.tables) {
      if (table.form == &form) return table;
    }
    FoundTable& table = result_.tables.emplace_back();
    table.form = &form;
    return table;
  }

  const Family& family_;
  std::vector<const Prose*> before_;
  const Grid* last_ = nullptr;  // the grid before, where it is part of a table
  std::size_t last_table_ = 0;
  Findings result_;
};

}  // namespace

Findings find_tables(const std::vector<Document>& documents, const Family& family) {
  Finder finder(family);
  for (const Document& document : documents) finder.visit(document);
  return finder.take();
}

}  // namespace yiben::recognition
