// Which grid is which table: by the title near it, longest alias first.
#include "recognise/parts.h"

#include <algorithm>
#include <set>

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

bool has_header(const Grid& grid, const Form& form) {
  if (form.kind == FormKind::performance) return match_target_header(grid, form).score > 0;
  return match_header(grid, form).score > 0;
}

// The row holds a number, as no header does.
bool is_data_row(const Grid& grid, int row) {
  for (int column = 0; column < grid.columns(); ++column) {
    if (parse_cell(grid.text(row, column)).kind == CellKind::number) return true;
  }
  return false;
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
    const Form* form = nullptr;
    const Caption* title = nullptr;
    for (const Caption& caption : captions) {
      form = form_titled(caption.text, family_);
      title = &caption;
      if (form != nullptr) break;
    }
    if (form == nullptr) {
      if (!continues(grid)) return leave("table-not-recognised", "", grid);
      result_.tables[last_table_].pieces.push_back(&grid);
      last_ = &grid;
      return;
    }
    FoundTable& table = table_of(*form);
    if (!table.pieces.empty()) {
      // The title alone is no reason to read rows by the columns of another table.
      if (!fits(grid, *form)) return leave("table-not-recognised", title->text, grid);
      if (repeats(table, grid)) return leave("table-twice", title->text, grid);
    } else {
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

  // What goes on with the table before it: the grid at the top of the next page with the same
  // header once more, nothing but page furniture between, or, where there are no pages, rows of as
  // many columns without any header.
  bool continues(const Grid& grid) const {
    const bool follows = last_ != nullptr && last_->place.document == grid.place.document &&
                         grid.columns() == last_->columns();
    if (!follows) return false;
    const Form& form = *result_.tables[last_table_].form;
    if (grid.place.page == 0) {
      return may_be_page_end(before_) && !has_header(grid, form) && is_data_row(grid, 0);
    }
    return grid.place.page == last_->place.page + 1 && fits(grid, form) &&
           std::all_of(before_.begin(), before_.end(),
                       [](const Prose* prose) { return prose->furniture; });
  }

  void leave(const char* why, std::string_view title, const Grid& grid) {
    last_ = nullptr;
    if (has_amount(grid)) result_.doubts.push_back({why, text::excerpt(title), grid.place});
  }

  // Most of what the rows of `grid` name is in the table already: it is that table of another book.
  static bool repeats(const FoundTable& table, const Grid& grid) {
    if (table.form->kind == FormKind::performance) return false;
    std::set<std::string> names;
    for (const Grid* piece : table.pieces) {
      for (std::string& name : row_names(*piece, *table.form)) names.insert(std::move(name));
    }
    const std::vector<std::string> own = row_names(grid, *table.form);
    const auto known = std::count_if(own.begin(), own.end(),
                                     [&](const std::string& name) { return names.contains(name); });
    return known > 0 && static_cast<std::size_t>(known) * 2 > own.size();
  }

  // What stands in the columns of keys, of rows with amounts.
  static std::vector<std::string> row_names(const Grid& grid, const Form& form) {
    const HeaderMatch header = match_header(grid, form);
    std::vector<std::string> names;
    for (int row = header.first_data_row; row < grid.rows(); ++row) {
      std::string name;
      for (const int column : header.panels.front().keys) {
        if (column >= 0) name += text::fold(grid.text(row, column)) + "\n";
      }
      const bool said = name.find_first_not_of('\n') != std::string::npos;
      if (said) names.push_back(std::move(name));
    }
    return names;
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

bool may_be_page_end(const std::vector<const Prose*>& between) {
  constexpr std::size_t max_lines = 3;
  constexpr std::size_t max_bytes = 40 * 3;
  return between.size() <= max_lines &&
         std::all_of(between.begin(), between.end(), [](const Prose* prose) {
           return prose->furniture || (prose->text.size() <= max_bytes && !find_unit(prose->text) &&
                                       prose->text.find("。") == std::string::npos);
         });
}

bool fits(const Grid& grid, const Form& form) {
  if (form.kind == FormKind::performance) return match_target_header(grid, form).score > 0;
  return match_header(grid, form).is_whole();
}

const Form* form_titled(std::string_view printed, const Family& family) {
  std::string folded = text::fold(printed);
  if (const auto ordinal = text::leading_ordinal(printed)) folded = text::fold(ordinal->rest);
  const Form* best = nullptr;
  std::size_t length = 0;
  for (const Form& form : family.forms) {
    for (const std::string& title : form.titles) {
      const bool ends = folded.size() >= title.size() && folded.ends_with(title) &&
                        folded.size() - title.size() <= max_title_prefix;
      if (!ends || title.size() <= length) continue;
      best = &form;
      length = title.size();
    }
  }
  return best;
}

Findings find_tables(const std::vector<Document>& documents, const Family& family) {
  Finder finder(family);
  for (const Document& document : documents) finder.visit(document);
  return finder.take();
}

}  // namespace yiben::recognition
