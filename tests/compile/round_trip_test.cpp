// A book that was compiled from facts is read and proven like any other, in every format.
#include "compile/gardens.h"
#include "proof/proof.h"
#include "read/read.h"
#include "recognise/recognise.h"
#include "rules/rules.h"
#include "write/write.h"

namespace yiben {
namespace {

std::size_t amount_squares(const Layout& layout) {
  std::size_t count = 0;
  for (const LayoutTable& table : layout.tables) {
    for (const Square& square : table.squares) count += square.amount ? 1u : 0u;
  }
  return count;
}

class RoundTrip : public testing::Test {
 protected:
  void expect_proven(const std::vector<Document>& documents) {
    const Result<Book> found = recognise(documents, test::catalog());
    ASSERT_TRUE(found) << test::all_of(found.errors());
    EXPECT_EQ(found->family->id, "jilin-2026");
    EXPECT_EQ(found->year, 2026);
    EXPECT_EQ(found->entity, source.entity);
    for (const Doubt& doubt : found->doubts) {
      ADD_FAILURE() << doubt.what << " " << doubt.excerpt << " " << to_string(doubt.place);
    }
    EXPECT_EQ(found->tables.size(), 12u);
    EXPECT_EQ(found->figures.size(), amount_squares(layout));
    const System system = derive(*found);
    const Proof proof = prove(*found, system);
    EXPECT_EQ(proof.verdict, Verdict::consistent);
    for (const std::string& missing : proof.missing) ADD_FAILURE() << missing;
    for (const Finding& finding :
         rules::check(*found, prose::bind(*found, test::catalog()), test::catalog())) {
      ADD_FAILURE() << finding.rule << " "
                    << (finding.evidence.empty() ? "" : finding.evidence.front().printed);
    }
  }

  void expect_proven(const Result<std::string>& bytes, const std::string& path) {
    ASSERT_TRUE(bytes) << test::all_of(bytes.errors());
    const Result<Document> read = read::document(*bytes, path, 1);
    ASSERT_TRUE(read) << test::all_of(read.errors());
    expect_proven({*read});
  }

  const Source source = test::gardens();
  const Layout layout = test::layout_of(source);
  const Document book = test::Renderer(source).render(layout);
};

TEST_F(RoundTrip, WithoutAFile) {
  expect_proven({book});
}

// What who made the book knows proves it without a search, and counts for nothing where it is
// wrong.
TEST_F(RoundTrip, TheFactsAreAWitness) {
  const Result<Book> found = recognise({book}, test::catalog());
  ASSERT_TRUE(found);
  const System system = derive(*found);
  std::vector<Fen> amounts =
      amounts_of(source, test::catalog().cube, found->cube, system.variables);
  EXPECT_TRUE(is_witness(*found, system, amounts));
  EXPECT_EQ(prove(*found, system, {.offered = amounts}).witness, amounts);
  ASSERT_FALSE(amounts.empty());
  amounts.front() += 1;
  const Proof proof = prove(*found, system, {.offered = amounts});
  EXPECT_EQ(proof.verdict, Verdict::consistent);
  EXPECT_NE(proof.witness, amounts);
}

TEST_F(RoundTrip, AsText) {
  expect_proven(write::text(book), "book.txt");
}

TEST_F(RoundTrip, AsDocx) {
  expect_proven(write::docx(book), "book.docx");
}

TEST_F(RoundTrip, AsPdf) {
  expect_proven(write::pdf(book), "book.pdf");
}

TEST_F(RoundTrip, AsXlsx) {
  expect_proven(write::xlsx(book), "book.xlsx");
}

TEST_F(RoundTrip, AsHtml) {
  expect_proven(write::html(book, {}), "book.html");
}

}  // namespace
}  // namespace yiben
