// The one table of frame words, both languages side by side, and how operands are put into them.
#include "report/words.h"

#include <algorithm>
#include <array>

#include "text/text.h"

namespace yiben::report {
namespace {

struct Pair {
  Word word;
  std::string_view chinese;
  std::string_view english;
};

constexpr std::array words{
    Pair{Word::budget_of_year, "{year} 年预算", "budget of {year}"},
    Pair{Word::accounts_of_year, "{year} 年决算", "final accounts of {year}"},
    Pair{Word::verdict, "结论", "verdict"},
    Pair{Word::consistent, "一致：有一组金额同时符合所有数字和勾稽关系，已用整数验证",
         "consistent: amounts exist that fit every figure and identity, checked in integers"},
    Pair{Word::inconsistent, "矛盾：没有任何金额能同时符合所有数字和勾稽关系",
         "inconsistent: no amounts fit every figure and identity"},
    Pair{Word::sentences_contradict, "矛盾：各表相互一致，但文字说明与表格或前后文矛盾",
         "inconsistent: the tables fit each other, but sentences contradict them or each other"},
    Pair{Word::sentences_differ, "矛盾：没有读到预算表，文字说明前后矛盾",
         "inconsistent: no tables were read, and sentences contradict each other"},
    Pair{Word::unproven, "未能证明：既未证明一致，也未证明矛盾",
         "unproven: neither consistent nor inconsistent could be proven"},
    Pair{Word::tables, "表格", "tables"},
    Pair{Word::tables_of, "应有 {all} 张，读到 {count} 张", "{count} of {all} read"},
    Pair{Word::tables_read, "读到 {count} 张", "{count} read"},
    Pair{Word::repaired, "，{count} 张读取时经过修复", ", {count} repaired in reading"},
    Pair{Word::figures, "数字", "figures"},
    Pair{Word::figures_constrained, "{count} 个，其中 {constrained} 个受其他数字约束",
         "{count}, of which the others constrain {constrained}"},
    Pair{Word::narrative, "文字说明", "narrative"},
    Pair{Word::narrative_bound, "{count} 个数，其中 {bound} 个与表或前后文核对过",
         "{count} numbers, {bound} of them held against tables and sentences"},
    Pair{Word::identities, "勾稽关系", "identities"},
    Pair{Word::identities_checked, "{count} 条", "{count}"},
    Pair{Word::findings, "发现", "findings"},
    Pair{Word::no_findings, "无", "none"},
    Pair{Word::no_findings_unproven, "无，但未能证明，不能说没有问题",
         "none, which says nothing: the book is not proven"},
    Pair{Word::error_count, "错误 {count} 个", "{count} error|{count} errors"},
    Pair{Word::warning_count, "警告 {count} 个", "{count} warning|{count} warnings"},
    Pair{Word::note_count, "提示 {count} 个", "{count} note|{count} notes"},
    Pair{Word::errors, "错误", "Errors"},
    Pair{Word::warnings, "警告", "Warnings"},
    Pair{Word::notes, "提示", "Notes"},
    Pair{Word::error, "错误", "error"},
    Pair{Word::warning, "警告", "warning"},
    Pair{Word::note, "提示", "note"},
    Pair{Word::missing, "证明所缺", "Missing for a proof"},
    Pair{Word::repairs, "读取时的修复（只移动位置，不改数字）",
         "Repaired in reading (places moved, no figure altered)"},
    Pair{Word::doubts, "读取时未能理解", "Not understood in reading"},
    Pair{Word::should_be, "应为 {low} {unit}", "should be {low} {unit}"},
    Pair{Word::should_lie_between, "应在 {low} 至 {high} {unit}之间",
         "should be {low} to {high} {unit}"},
    Pair{Word::should_be_at_least, "应不小于 {low} {unit}", "should be {low} {unit} or more"},
    Pair{Word::should_be_at_most, "应不大于 {high} {unit}", "should be {high} {unit} or less"},
    Pair{Word::wrong_together, "这 {count} 个数同时有误{reasons}：",
         "these {count} together{reasons}:"},
    Pair{Word::or_wrong_together, "或者这 {count} 个数同时有误{reasons}：",
         "or these {count} together{reasons}:"},
    Pair{Word::reasons, "（{reasons}）", " ({reasons})"},
    Pair{Word::not_minimal, "未能证明没有更少的数可以解释",
         "not proven minimal: fewer figures may explain it"},
    Pair{Word::not_complete, "可能还有其他同样多的数可以解释",
         "other figures, as many, may explain it as well"},
    Pair{Word::more, "……另有 {count} 处", "… and {count} more"},
    Pair{Word::page, "第 {number} 页", "page {number}"},
    Pair{Word::pages, "第 {first} 至 {last} 页", "pages {first} to {last}"},
    Pair{Word::so_often, "（{count} 处）", " ({count} times)"},
    Pair{Word::list_comma, "，", ", "},
    Pair{Word::list_semicolon, "；", "; "},
    Pair{Word::severity, "级别", "severity"},
    Pair{Word::basis, "依据", "basis"},
    Pair{Word::practice, "通行做法", "practice"},
    Pair{Word::years, "年度", "years"},
    Pair{Word::years_from, "{from} 年起", "from {from} on"},
    Pair{Word::years_to, "至 {to} 年", "up to {to}"},
    Pair{Word::example, "例", "example"},
    Pair{Word::basis_column_group, "同一行：合计栏等于各分栏之和",
         "within a row: a total column is the sum of its parts"},
    Pair{Word::basis_row_group, "同一栏：合计行等于各分项之和",
         "within a column: a total row is the sum of its parts"},
    Pair{Word::basis_cube_split, "各表之间：整体等于各部分之和",
         "between tables: a whole is the sum of its parts"},
    Pair{Word::basis_balance, "收支平衡：收入总计等于支出总计",
         "balance: all that comes in is all that goes out"},
    Pair{Word::basis_assumed, "按文字推断", "as the words suggest"},
    Pair{Word::report_title, "校验报告", "Check report"},
    Pair{Word::skip_to_document, "跳到原文", "Skip to the document"},
    Pair{Word::constrained_share, "受约束", "constrained"},
    Pair{Word::constrained_count, "其中受约束", "of them constrained"},
    Pair{Word::list_of_tables, "表格目录", "Tables"},
    Pair{Word::the_document, "原文（按读取结果排版）", "The document, as it was read"},
    Pair{Word::file, "文件", "file"},
    Pair{Word::identities_of_figure, "这个数字所在的勾稽关系", "Sums in which this figure stands"},
    Pair{Word::identities_printed_only, "只列出各项全部印出的关系",
         "only those of which every amount is printed"},
    Pair{Word::click_a_figure, "点击表中的数字，可看到它所在的勾稽关系。",
         "A click on a figure of a table shows the sums in which it stands."},
    Pair{Word::same_amount, "同一金额还印在", "The same amount is printed at"},
    Pair{Word::no_identity, "没有其他印出的数字与它有勾稽关系",
         "No other printed figure has to do with it"},
    Pair{Word::blank_cell, "（空白）", "(blank)"},
    Pair{Word::not_printed, "（未印出）", "(not printed)"},
    Pair{Word::close_panel, "关闭", "Close"},
    Pair{Word::printed, "印出", "printed"},
    Pair{Word::amount, "金额", "amount"},
    Pair{Word::selection, "含义", "selection"},
    Pair{Word::suspect, "可疑", "suspect"},
    Pair{Word::exactly, "{low} {unit}", "{low} {unit}"},
    Pair{Word::from_to, "{low} 至 {high} {unit}", "{low} to {high} {unit}"},
    Pair{Word::not_all_printed, "有的金额没有印出", "not all of it is printed"},
    Pair{Word::does_not_hold, "不符", "does not hold"},
    Pair{Word::holds, "相符", "holds"},
    Pair{Word::holds_rounded, "相符（四舍五入）", "holds, as it was rounded"},
    Pair{Word::apart, "，相差 {amount} {unit}", ", {amount} {unit} apart"},
    Pair{Word::before, "甲", "before"},
    Pair{Word::after, "乙", "after"},
    Pair{Word::no_difference, "没有差别", "no difference"},
    Pair{Word::same_selections, "{count} 项金额相同", "{count} amounts are the same"},
    Pair{Word::amounts_changed, "金额变化", "Amounts that changed"},
    Pair{Word::amounts_only_before, "只在甲中的金额", "Amounts only before"},
    Pair{Word::amounts_only_after, "只在乙中的金额", "Amounts only after"},
    Pair{Word::tables_only_before, "只在甲中的表格", "Tables only before"},
    Pair{Word::tables_only_after, "只在乙中的表格", "Tables only after"},
    Pair{Word::projects_only_before, "只在甲中的项目", "Projects only before"},
    Pair{Word::projects_only_after, "只在乙中的项目", "Projects only after"},
    Pair{Word::indicators_changed, "绩效指标变化", "Indicators that changed"},
    Pair{Word::at_more_places, "（另有 {count} 处同样变化）", "(and at {count} more places)"},
    Pair{Word::none, "（无）", "(none)"},
    Pair{Word::weight, "权重 {weight}", "weight {weight}"},
    Pair{Word::more_with_all, "……另有 {count} 处，用 --all 全部列出",
         "… and {count} more; --all lists them"},
    Pair{Word::sheet_summary, "汇总", "Summary"},
    Pair{Word::sheet_findings, "检查表", "Findings"},
    Pair{Word::sheet_answers, "整改选项", "Answers"},
    Pair{Word::item, "项目", "item"},
    Pair{Word::content, "内容", "content"},
    Pair{Word::entity, "单位", "entity"},
    Pair{Word::year, "年度", "year"},
    Pair{Word::reviewer, "检查人", "reviewer"},
    Pair{Word::review_date, "检查日期", "date"},
    Pair{Word::unit_signature, "单位经办人", "for the unit"},
    Pair{Word::number, "序号", "no."},
    Pair{Word::page_or_line, "页（行）", "page or line"},
    Pair{Word::table, "表", "table"},
    Pair{Word::row, "行", "row"},
    Pair{Word::column, "栏", "column"},
    Pair{Word::problem, "问题", "problem"},
    Pair{Word::should_read, "应为", "should be"},
    Pair{Word::other_places, "相关位置", "other places"},
    Pair{Word::rule, "规则", "rule"},
    Pair{Word::answer, "单位答复", "answer of the unit"},
    Pair{Word::rectified, "整改情况", "rectified"},
    Pair{Word::second_review, "复核意见", "second review"},
    Pair{Word::line, "第 {number} 行", "line {number}"},
    Pair{Word::answer_done, "已整改", "done"},
    Pair{Word::answer_open, "正在整改", "under way"},
    Pair{Word::answer_explained, "已说明，不需整改", "explained, nothing to do"},
    Pair{Word::answer_rejected, "不属实", "not so"},
    Pair{Word::count_in, "{where} {count} 个", "{count} in {where}"},
    Pair{Word::in_the_text, "文字部分", "the text"},
    Pair{Word::more_of_rule, "……另有同类 {count} 个（{where}）[{rule}]，--all 全部列出",
         "… and {count} more of [{rule}]: {where}; --all lists them"},
};

struct CodePair {
  std::string_view code;
  std::string_view chinese;
  std::string_view english;
};

constexpr std::array codes{
    CodePair{"unread-number", "数字无法读取", "a number could not be read"},
    CodePair{"unknown-row", "未识别的行", "a row was not recognised"},
    CodePair{"unknown-column", "未识别的列", "a column was not recognised"},
    CodePair{"table-not-recognised", "未识别的表格", "a table was not recognised"},
    CodePair{"table-twice", "同一张表出现两次，只读取了第一张",
             "the same table stands there twice: only the first was read"},
    CodePair{"torn-row", "一行比表头多出一格，其中的数字可能错列",
             "a row has more squares than its header: what stands in it has moved"},
    CodePair{"short-row", "一行比表少几格，其中的数字可能错列",
             "a row has fewer squares than its table: what stands in it may have moved"},
    CodePair{"number-left-over", "表中有数字没有归入任何栏，相邻的数字可能读错",
             "a number of a table was put nowhere: those beside it may be misread"},
    CodePair{"tables-in-one-grid", "多张表并在一个网格里，表题落在表头格内，其中的数字可能错列",
             "several tables share one grid, titles in their headers: figures may have moved"},
    CodePair{"table-cut", "表格在文件末尾中断", "the file ends inside a table"},
    CodePair{"no-table", "只有文字、没有预算表：请把各文件一起检查",
             "sentences without a budget table: give all files of the book together"},
    CodePair{"missing-table", "缺少表格", "a table is missing"},
    CodePair{"title-without-table", "有表题和单位而没有读到表格，可能是图片",
             "a title and a unit of money without a table below: it may be a picture"},
    CodePair{"missing-section", "缺少部分", "a part of the book is missing"},
    CodePair{"scanned-page", "扫描页，没有文字", "a scanned page without text"},
    CodePair{"picture-page", "页面大部分是图片，其中的内容没有读取",
             "a large part of the page is a picture, which was not read"},
    CodePair{"table-without-text", "表格中没有可读取的文字", "a table without readable characters"},
    CodePair{"columns-not-told", "表格没有线，各栏分不清",
             "a table without lines whose columns could not be told apart"},
    CodePair{"row-without-name", "一行有金额而没有名称，可能属于别的行",
             "a row of amounts without a name: they may belong to another row"},
    CodePair{"columns-by-position", "表格没有竖线，各栏按位置分出，其中的数字可能错列",
             "a table without upright lines: its columns were told by position, figures may have "
             "moved"},
    CodePair{"overprinted", "字符互相重叠或被单元格截去，读出的文字和数字可能有误",
             "characters are printed over each other or cut off: what was read may be wrong"},
    CodePair{"over-page-edge", "表格伸出或紧贴页边，可能不完整",
             "a table reaches or crosses the edge of the page: it may not be whole"},
    CodePair{"cut-file", "文件不完整，在中途结束", "the file is not whole: it ends in the middle"},
    CodePair{"unreadable-text", "字符无法识别", "characters without a known meaning"},
    CodePair{"table-apart", "该表口径与其他表不同，只在表内核对",
             "a table of another scope: it is compared only within itself"},
    CodePair{
        "cells-changed-over", "同一行两数互换后才与其他表相符：或是填错栏，或是表头读错",
        "two amounts of a row agree with other tables in each other's columns: they were changed "
        "over, or the header was misread"},
    CodePair{"sum-not-understood", "看似合计而与所列各项之和不符，可能是口径不同，未作判断",
             "looks like a total and is not the sum of what is listed: perhaps of another scope"},
    CodePair{
        "relation-given-up", "按文字推断应相等而数字不符，可能是口径不同，未作判断",
        "the words suggest that these are equal and the figures differ: perhaps of another scope"},
    CodePair{"no-figures", "没有读到任何数字", "no figure was read"},
    CodePair{"solver-limit", "求解达到上限", "the solver reached its limit"},
    CodePair{"amounts-in-blank-cells", "空白格或零格中可能有金额",
             "blank or zero cells may hold amounts"},
    CodePair{"shifted-columns", "数字错列，已按勾稽关系移回",
             "figures one column off, moved back by the identities"},
    CodePair{"shifted-label", "行标签错行，已按权重移回",
             "a row label one row off, moved back by the weights"},
    CodePair{"joined-row", "被分页断开的一行已合并", "a row that a page end cut in two was joined"},
    CodePair{"code-by-name", "科目编码与名称差一位，按名称理解",
             "a code with a slip of the keys, taken for that of the name beside it"},
    CodePair{"joined-label", "跨行的标签已合并", "a label split over rows was joined"},
};

// C0, DEL, C1, and the marks that turn the direction of writing.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string_view word(Word word, bool chinese) {
  const auto* const found =
      std::find_if(words.begin(), words.end(), [&](const Pair& pair) { return pair.word == word; });
  YIBEN_CHECK(found != words.end());
  return chinese ? found->chinese : found->english;
}

std::string_view name_of_code(std::string_view code, bool chinese) {
  const auto* const found = std::find_if(codes.begin(), codes.end(),
                                         [&](const CodePair& pair) { return pair.code == code; });
  if (found == codes.end()) return code;
  return chinese ? found->chinese : found->english;
}

std::string missing_in_words(std::string_view missing, bool chinese) {
  const std::size_t colon = missing.find(": ");
  if (colon == missing.npos) return std::string(name_of_code(missing, chinese));
  return std::string(name_of_code(missing.substr(0, colon), chinese)) + " (" +
         std::string(missing.substr(colon + 2)) + ')';
}

namespace {

// The items of a finding with parts, each different one once.
std::string items_in_words(const Finding& finding, const SeveralText& several, bool chinese) {
  std::vector<std::string> items;
  for (const FindingPart& part : finding.parts) {
    std::string item = fill(chinese ? several.item_zh : several.item_en, part.operands);
    if (std::find(items.begin(), items.end(), item) == items.end())
      items.push_back(std::move(item));
  }
  constexpr std::size_t most = 10;  // the places below say the others
  std::string all;
  for (std::size_t i = 0; i < std::min(items.size(), most); ++i) {
    if (i > 0) all += word(Word::list_semicolon, chinese);
    all += items[i];
  }
  return items.size() > most ? all + "…" : all;
}

// The codes of what a proof lacks, "scanned-page; scanned-page; no-figures", each once and in
// words.
std::string reasons_not_proven(const std::map<std::string, std::string>& operands, bool chinese) {
  constexpr std::string_view between = "; ";
  const auto operand = operands.find("reason");
  std::string_view rest = operand == operands.end() ? std::string_view() : operand->second;
  std::vector<std::pair<std::string, int>> reasons;
  while (!rest.empty()) {
    const std::string_view code = rest.substr(0, rest.find(between));
    rest.remove_prefix(std::min(rest.size(), code.size() + between.size()));
    const std::string reason = missing_in_words(code, chinese);
    const auto known = std::find_if(reasons.begin(), reasons.end(),
                                    [&](const auto& one) { return one.first == reason; });
    if (known == reasons.end()) {
      reasons.emplace_back(reason, 1);
    } else {
      ++known->second;
    }
  }
  std::string all;
  for (const auto& [reason, count] : reasons) {
    if (!all.empty()) all += word(Word::list_semicolon, chinese);
    all += reason;
    if (count > 1) all += fill(word(Word::so_often, chinese), {{"count", std::to_string(count)}});
  }
  return all;
}

}  // namespace

std::string year_in_words(const Book& book, bool chinese) {
  if (book.year == 0) return "";
  const Word which = is_of_final_accounts(book) ? Word::accounts_of_year : Word::budget_of_year;
  return fill(word(which, chinese), {{"year", std::to_string(book.year)}});
}

std::string message_of(const Finding& finding, const Catalog& catalog, bool chinese) {
  const auto rule = catalog.rules.find(finding.rule);
  if (rule != catalog.rules.end()) {
    if (const SeveralText& several = rule->second.several; !finding.parts.empty()) {
      std::map<std::string, std::string> operands = finding.operands;
      operands["items"] = items_in_words(finding, several, chinese);
      return fill(chinese ? several.zh : several.en, operands);
    }
    const std::string& pattern = chinese ? rule->second.message_zh : rule->second.message_en;
    if (finding.rule == "not-proven") {
      const std::string reason = reasons_not_proven(finding.operands, chinese);
      return fill(pattern, {{"reason", reason}});
    }
    if (!pattern.empty()) return fill(pattern, finding.operands);
  }
  std::string message = finding.rule;
  for (const auto& [name, value] : finding.operands) message += ' ' + name + '=' + value;
  return message;
}

std::string reason_in_words(const Reason& reason, bool one_of_several, const Catalog& catalog,
                            bool chinese) {
  const auto text = catalog.reasons.find(reason.code);
  std::string said = reason.code;
  if (text != catalog.reasons.end()) {
    said = fill(chinese ? text->second.zh : text->second.en, reason.operands);
  }
  const auto printed = reason.operands.find("printed");
  if (!one_of_several || printed == reason.operands.end()) return said;
  return printed->second + (chinese ? "：" : ": ") + said;
}

std::string printable(std::string_view s) {
  const bool valid = text::is_valid_utf8(s);  // A path need not be.
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const text::CodePoint point = valid ? text::code_point_at(s, i)
                                        : text::CodePoint{static_cast<unsigned char>(s[i]), i + 1};
    if (is_control(point.value)) {
      out += ' ';
    } else if (valid || point.value < 0x80) {
      out += s.substr(i, point.next - i);
    } else {
      out += '?';
    }
    i = point.next;
  }
  return out;
}

}  // namespace yiben::report
