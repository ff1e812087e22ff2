// Which columns beside a total may be its parts.
#pragma once

#include <vector>

#include "recognise/general/layout.h"
#include "recognise/general/panel_amounts.h"

namespace yiben::recognition {

// All that is asked of it are indices of columns of one panel. What is given must outlive it.
class ColumnParts {
 public:
  ColumnParts(const PrintedPanel& panel, const Amounts& amounts, const std::vector<Column>& columns,
              const Cube& cube)
      : panel_(panel), amounts_(amounts), columns_(columns), cube_(cube) {}

  // “三公”经费合计 is no sum of 会议费 and 培训费 beside it: where some parts lie in what the total
  // names, the others are none.
  void keep_inside(int whole, std::vector<int>& parts) const;

  // The parts and columns of those `beside` them, the nearest first, with which every row adds up:
  // no header says that 小计 holds 上年结转 behind the funds, too. Empty where there are none.
  std::vector<int> with_more(int whole, const std::vector<int>& parts,
                             const std::vector<int>& beside) const;

  // A column between them that should hold money by its header and holds something else: the sum
  // over the others would be none.
  bool has_lost_column(int whole, const std::vector<int>& parts) const;

  // Without the parts that lie in another one, which has them already: 扣除基建项目后 beside all
  // projects.
  std::vector<int> without_nested(const std::vector<int>& parts) const;

  // 合计 | 其中：上年结转 | 基本支出 | 项目支出: without what is told of the total beside its
  // parts.
  std::vector<int> without_of_which(const std::vector<int>& parts) const;

  // Without merged cells 小计 stands beside its own parts: those that add up to it in every row.
  std::vector<int> without_summed(const std::vector<int>& parts) const;

 private:
  const PrintedColumn& printed(int i) const { return panel_.amounts[static_cast<std::size_t>(i)]; }
  Selection selection_of(int i) const;
  bool lies_in(int part, int other) const;

  const PrintedPanel& panel_;
  const Amounts& amounts_;
  const std::vector<Column>& columns_;
  const Cube& cube_;
};

}  // namespace yiben::recognition
