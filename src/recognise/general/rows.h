// The rows of one half of a printed table: what each names, and which add up to which.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "recognise/general/layout.h"

namespace yiben::recognition {

struct PrintedRow {
  int grid_row = 0;
  std::string code;   // as printed; several joined with "/"
  std::string label;  // as printed, without spaces; several joined with "/"
  Coordinates select;
  bool understood = false;
  bool total = false;
  bool count = false;  // its numbers are no money: 公务用车保有量（辆）
  enum class Side { unsaid, revenue, outflow };
  Side side = Side::unsaid;  // by its words
  bool of_which = false;     // a part that need not be the whole with its neighbours
  bool sums_block = false;   // 小计 of rows that share a name, above or below it
  // The one is of what comes in and the other of what goes out: neither sums up the other.
  bool is_across(const PrintedRow& other) const {
    return side != other.side && side != Side::unsaid && other.side != Side::unsaid;
  }
  int depth = 0;    // of a part within its block, from 0
  int parent = -1;  // index of the row it is a part of
  Place place;
};

// Why rows are believed to add up.
enum class GroupReason { codes, total, outline };
struct RowGroup {
  Group group;
  GroupReason reason = GroupReason::codes;
};

struct PrintedRows {
  std::vector<PrintedRow> rows;
  std::vector<RowGroup> groups;
  std::vector<Group> given_up;  // rows that look like sums and are none; see groups.h
  std::vector<Group> denied_outline;
  std::vector<Repair> repairs;
  std::optional<Group> odd;
  std::optional<int> dimension;  // that the rows enumerate
};

PrintedRows read_printed_rows(const Sheet& sheet, const PrintedPanel& panel, int first_row,
                              const LabelReader& labels);

}  // namespace yiben::recognition
