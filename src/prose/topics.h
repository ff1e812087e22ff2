// Internal to prose: wholes that have tables of their own, such as the three public expenses.
#pragma once

#include <vector>

#include "prose/bind.h"
#include "prose/partitions.h"

namespace yiben::prose {

// A whole that only tables of its own print: no row or column of another table names it. What is
// said below it of its parts is said of these tables.
struct Topic {
  Partition partition;
  std::vector<int> tables;  // indices into Book::tables
};
std::vector<Topic> topics_of(const Book& book, const Phrases& phrases);

// Of a part of such a whole what its tables print in the row that the sentence names, without
// blanks and zeros: 公务接待费 below “三公”经费. Empty where the sentence is of nothing of the
// kind.
std::vector<int> rows_of_topic(const Sentences& sentences, const std::vector<Topic>& topics,
                               int statement);

}  // namespace yiben::prose
