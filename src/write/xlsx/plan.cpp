// write/xlsx: which part of a document goes to which sheet.
#include "write/xlsx/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/text.h"
#include "write/xlsx/safe_text.h"
#include "write/xlsx/sheet_name.h"

namespace yiben::write::workbook {

namespace {

// The contents and the prose have sheets of their own.
constexpr std::size_t kOtherSheets = 2;
// Less than a square holds: escapes of what a table program would take for one add some.
constexpr std::size_t kPieceUnits = 24'000;
constexpr std::string_view kContents = "目录";
constexpr std::string_view kProse = "正文";

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

bool is_blank(const Prose& prose) {
  return text::trim(clean(prose.text)).empty();
}

class Planner {
 public:
  explicit Planner(const Document& document) : document_(document) {}

  Result<Plan> plan() {
    plan_.contents_title = kContents;
    plan_.contents_name = names_.take(kContents);
    plan_.prose_name = names_.take(kProse);
    for (const Block& block : document_.blocks) {
      if (const auto* grid = std::get_if<Grid>(&block)) {
        add(*grid);
      } else {
        add(std::get<Prose>(block));
      }
    }
    release();
    if (plan_.tables.size() + kOtherSheets > limits::max_sheets) {
      errors_.push_back({.file = document_.path,
                         .what = fmt::format("the document has {} tables, and a workbook at most "
                                             "{} sheets (limit max_sheets)",
                                             plan_.tables.size(), limits::max_sheets),
                         .remedy = "write another format, or several documents"});
    }
    if (!errors_.empty()) return std::move(errors_);
    return std::move(plan_);
  }

 private:
  void add(const Prose& prose) {
    if (prose.furniture || is_blank(prose)) return;
    if (prose.role != Role::body) check(prose.text, prose.place);
    switch (prose.role) {
      case Role::title:
      case Role::subtitle:
        release();
        plan_.cover.push_back(&prose);
        break;
      case Role::contents:
        release();
        plan_.contents_title = one_line(prose.text);
        break;
      case Role::label:
      case Role::caption:
      case Role::unit:
        above_.push_back(&prose);
        behind_grid_ = false;
        break;
      case Role::note:
        if (behind_grid_) {
          plan_.tables.back().below.push_back(&prose);
        } else {
          release();
          plan_.prose.push_back(&prose);
        }
        break;
      default:
        add_text(prose);
        break;
    }
  }

  void add_text(const Prose& prose) {
    release();
    if (prose.role == Role::heading) {
      plan_.contents.push_back({.text = one_line(prose.text),
                                .indent = std::max(0, prose.heading_level - 1),
                                .index = plan_.prose.size()});
      last_level_ = prose.heading_level;
    }
    if (utf16_units(cell_text(prose.text)) > kMaxCellUnits) {
      add_pieces(prose);
    } else {
      plan_.prose.push_back(&prose);
    }
  }

  void add_pieces(const Prose& prose) {
    for (std::string_view rest = prose.text; !rest.empty();) {
      const std::size_t end = end_of_piece(rest);
      Prose piece = prose;
      piece.text = rest.substr(0, end);
      const bool begins = rest.size() == prose.text.size();
      rest.remove_prefix(end);
      if (!rest.empty()) piece.text += kGoesOn;
      check(piece.text, prose.place);
      plan_.pieces.push_back(std::move(piece));
      plan_.prose.push_back(&plan_.pieces.back());
      if (!begins) plan_.going_on.insert(&plan_.pieces.back());
    }
  }

  // Blanks at the edge of a square would be lost.
  static std::size_t end_of_piece(std::string_view text) {
    std::size_t end = 0;
    std::size_t last = 0;
    std::size_t units = 0;
    while (end < text.size()) {
      const std::size_t next = text::code_point_at(text, end).next;
      const std::string_view character = text.substr(end, next - end);
      units += utf16_units(cell_text(character));
      if (units > kPieceUnits) return last == 0 ? end : last;
      if (end > 0 && !text::trim(character).empty()) last = end;
      end = next;
    }
    return end;
  }

  void add(const Grid& grid) {
    std::string label;
    std::string caption;
    for (const Prose* prose : above_) {
      if (prose->role == Role::label && label.empty()) label = one_line(prose->text);
      if (prose->role == Role::caption && caption.empty()) caption = one_line(prose->text);
    }
    for (const Cell& cell : grid.cells()) check(cell.text, cell.place);
    const std::string& title = caption.empty() ? label : caption;
    TableSheet sheet{.name = names_.take(grid.name.empty() ? title : grid.name),
                     .above = std::exchange(above_, {}),
                     .grid = &grid};
    std::string text = label.empty() || caption.empty() ? title : label + "　" + caption;
    plan_.contents.push_back({.text = text.empty() ? sheet.name : std::move(text),
                              .indent = last_level_,
                              .is_table = true,
                              .index = plan_.tables.size()});
    plan_.tables.push_back(std::move(sheet));
    behind_grid_ = true;
  }

  // What was to stand above a table that did not follow is prose like any other.
  void release() {
    plan_.prose.insert(plan_.prose.end(), above_.begin(), above_.end());
    above_.clear();
    behind_grid_ = false;
  }

  void check(std::string_view text, const Place& place) {
    const std::size_t units = utf16_units(cell_text(text));
    if (units <= kMaxCellUnits) return;
    errors_.push_back({.file = document_.path,
                       .place = place,
                       .excerpt = text::excerpt(text),
                       .what = fmt::format("a text has {} characters, and a square of a workbook "
                                           "holds at most {}",
                                           units, kMaxCellUnits),
                       .remedy = "divide it into several paragraphs or cells"});
  }

  const Document& document_;
  SheetNames names_;
  Plan plan_;
  Errors errors_;
  std::vector<const Prose*> above_;
  bool behind_grid_ = false;
  int last_level_ = 0;  // of the last heading
};

}  // namespace

Result<Plan> plan(const Document& document) {
  return Planner(document).plan();
}

}  // namespace yiben::write::workbook
