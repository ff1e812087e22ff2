// The columns of a printed table: which name rows, which hold amounts, which hold words, and where
// the halves of a two-sided table part.
#pragma once

#include <string>
#include <vector>

#include "recognise/general/label.h"
#include "recognise/general/sheet.h"

namespace yiben::recognition {

enum class ColumnKind { code, name, index, amount, number, text };

struct PrintedColumn {
  int column = 0;  // of the grid
  ColumnKind kind = ColumnKind::text;
  std::vector<const Cell*> header;  // from top to bottom, each cell once
  std::string path;                 // header labels joined with ">"
  Meaning meaning;                  // of all labels together; of_which where one of them says so
  bool has_words = false;           // holds text in some row
};

// Code and name of one kind of thing: 功能科目 with its code in one or three columns.
struct KeySet {
  std::vector<int> codes;  // grid columns
  int name = -1;           // grid column, or -1
  std::string words;       // all header words over them, folded
};

struct PrintedPanel {
  std::string side;  // 收入, 支出 or what the heading says; empty for a table of one panel
  int serial = -1;   // grid column of 序号, or -1
  std::vector<KeySet> keys;
  std::vector<PrintedColumn> named;  // the columns of all keys
  std::vector<PrintedColumn> amounts;
  std::vector<PrintedColumn> others;  // words, numbers that are no money
};

struct Layout {
  int first_row = 0;  // of data
  std::vector<PrintedPanel> panels;
};

Layout layout_of(const Sheet& sheet, const LabelReader& labels);

}  // namespace yiben::recognition
