// What the text says and what the tables print: explanations that are not there, "there is none"
// beside money, and the reverse.
#include "rules/predicates.h"

#include <algorithm>
#include <optional>

#include "text/text.h"

namespace yiben::rules {

bool was_read_whole(const Book& book) {
  const auto is_read = [](const Document* document) {
    const auto is_image = [](const Block& block) {
      const auto* prose = std::get_if<Prose>(&block);
      return prose != nullptr && prose->from_image;
    };
    return document->doubts.empty() &&
           std::none_of(document->blocks.begin(), document->blocks.end(), is_image);
  };
  // The tables that stand elsewhere may explain what the sentences do not.
  return !stands_alone(book) && std::all_of(book.documents.begin(), book.documents.end(), is_read);
}

namespace {

bool matches_narrative(const Text& text, const text::Pattern& pattern) {
  return text.pairs.may_match(pattern) &&
         std::any_of(text.passages.begin(), text.passages.end(), [&](const Passage& passage) {
           return (passage.where == Where::narrative || passage.where == Where::heading) &&
                  pattern.matches(passage.words);
         });
}

// Another year's money stands in such columns.
bool is_of_another_time(std::string_view path, int year) {
  for (const std::string_view word : {"上年", "去年", "结转", "结余", "增减", "执行", "%", "率"}) {
    if (contains(path, word)) return true;
  }
  const std::size_t at = path.find("20");
  return year != 0 && at != path.npos && !contains(path, std::to_string(year));
}

struct Printed {
  const Figure* money = nullptr;    // not zero
  const Figure* nothing = nullptr;  // zero or blank
};

// 预算数 beside 决算数: what was planned, and not what became of it.
bool is_of_another_stage(const Book& book, const Figure& figure) {
  const auto stage = book.cube.dimension("stage");
  return stage && figure.selection[*stage] != all_of_it;
}

// Figures of the rows and columns that the rule's labels name.
Printed figures_named(const Context& context) {
  const Book& book = context.book;
  const std::vector<text::Pattern>& labels = context.patterns("labels");
  const bool columns_too = context.number("columns", 0) != 0;
  // The rule may say in whose tables a reader looks for it, or that it means no others.
  const bool tables_only = context.number("tables_only", 0) != 0;
  const auto is_looked_at = [&](const Figure& one) {
    const Table& of = book.tables[static_cast<std::size_t>(one.table)];
    return matches_any(text::fold(of.title), context.patterns("tables"));
  };
  Printed printed;
  for (const Figure& figure : book.figures) {
    const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
    const Column& column = panel.columns[static_cast<std::size_t>(figure.column)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
    const std::string path = text::fold(column.path);
    if (is_of_another_time(path, book.year) || is_of_another_stage(book, figure)) continue;
    const std::string label = text::fold(row.label);
    if (tables_only && !is_looked_at(figure)) continue;
    if (!matches_any(label, labels) && !(columns_too && matches_any(path, labels))) continue;
    const Figure*& which =
        figure.blank || figure.number.digits == 0 ? printed.nothing : printed.money;
    if (which == nullptr || (!is_looked_at(*which) && is_looked_at(figure))) which = &figure;
  }
  return printed;
}

std::optional<Evidence> first_statement(const Context& context, std::string& words) {
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where == Where::indicator || passage.where == Where::contents) continue;
    for (const text::Pattern& pattern : context.patterns("statements")) {
      if (!context.text_of_book.pairs.may_match(pattern)) continue;
      const auto match = pattern.find(passage.words);
      if (!match) continue;
      const auto [begin, end] = match->front();
      const Stretch sentence = sentence_at(passage, begin);
      const std::string said = passage.words.substr(sentence.begin, sentence.end - sentence.begin);
      if (matches_any(said, context.patterns("unless"))) continue;
      words = passage.words.substr(begin, end - begin);
      return evidence_of(passage, begin, end);
    }
  }
  return std::nullopt;
}

Finding finding_for(const Context& context, const Evidence& statement, const std::string& words,
                    const Figure& figure) {
  const Book& book = context.book;
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
  const std::string& path = panel.columns[static_cast<std::size_t>(figure.column)].path;
  const bool by_row = matches_any(text::fold(row.label), context.patterns("labels"));
  Finding finding = context.finding();
  finding.operands = {{"text", text::excerpt(words)},
                      {"table", title_of(book, table)},
                      {"row", by_row ? row_name(row) : path.substr(path.rfind('>') + 1)},
                      {"amount", figure.blank ? "—" : figure.printed}};
  finding.evidence = {statement, {figure.printed, figure.place}};
  return finding;
}

// Tables without any amount whose titles the rule names.
std::vector<const Table*> empty_tables(const Context& context) {
  const Book& book = context.book;
  std::vector<const Table*> empty;
  for (std::size_t t = 0; t < book.tables.size(); ++t) {
    const Table& table = book.tables[t];
    if (table.rows() == 0 || !matches_any(text::fold(table.title), context.patterns("titles"))) {
      continue;
    }
    const bool any = std::any_of(book.figures.begin(), book.figures.end(), [&](const Figure& one) {
      return one.table == static_cast<int>(t) && !one.blank && one.number.digits != 0;
    });
    if (!any) empty.push_back(&table);
  }
  return empty;
}

}  // namespace

// A table is empty, and other tables print what its title speaks of. Where the text says that there
// is none of it, that is the fault to tell.
Findings table_empty_but_printed(const Context& context) {
  Findings findings;
  const Book& book = context.book;
  const Figure* money = figures_named(context).money;
  std::string words;
  if (money == nullptr || !was_read_whole(book) || first_statement(context, words)) return findings;
  for (const Table* table : empty_tables(context)) {
    const Table& other = book.tables[static_cast<std::size_t>(money->table)];
    const Panel& panel = other.panels[static_cast<std::size_t>(money->panel)];
    Finding finding = context.finding();
    finding.operands = {{"table", title_of(book, *table)},
                        {"other", title_of(book, other)},
                        {"row", row_name(panel.rows[static_cast<std::size_t>(money->row)])},
                        {"amount", money->printed}};
    finding.evidence = {{table->title, table->title_place}, {money->printed, money->place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// A part that a book of this kind explains is nowhere, although the book explains others.
Findings statement_missing(const Context& context) {
  const Book& book = context.book;
  const Text& text = context.text_of_book;
  if (!was_read_whole(book) || book.headings.empty()) return {};
  const std::vector<text::Pattern>& when = context.patterns("when");
  if (!when.empty() && !any_matches(text, when)) return {};
  const std::vector<text::Pattern>& beside = context.patterns("beside");
  const auto explained =
      std::count_if(beside.begin(), beside.end(),
                    [&](const text::Pattern& pattern) { return matches_narrative(text, pattern); });
  if (explained < context.number("least_beside", 0)) return {};
  const std::vector<text::Pattern>& need = context.patterns("need");
  const bool is_there =
      context.number("narrative_only", 0) == 0
          ? any_matches(text, need)
          : std::any_of(need.begin(), need.end(), [&](const text::Pattern& pattern) {
              return matches_narrative(text, pattern);
            });
  if (is_there) return {};
  const Heading& last = book.headings.back();
  Finding finding = context.finding();
  finding.evidence = {{last.printed, last.place}};
  return {finding};
}

// "There is none of it", and a table prints money for it. In a file of several books it may be the
// table of another unit.
Findings money_without_statement(const Context& context) {
  if (context.book.of_several) return {};
  std::string words;
  const std::optional<Evidence> statement = first_statement(context, words);
  if (!statement) return {};
  const Printed printed = figures_named(context);
  if (printed.money == nullptr) return {};
  Finding finding = finding_for(context, *statement, words, *printed.money);
  // A table that is empty for the same reason is part of the contradiction.
  for (const Table* table : empty_tables(context)) {
    finding.evidence.push_back({table->title, table->title_place});
  }
  return {finding};
}

// "So many are bought", and every table that has a row for it prints nothing.
Findings statement_without_money(const Context& context) {
  if (context.book.of_several) return {};
  std::string words;
  const std::optional<Evidence> statement = first_statement(context, words);
  if (!statement) return {};
  const Printed printed = figures_named(context);
  if (printed.money != nullptr || printed.nothing == nullptr) return {};
  return {finding_for(context, *statement, words, *printed.nothing)};
}

// The items of a 款 are said to be withheld, and a table prints them.
Findings items_withheld_but_printed(const Context& context) {
  constexpr std::size_t group_digits = 5;
  constexpr std::size_t item_digits = 7;
  Findings findings;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::narrative && passage.where != Where::caption) continue;
    for (const text::Pattern& pattern : context.patterns("statements")) {
      if (!context.text_of_book.pairs.may_match(pattern)) continue;
      const auto match = pattern.find(passage.words);
      if (!match || match->size() < 2) continue;
      const auto [begin, end] = (*match)[1];
      const std::string name = text::fold(passage.words.substr(begin, end - begin));
      for (const Table& table : context.book.tables) {
        for (const Panel& panel : table.panels) {
          std::string group;
          for (const Row& row : panel.rows) {
            const bool is_item =
                row.code.size() == item_digits && !group.empty() && row.code.starts_with(group);
            if (row.code.size() == group_digits) {
              group = text::fold(row.label) == name ? row.code : "";
            }
            if (!is_item || !findings.empty()) continue;
            Finding finding = context.finding();
            finding.operands = {{"name", name}, {"row", row_name(row)}};
            finding.evidence = {evidence_of(passage, begin, end), {row.label, row.place}};
            findings.push_back(std::move(finding));
          }
        }
      }
    }
  }
  return findings;
}

}  // namespace yiben::rules
