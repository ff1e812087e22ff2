// What the module yiben-sheets shows.
#include "write/xlsx/sheets.h"

const yiben::write::SheetsEntry yiben_sheets = {yiben::write::xlsx_bytes,
                                                yiben::write::entry_workbook_bytes};
