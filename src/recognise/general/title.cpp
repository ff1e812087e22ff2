// Which lines are titles of tables: words of money and the end of a title, and what looks like one.
#include "recognise/general/title.h"

#include <algorithm>

#include "recognise/general/sheet.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

constexpr int sure_title = 3;  // the score of what names itself a table

// A page number behind leader dots: an entry of the contents.
bool is_contents_entry(std::string_view folded) {
  std::size_t digits = 0;
  while (digits < folded.size() && text::is_digit(folded[folded.size() - 1 - digits])) ++digits;
  return digits > 0 && folded.substr(0, folded.size() - digits).ends_with("..");
}

// Without "(续)", "(万元)" and what else stands in brackets behind a title.
std::string without_tail(std::string folded) {
  while (!folded.empty() && (folded.back() == ':' || folded.back() == '*')) folded.pop_back();
  while (folded.ends_with(')') || folded.ends_with(']')) {
    const std::size_t open = folded.find_last_of("([");
    if (open == std::string::npos || open == 0) break;
    folded.erase(open);
  }
  if (folded.ends_with("续表")) folded.erase(folded.size() - std::string_view("续表").size());
  return folded;
}

}  // namespace

std::string without_continued(std::string_view title) {
  std::string folded = text::fold(title);
  for (const std::string_view mark : {"(续)", "(续表)", "续表", "续"}) {
    if (folded.ends_with(mark)) folded.erase(folded.size() - mark.size());
  }
  return folded;
}

bool is_label_only(std::string_view folded, const Terms& terms) {
  std::string words;
  for (std::size_t i = 0; i < folded.size();) {
    const text::CodePoint c = text::code_point_at(folded, i);
    const std::string_view bytes = folded.substr(i, c.next - i);
    const bool plain = c.value < 0x80 || text::chinese_number(bytes).has_value();
    if (!plain) words += bytes;
    i = c.next;
  }
  if (!terms.is_label(words)) return false;
  const bool numbered =
      std::any_of(folded.begin(), folded.end(), text::is_digit) || words != folded;
  return numbered || !terms.has_subject(words);
}

namespace {

// Without 人员经费 in 基本支出表--人员经费.
std::string without_subtitle(std::string core, const Terms& terms) {
  const std::string_view mark = "表-";
  const std::size_t dash = core.find(mark);
  if (dash == std::string::npos) return core;
  const std::string title = core.substr(0, dash + mark.size() - 1);
  return is_label_only(title, terms) || !terms.is_title(title) ? core : title;
}

}  // namespace

int title_score(std::string_view printed, const Terms& terms) {
  std::string folded = text::fold(printed);
  if (folded.empty() || folded.size() > max_title_bytes || is_contents_entry(folded)) return 0;
  if (folded.find("。") != std::string::npos || folded.find(";") != std::string::npos) return 0;
  if (terms.is_note(folded)) return 0;
  const std::string core = without_subtitle(without_tail(folded), terms);
  if (core.empty() || is_label_only(core, terms)) return 0;
  if (find_unit(printed) && !core.ends_with("表")) return 0;
  if (core.ends_with("表") && terms.is_title(core)) return sure_title;
  if (terms.is_title(core) || terms.is_title(folded)) return 2;
  return 0;
}

bool is_other_title(std::string_view printed, const Terms& terms) {
  const std::string folded = text::fold(printed);
  if (folded.size() > max_title_bytes || folded.find("。") != std::string::npos ||
      folded.find(":") != std::string::npos || folded.ends_with("续表")) {
    return false;
  }
  const std::string core = without_tail(folded);
  return core.ends_with("表") && !is_label_only(core, terms) && !terms.is_note(folded);
}

bool is_table_title(std::string_view printed, const Terms& terms) {
  return title_score(printed, terms) == sure_title;
}

namespace {

// A title that is wider than its sheet loses both ends: what speaks of money right below the number
// of a table, 附表3.
const Caption* cut_title(const std::vector<Caption>& captions, const Terms& terms) {
  for (std::size_t i = 0; i + 1 < captions.size(); ++i) {
    const std::string words = text::fold(captions[i].text);
    const bool of_money = terms.has_subject(words) && words.size() <= max_title_bytes &&
                          words.find_first_of(":;") == std::string::npos &&
                          words.find("。") == std::string::npos;
    if (of_money && !find_unit(captions[i].text) && !is_label_only(words, terms) &&
        is_label_only(text::fold(captions[i + 1].text), terms)) {
      return &captions[i];
    }
  }
  return nullptr;
}

}  // namespace

bool says_continued(const std::vector<const Prose*>& before) {
  return std::any_of(before.begin(), before.end(),
                     [](const Prose* prose) { return text::fold(prose->text) == "续表"; });
}

bool is_caption_only(const Grid& grid) {
  constexpr int most_rows = 4;
  constexpr std::ptrdiff_t most_cells = 4;
  const auto cells = std::count_if(grid.cells().begin(), grid.cells().end(),
                                   [](const Cell& cell) { return !cell.text.empty(); });
  if (grid.rows() > most_rows || cells > most_cells) return false;
  const auto is_long_or_number = [](const Cell& cell) {
    return cell.text.size() > max_title_bytes || parse_cell(cell.text).kind == CellKind::number;
  };
  const auto is_unit = [](const Cell& cell) {
    return find_unit(cell.text) && text::fold(cell.text).find("单位") != std::string::npos;
  };
  return std::none_of(grid.cells().begin(), grid.cells().end(), is_long_or_number) &&
         std::any_of(grid.cells().begin(), grid.cells().end(), is_unit);
}

const Caption* title_of(const std::vector<Caption>& captions, bool has_header, const Terms& terms) {
  const Caption* best = nullptr;
  int best_score = 0;
  for (const Caption& caption : captions) {
    const int score = title_score(caption.text, terms);
    if (score > best_score) {
      best = &caption;
      best_score = score;
    }
  }
  if (best != nullptr || !has_header) return best;
  const auto other = std::find_if(captions.begin(), captions.end(), [&](const Caption& caption) {
    return is_other_title(caption.text, terms);
  });
  return other == captions.end() ? cut_title(captions, terms) : &*other;
}

}  // namespace yiben::recognition
