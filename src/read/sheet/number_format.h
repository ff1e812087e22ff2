// read/sheet: what a spreadsheet shows for a stored number under a number format.
//
// Read are sections with conditions, digits with grouping and scaling, percent, exponents, literal
// text and dates. Colours, widths and fillers show nothing. Fractions are shown as General.
#pragma once

#include <string>
#include <string_view>

namespace yiben::read {

// `stored` is the number as XLSX has it ("19.889999999999997", "1E-3"); other text is returned as
// it is. `code` is a format such as `#,##0.00`, `_ * #,##0_ ;_ * \-#,##0_ ;_ * "-"_ ;_ @_ `.
// `is_1904`: days count from 1904. The result is trimmed; it is empty where the format hides the
// number.
std::string show_number(std::string_view stored, std::string_view code, bool is_1904 = false);

// The code of a format that is known by its number alone, as Chinese editions of Excel have it;
// "General" for numbers without one.
std::string_view built_in_format(int number);

}  // namespace yiben::read
