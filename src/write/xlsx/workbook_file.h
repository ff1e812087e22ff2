// write/xlsx: a workbook as it grows and, at last, as bytes. libxlsxwriter writes to a file, which
// lies in a folder that only this user can read and is gone with the object.
#pragma once

#include <xlsxwriter/workbook.h>

#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben::write::workbook {

class WorkbookFile {
 public:
  // `path` names the document in errors.
  WorkbookFile(std::string path, std::string_view title, std::string_view author);
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;
  ~WorkbookFile();

  // nullptr where there is no room for one: bytes() says why.
  lxw_workbook* book() const { return book_; }

  // Ends the workbook. Errors: no memory, no temporary folder or no room in it.
  Result<std::string> bytes() &&;

 private:
  void set_properties(std::string_view title, std::string_view author);
  Error not_written(std::string_view why) const;

  std::string path_;
  std::string folder_;
  lxw_workbook* book_ = nullptr;
};

}  // namespace yiben::write::workbook
