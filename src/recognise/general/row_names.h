// Rows that say what another says and mean something else: each gets a name of its own, so that
// nothing ties it to what it is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recognise/general/label.h"
#include "recognise/general/layout.h"
#include "recognise/general/rows.h"

namespace yiben::recognition {

// Narrows the row by the member `name` of a dimension; beside another member of that dimension the
// two are both together, "a/b".
void narrow_row(PrintedRow& row, std::string_view dimension, const std::string& name,
                const LabelReader& labels);

// True for a coordinate that speaks of other money than the whole does: neither lies in the other.
bool is_foreign(const std::pair<int, Node>& part, const Coordinates& whole, const Cube& cube);

// True for a coordinate that holds that of the whole and more.
bool is_wider(const std::pair<int, Node>& part, const Coordinates& whole, const Cube& cube);

// A sum that holds what was carried over is not of the year alone, though it is called 本年收入.
void widen_origin(Coordinates& whole, const Coordinates& part, const Cube& cube);

// 其中：财政专户管理资金 below 事业收入 is a part of 事业收入, whatever else the books of accounts
// call so: a part whose words lie outside its whole is the whole's, with a name of its own. So is
// 其中：财政拨款 below 一般公共预算, which is not all that is called 财政拨款.
void name_foreign_parts(std::vector<PrintedRow>& rows, const LabelReader& labels);

// 其中：上年结转 below 一般公共预算 is of that fund.
void inherit_of_which(std::vector<PrintedRow>& rows);

// Rows that say the same are parts of something that is not printed; a part that says no more than
// its whole is one too.
void part_equal_rows(std::vector<PrintedRow>& rows, const LabelReader& labels);

// 结余分配 10, 其中：提取职工福利基金 4, 转入事业基金 6: the rows behind 其中 that make up the
// whole with it are parts, too.
void extend_of_which(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel);

// 收入合计, below it 上年结转, and below that 收入总计 with another amount: the first is the sum of
// the year.
void part_from_carried_over(std::vector<PrintedRow>& rows, const Grid& grid,
                            const PrintedPanel& panel, const Cube& cube);

// 其他资金 above 本年收入合计 is without 上级补助收入 below it, of which it is the whole elsewhere,
// and so is that total.
void part_beyond_total(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
                       const LabelReader& labels);

// Whether the words of a row are of what comes in or of what goes out.
void set_sides(std::vector<PrintedRow>& rows, const Cube& cube);

// 上年结转合计, and below it 财政拨款结转 and 其他资金结转, which make it up: neither is all of it,
// though its words say no more.
void part_below_totals(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
                       const LabelReader& labels);

// 收入总计 without any amount above or below rows with some was not filled in, and
// 一、“三公”经费支出 without any above its own total is a heading: neither is zero.
void part_blank_totals(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
                       const LabelReader& labels);

// 小计 several times with different amounts: each is the sum of something else.
void part_equal_totals(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
                       const LabelReader& labels);

}  // namespace yiben::recognition
