// read: PDF. Which ruling lines are one, and which part rows.
#include <gtest/gtest.h>

#include "sketch.h"

namespace yiben::read {
namespace {

// A wide table that was shrunk to fit its page.
TEST(PdfGrid, RowsOfFewPointsAreNoDoubleLines) {
  Sketch s;
  s.grid({50, 60, 70}, {50, 53.5, 57, 60.5});
  s.text(52, 50.5, "栏次", 2.5).text(62, 50.5, "2", 2.5).text(52, 54, "合计", 2.5);
  s.text(62, 54, "695.5", 2.5).text(52, 57.5, "204", 2.5).text(62, 57.5, "510.4", 2.5);
  EXPECT_EQ(show(s), "[栏次|2]\n[合计|695.5]\n[204|510.4]\n");
}

}  // namespace
}  // namespace yiben::read
