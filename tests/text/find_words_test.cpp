// text: words whose white space differs.
#include <gtest/gtest.h>

#include "text/text.h"

namespace yiben::text {
namespace {

TEST(FindWords, LooksPastWhiteSpace) {
  EXPECT_EQ(find_words("a 部 门\n预算b", "部门预"), std::pair(std::size_t{2}, std::size_t{13}));
  EXPECT_EQ(find_words("部门", "预算"), std::pair(std::size_t{0}, std::size_t{0}));
  EXPECT_EQ(find_words("部门", ""), std::pair(std::size_t{0}, std::size_t{0}));
}

}  // namespace
}  // namespace yiben::text
