// Real books that no family knows, by their tables: every title that people found in them by eye
// (../shared/gold/corpus/tables.csv) is found, and what was misunderstood accuses nobody.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "proof/proof.h"
#include "read/read.h"
#include "recognise/recognise.h"
#include "support/paths.h"
#include "text/text.h"

namespace yiben {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<std::string> gold_titles(const std::string& file) {
  std::istringstream lines(test::read_file(test::gold_dir() / "corpus" / "tables.csv"));
  std::vector<std::string> titles;
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> fields = fields_of(line);
    if (fields.size() < 3 || fields[0] != file) continue;
    // Tables in a row under one title count once, as in what is read.
    const std::string title = text::fold(fields[2]);
    if (titles.empty() || titles.back() != title) titles.push_back(title);
  }
  return titles;
}

// Without the colon that a title in a sentence ends with.
std::string title_of(const std::string& printed) {
  std::string title = text::fold(printed);
  while (title.ends_with(':')) title.pop_back();
  return title;
}

class CorpusBook : public testing::TestWithParam<const char*> {};

TEST_P(CorpusBook, HasEveryTableByItsTitleAndIsNotAccused) {
  const auto path = test::corpus_dir() / GetParam();
  YIBEN_NEEDS(path);
  YIBEN_NEEDS(test::gold_dir() / "corpus" / "tables.csv");
  const Catalog catalog = Catalog::load(catalog_folder()).value();
  std::vector<Document> documents;
  documents.push_back(read::pdf_document(test::read_file(path), "book.pdf", 1).value());
  const Book book = recognise(documents, catalog).value();
  EXPECT_TRUE(book.by_words);
  std::vector<std::string> read;
  for (const Table& table : book.tables) {
    // A grid that nothing names, or nothing but the title before it, is no table that people list.
    const std::string title = title_of(table.title);
    if (!title.empty() && (read.empty() || read.back() != title)) read.push_back(title);
  }
  EXPECT_EQ(read, gold_titles(GetParam()));
  System system = derive(book);
  drop_disproven(book, system);
  EXPECT_NE(prove(book, system).verdict, Verdict::inconsistent);
}

INSTANTIATE_TEST_SUITE_P(
    Corpus, CorpusBook,
    testing::Values("shanghai-putuo/justice-2026-department.pdf",
                    "shanghai-putuo/planning-2024-final-accounts.pdf",
                    "beijing/audit-2026-tables.pdf", "guangzhou/petitions-2026.pdf",
                    "central/petitions-2026.pdf", "fuzhou/public-order-police-2026.pdf",
                    "hangzhou/meteorology-2026.pdf", "jiangsu/procuratorate-2019.pdf",
                    "wuxi/statistics-2026.pdf", "yantai/petitions-2026.pdf"));

}  // namespace
}  // namespace yiben
