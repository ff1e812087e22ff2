// Wholes that have tables of their own.
#include "prose/topics.h"

#include <algorithm>
#include <string>

#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// Points of Tables::fit for a row that is named by its whole label.
constexpr int named_fit = 4;

bool names(const Table& table, const Labels& whole) {
  const auto holds = [&](const std::string& words) { return holds_any(text::fold(words), whole); };
  return std::any_of(table.panels.begin(), table.panels.end(), [&](const Panel& panel) {
    return std::any_of(panel.rows.begin(), panel.rows.end(),
                       [&](const Row& row) { return holds(row.label); }) ||
           std::any_of(panel.columns.begin(), panel.columns.end(),
                       [&](const Column& column) { return holds(column.path); });
  });
}

// A part of the whole is named, and the whole before it in the paragraph or above it.
bool is_about(const Sentences& all, int i, const Partition& partition) {
  const Statement& one = all.at(i);
  const bool is_part = std::any_of(partition.parts.begin(), partition.parts.end(),
                                   [&](const Labels& part) { return holds_any(one.clause, part); });
  if (!is_part) return false;
  const auto says = [&](const std::string& words) { return holds_any(words, partition.whole); };
  for (int j = i; j >= 0 && all.at(j).paragraph == one.paragraph; --j) {
    if (says(all.at(j).lead)) return true;
  }
  return says(one.headings);
}

}  // namespace

std::vector<Topic> topics_of(const Book& book, const Phrases& phrases) {
  std::vector<Topic> topics;
  for (Partition& partition : partitions_of(phrases)) {
    Topic topic{std::move(partition), {}};
    bool elsewhere = false;
    for (std::size_t t = 0; t < book.tables.size(); ++t) {
      const std::string title = text::fold(book.tables[t].title);
      if (holds_any(title, topic.partition.whole)) {
        topic.tables.push_back(static_cast<int>(t));
      } else {
        elsewhere = elsewhere || names(book.tables[t], topic.partition.whole);
      }
    }
    if (!topic.tables.empty() && !elsewhere) topics.push_back(std::move(topic));
  }
  return topics;
}

std::vector<int> rows_of_topic(const Sentences& sentences, const std::vector<Topic>& topics,
                               int statement) {
  const Statement& one = sentences.at(statement);
  const Tables& tables = sentences.tables();
  std::vector<int> rows;
  if (one.subject.empty() || one.clause.find(one.subject) == std::string::npos) return rows;
  for (const Topic& topic : topics) {
    if (!is_about(sentences, statement, topic.partition)) continue;
    for (const int f : tables.called(one.subject)) {
      const Figure& figure = tables.figure(f);
      const bool own =
          std::find(topic.tables.begin(), topic.tables.end(), figure.table) != topic.tables.end();
      const bool money = own && !figure.blank && figure.number.digits != 0;
      // A whole may be divided in more than one way.
      const bool is_new = std::find(rows.begin(), rows.end(), f) == rows.end();
      if (money && is_new && tables.fit(one, {}, {}, f) >= named_fit) rows.push_back(f);
    }
  }
  return rows;
}

}  // namespace yiben::prose
