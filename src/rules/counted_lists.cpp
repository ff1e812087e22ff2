// Lists of units against the number that a sentence says: in the sentence itself, as numbered lines
// behind it, or as a table with running numbers.
#include "rules/counts.h"
#include "rules/predicates.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

std::size_t after_last_mark(std::string_view list) {
  const std::size_t at = list.rfind("、");
  return at == list.npos ? 0 : at + std::string_view("、").size();
}

// Whether 和 at that place may stand between two entries: in the last one, or behind words that an
// office ends with. 自然资源和生态环境审计处 amid others is one.
bool may_join(std::string_view list, std::size_t at, const std::vector<std::string>& ends) {
  return at >= after_last_mark(list) || at == 0 ||
         contains_any(last_character(list.substr(0, at)), ends);
}

// How many entries a list has, at least and at most. They stand between 、, or between commas where
// there is no 、 before the first of them: what follows a comma may then be a clause or an entry.
// The last two may be joined by 和 or 及, which names hold as well; brackets belong to a name.
std::pair<std::int64_t, std::int64_t> entries_in(std::string_view list,
                                                 const std::vector<std::string>& ends) {
  std::int64_t marks = 0;
  std::int64_t commas = 0;
  std::int64_t behind_comma = 0;
  std::int64_t joints = 0;
  int depth = 0;
  for (std::size_t at = 0; at < list.size(); at = text::code_point_at(list, at).next) {
    const std::string_view rest = list.substr(at);
    const auto begins = [&](std::string_view word) { return rest.starts_with(word); };
    if (begins("（") || begins("(")) ++depth;
    if ((begins("）") || begins(")")) && depth > 0) --depth;
    if (depth > 0) continue;
    if (begins("、")) ++(commas > 0 ? behind_comma : marks);
    if (begins("，") || begins(",")) ++commas;
    const bool is_joint = begins("和") || begins("及") || begins("与") || begins("并");
    if (is_joint && may_join(list, at, ends)) ++joints;
  }
  const std::int64_t all = 1 + marks + commas + behind_comma;
  return {marks > 0 ? 1 + marks : all, all + joints};
}

// How many entries, as a reader is told it: "2", or "12～13" where the last joint may be of a name.
// 本级 and what follows are two, and so are names that end in the same character.
std::string entries_told(std::string_view list, const std::vector<std::string>& office_ends) {
  static const std::vector<std::string> ends{"本级", "机关", "本部"};
  auto [least, most] = entries_in(list, office_ends);
  const std::string_view last = list.substr(std::min(list.size(), after_last_mark(list)));
  for (const std::string_view joint : {"和", "及", "与"}) {
    const std::size_t at = last.rfind(joint);
    if (at == last.npos || at == 0 || most != least + 1) continue;
    const std::string_view name = last.substr(0, at);
    const bool two = last_character(name) == last_character(last) ||
                     std::any_of(ends.begin(), ends.end(),
                                 [&](const std::string& end) { return name.ends_with(end); });
    if (two) least = most;
  }
  return least == most ? std::to_string(least)
                       : std::to_string(least) + "～" + std::to_string(most);
}

// As count_of, in Chinese numerals too.
std::optional<std::int64_t> said_in(std::string_view words) {
  if (const auto count = count_of(words)) return count;
  if (const auto count = text::chinese_number(words)) return *count;
  return std::nullopt;
}

// A line of the list names one thing: nothing is divided or counted in it.
bool is_one_name(std::string_view words) {
  static const std::vector<std::string> divides{"、", "：", ":", "；", "包括", "其中"};
  return !words.empty() && !contains_any(words, divides) && all_counts_in(words).empty();
}

// How many lines 1. 2. 3. follow the passage; nothing where that is not sure. A line may be broken,
// a page number or two may stand between, and one number may be left out.
std::optional<std::int64_t> numbered_lines_after(const std::vector<Passage>& passages,
                                                 std::size_t head) {
  constexpr int most_between = 2;
  constexpr int least_lines = 2;
  int lines = 0;
  int last = 0;
  int between = 0;
  int level = -1;
  for (std::size_t i = head + 1; i < passages.size() && between <= most_between; ++i) {
    const bool is_text =
        passages[i].where == Where::narrative || passages[i].where == Where::heading;
    if (!is_text) break;
    const auto ordinal = text::leading_ordinal(passages[i].words);
    const bool follows =
        ordinal && (level < 0 || level == ordinal->level) &&
        (ordinal->number == last + 1 || (lines > 1 && ordinal->number == last + 2));
    if (!follows) {
      ++between;
      continue;
    }
    if (!is_one_name(ordinal->rest)) return std::nullopt;
    level = ordinal->level;
    last = ordinal->number;
    between = 0;
    ++lines;
  }
  if (lines < least_lines) return std::nullopt;
  return lines;
}

// The column of running numbers of a table of units; -1 where it is none.
int number_column(const Grid& grid) {
  int column = -1;
  bool units = false;
  for (int c = 0; c < grid.columns(); ++c) {
    const std::string header = text::fold(grid.text(0, c));
    if (header == "序号") column = c;
    units = units || (header.find("单位") != header.npos && header.find("金额") == header.npos);
  }
  return units ? column : -1;
}

// The last running number of a table whose numbers go on from `count`; nothing where they do not.
std::optional<std::int64_t> last_number(const Grid& grid, int column, int first_row,
                                        std::int64_t count) {
  for (int row = first_row; row < grid.rows(); ++row) {
    const std::string printed = text::fold(grid.text(row, column));
    if (printed.empty()) continue;
    if (count_of(printed) != count + 1) return std::nullopt;
    ++count;
  }
  return count;
}

// How many units a table right behind the paragraph lists, over page ends.
std::optional<std::int64_t> rows_after(const Document& document, const Prose* head) {
  std::int64_t count = 0;
  int column = -1;
  bool reached = false;
  for (const Block& block : document.blocks) {
    const auto* prose = std::get_if<Prose>(&block);
    reached = reached || prose == head;
    if (!reached || prose == head || (prose != nullptr && prose->furniture)) continue;
    const auto* grid = std::get_if<Grid>(&block);
    if (grid == nullptr) break;
    const int numbers = number_column(*grid);
    if (numbers >= 0) column = numbers;
    if (column < 0 || column >= grid->columns()) break;
    const auto last = last_number(*grid, column, numbers >= 0 ? 1 : 0, count);
    if (!last && count == 0) return std::nullopt;
    if (!last) break;
    count = *last;
  }
  if (count == 0) return std::nullopt;
  return count;
}

std::optional<std::int64_t> listed_after(const Context& context, std::size_t head) {
  const std::vector<Passage>& passages = context.text_of_book.passages;
  if (const auto lines = numbered_lines_after(passages, head)) return lines;
  for (const Document* document : context.book.documents) {
    if (const auto rows = rows_after(*document, passages[head].prose)) return rows;
  }
  return std::nullopt;
}

}  // namespace

// "预算单位共3家，包括：甲、乙": the list has more or fewer entries than the number says. Groups:
// the number, its counter, the list; of `heads`, which end their paragraph, the numbers, that add
// up.
Findings counted_list_differs(const Context& context) {
  constexpr std::size_t groups_needed = 4;
  constexpr std::int64_t least_of_long_list = 5;
  const std::vector<std::string>& office_ends = context.words("office_ends");
  Findings findings;
  // Where the list has not as many entries as the number says, and `is_sure` of the number and the
  // most entries that it may have. Two patterns may see one list.
  const auto compare = [&](const Passage& passage, std::size_t begin, const auto& groups,
                           const auto& is_sure) {
    if (groups.size() < groups_needed || groups[3].empty()) return;
    const auto said = said_in(groups[1]);
    const auto [least, most] = entries_in(groups[3], office_ends);
    if (!said || (least <= *said && *said <= most) || !is_sure(*said, most)) return;
    Finding found = count_finding(context, passage, begin, groups[0],
                                  std::string(groups[1]) + std::string(groups[2]),
                                  entries_told(groups[3], office_ends));
    const bool known = std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
      return one.operands == found.operands &&
             one.evidence.front().place == found.evidence.front().place;
    });
    if (!known) findings.push_back(std::move(found));
  };
  for_each_count(context, "counts",
                 [&](const Passage& passage, std::size_t begin, const auto& groups) {
                   compare(passage, begin, groups, [](auto, auto) { return true; });
                 });
  for_each_count(
      context, "lists_first", [&](const Passage& passage, std::size_t begin, const auto& groups) {
        compare(passage, begin, groups, [&](std::int64_t said, std::int64_t most) {
          const std::size_t end =
              static_cast<std::size_t>(groups[3].data() - passage.words.data()) + groups[3].size();
          const std::string_view behind = std::string_view(passage.words).substr(end);
          const bool is_whole = !groups[3].ends_with("等") &&
                                (behind.starts_with("共") || behind.starts_with("，共"));
          // Nobody names all but one and then says 等.
          return is_whole || said <= most || (most >= least_of_long_list && said <= most + 1);
        });
      });
  // 做到“五个不发生”，即：不发生…、不发生…
  for_each_count(
      context, "quoted", [&](const Passage& passage, std::size_t begin, const auto& groups) {
        if (groups.size() < groups_needed || groups[2].empty()) return;
        const auto said = said_in(groups[1]);
        std::int64_t counted = 0;
        for (std::size_t at = groups[3].find(groups[2]); at != groups[3].npos;
             at = groups[3].find(groups[2], at + groups[2].size()))
          ++counted;
        if (!said || counted < 2 || counted == *said) return;
        findings.push_back(count_finding(context, passage, begin, groups[0],
                                         std::string(groups[1]) + "个", std::to_string(counted)));
      });
  for_each_count(
      context, "heads", [&](const Passage& passage, std::size_t begin, const auto& groups) {
        if (groups.size() < 2) return;
        std::int64_t said = 0;
        for (const std::int64_t count : all_counts_in(groups[1])) said += count;
        const auto head = static_cast<std::size_t>(&passage - context.text_of_book.passages.data());
        const auto listed = listed_after(context, head);
        if (!listed || *listed == said) return;
        findings.push_back(count_finding(context, passage, begin, groups[0], std::to_string(said),
                                         std::to_string(*listed)));
      });
  return findings;
}

}  // namespace yiben::rules
