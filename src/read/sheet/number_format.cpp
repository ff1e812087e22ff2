// read/sheet: what a spreadsheet shows for a stored number under a number format.
#include "read/sheet/number_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "read/sheet/date_format.h"
#include "read/sheet/format_tokens.h"
#include "text/text.h"

namespace yiben::read {

namespace {

// What spreadsheets keep of a number.
constexpr int kSignificantDigits = 15;
// What General shows: eleven characters, one of them the point.
constexpr int kGeneralDigits = 10;
constexpr int kMaxPlainDigits = 20;
constexpr int kMaxPlaces = 30;

std::string scientific(const Decimal& value, int places, bool plus) {
  const Decimal rounded = round_to_significant(value, places + 1);
  std::string digits = rounded.digits;
  digits.resize(static_cast<std::size_t>(places + 1), '0');
  const int exponent = value.is_zero() ? 0 : rounded.point - 1;
  std::string out = digits.substr(0, 1);
  if (places > 0) out += "." + digits.substr(1);
  return out + fmt::format("E{}{:02}", exponent < 0 ? "-" : plus ? "+" : "", std::abs(exponent));
}

// As General shows it, without a sign. Whole numbers keep their digits, where a spreadsheet would
// show 1.23457E+11 for want of room; noise below a billionth is zero.
std::string general(const Decimal& value) {
  if (value.point > kMaxPlainDigits) return scientific(value, 5, true);
  const int places = std::max(0, kGeneralDigits - std::max(1, value.point));
  const Decimal rounded = round_to_places(value, places);
  std::string out = integer_digits(rounded);
  if (out.empty()) out = "0";
  std::string fraction = fraction_digits(rounded, places);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? out : out + "." + fraction;
}

// Writes one number by one section.
class NumberWriter {
 public:
  NumberWriter(Decimal value, const FormatSection& section)
      : value_(std::move(value)), parts_(section.parts) {
    survey();
  }

  std::string write() {
    if (is_fraction_) return general(value_);
    value_.point += 2 * percents_ - 3 * thousands_;
    if (value_.is_zero()) value_.point = 0;
    if (exponent_ >= 0) return write_scientific();
    places_ = std::min(places_, kMaxPlaces);
    const Decimal rounded = round_to_places(value_, places_);
    integer_ = integer_digits(rounded);
    fraction_ = fraction_digits(rounded, places_);
    for (const FormatPart& part : parts_) add(part);
    return std::move(out_);
  }

 private:
  // Counts places and finds what the commas mean.
  void survey() {
    bool behind_point = false;
    int commas = 0;  // since the last digit
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const FormatPart& part = parts_[i];
      switch (part.token) {
        case FormatToken::digit:
          if (commas > 0 && !behind_point && integers_ > 0) groups_ = true;
          commas = 0;
          ++(exponent_ >= 0 ? exponent_digits_ : behind_point ? places_ : integers_);
          break;
        case FormatToken::comma:
          if (integers_ + places_ > 0) ++commas;
          break;
        case FormatToken::point:
          behind_point = true;
          break;
        case FormatToken::percent:
          ++percents_;
          break;
        case FormatToken::exponent:
          exponent_ = static_cast<int>(i);
          break;
        case FormatToken::literal:
          if (part.text == "/" && integers_ > 0) is_fraction_ = true;
          break;
        default:
          break;
      }
      // Commas scale when no digit follows them before the point or the end.
      if (part.token != FormatToken::comma && part.token != FormatToken::digit) {
        thousands_ += commas;
        commas = 0;
      }
    }
    thousands_ += commas;
  }

  std::string write_scientific() {
    const FormatPart& mark = parts_[static_cast<std::size_t>(exponent_)];
    std::string out;
    bool written = false;
    for (const FormatPart& part : parts_) {
      if (part.token == FormatToken::literal) out += part.text;
      if (part.token != FormatToken::digit || written) continue;
      out += scientific(value_, std::min(places_, kMaxPlaces), mark.text.back() == '+');
      written = true;
    }
    return out;
  }

  void add(const FormatPart& part) {
    switch (part.token) {
      case FormatToken::literal:
        out_ += part.text;
        break;
      case FormatToken::general:
        out_ += general(value_);
        break;
      case FormatToken::percent:
        out_ += '%';
        break;
      case FormatToken::point:
        if (behind_point_) break;
        // A format such as ".00" has no digit for the whole part.
        if (integers_ == 0) out_ += integer_;
        behind_point_ = true;
        out_ += '.';
        break;
      case FormatToken::digit:
        if (behind_point_) {
          add_fraction_digit(part.text.front());
        } else {
          add_integer_digits(part.text.front());
        }
        break;
      default:
        break;
    }
  }

  void add_fraction_digit(char kind) {
    if (written_places_ >= places_) return;
    const auto at = static_cast<std::size_t>(written_places_++);
    const bool only_zeros = fraction_.find_first_not_of('0', at) == std::string::npos;
    if (kind != '0' && only_zeros) {
      if (kind == '?') out_ += ' ';
      return;
    }
    out_ += fraction_[at];
  }

  // The first place takes all digits that have no place of their own.
  void add_integer_digits(char kind) {
    const int right = integers_ - 1 - written_integers_;  // places behind this one
    const int have = static_cast<int>(integer_.size());
    const bool first = written_integers_++ == 0;
    if (have <= right) {
      if (kind == '0') add_integer_digit('0', right);
      if (kind == '?') out_ += ' ';
      return;
    }
    for (int place = first ? have - 1 : right; place >= right; --place) {
      add_integer_digit(integer_[static_cast<std::size_t>(have - 1 - place)], place);
    }
  }

  void add_integer_digit(char digit, int place) {
    out_ += digit;
    if (groups_ && place > 0 && place % 3 == 0) out_ += ',';
  }

  Decimal value_;
  const std::vector<FormatPart>& parts_;
  int integers_ = 0;
  int places_ = 0;
  int percents_ = 0;
  int thousands_ = 0;
  int exponent_ = -1;  // index of its part
  int exponent_digits_ = 0;
  bool groups_ = false;
  bool is_fraction_ = false;

  std::string integer_;
  std::string fraction_;
  int written_integers_ = 0;
  int written_places_ = 0;
  bool behind_point_ = false;
  std::string out_;
};

bool holds(const Decimal& value, const FormatSection& section) {
  const int order = compare(value, section.compared);
  const std::string& sign = section.comparison;
  return (order < 0 && sign.find('<') != std::string::npos) ||
         (order > 0 && sign.find('>') != std::string::npos) ||
         (order == 0 && sign.find('=') != std::string::npos);
}

struct Choice {
  const FormatSection* section = nullptr;
  bool shows_sign = true;  // a section of its own for negative numbers shows none
};

Choice choose(const std::vector<FormatSection>& sections, const Decimal& value) {
  std::vector<const FormatSection*> numeric;
  for (const FormatSection& section : sections) {
    if (!section.is_text && numeric.size() < 3) numeric.push_back(&section);
  }
  if (numeric.empty()) return {};
  const bool conditions = std::any_of(numeric.begin(), numeric.end(), [](const auto* section) {
    return !section->comparison.empty();
  });
  if (conditions) {
    for (const FormatSection* section : numeric) {
      if (!section->comparison.empty() && !holds(value, *section)) continue;
      const bool for_negative = section->comparison.find('<') != std::string::npos &&
                                (section->compared.negative || section->compared.is_zero());
      return {section, !for_negative};
    }
    return {numeric.back(), true};
  }
  if (value.negative && numeric.size() >= 2) return {numeric[1], false};
  if (value.is_zero() && numeric.size() >= 3) return {numeric[2], false};
  return {numeric[0], true};
}

}  // namespace

std::string show_number(std::string_view stored, std::string_view code, bool is_1904) {
  const auto parsed = parse_decimal(text::trim(stored));
  if (!parsed) return std::string(text::trim(stored));
  Decimal value = round_to_significant(*parsed, kSignificantDigits);
  const std::vector<FormatSection> sections = parse_format(code.empty() ? "General" : code);
  const Choice choice = choose(sections, value);
  const bool negative = value.negative;
  std::string out;
  if (choice.section != nullptr && choice.section->is_date) {
    if (auto date = show_date(value, *choice.section, is_1904)) {
      return std::string(text::trim(*date));
    }
  }
  value.negative = false;
  if (choice.section == nullptr || choice.section->is_date) {
    out = general(value);
    if (negative && out != "0") out.insert(out.begin(), '-');
    return out;
  }
  const bool is_general = choice.section->parts.size() == 1 &&
                          choice.section->parts.front().token == FormatToken::general;
  out = NumberWriter(value, *choice.section).write();
  out = std::string(text::trim(out));
  // Noise that General shows as zero has no sign.
  if (negative && choice.shows_sign && !out.empty() && !(is_general && out == "0")) {
    out.insert(out.begin(), '-');
  }
  return out;
}

std::string_view built_in_format(int number) {
  struct BuiltIn {
    int number;
    std::string_view code;
  };
  static constexpr std::array kFormats = {
      BuiltIn{1, "0"},
      BuiltIn{2, "0.00"},
      BuiltIn{3, "#,##0"},
      BuiltIn{4, "#,##0.00"},
      BuiltIn{5, "\"¥\"#,##0;\"¥\"-#,##0"},
      BuiltIn{6, "\"¥\"#,##0;\"¥\"-#,##0"},
      BuiltIn{7, "\"¥\"#,##0.00;\"¥\"-#,##0.00"},
      BuiltIn{8, "\"¥\"#,##0.00;\"¥\"-#,##0.00"},
      BuiltIn{9, "0%"},
      BuiltIn{10, "0.00%"},
      BuiltIn{11, "0.00E+00"},
      BuiltIn{14, "yyyy/m/d"},
      BuiltIn{15, "d-mmm-yy"},
      BuiltIn{16, "d-mmm"},
      BuiltIn{17, "mmm-yy"},
      BuiltIn{18, "h:mm AM/PM"},
      BuiltIn{19, "h:mm:ss AM/PM"},
      BuiltIn{20, "h:mm"},
      BuiltIn{21, "h:mm:ss"},
      BuiltIn{22, "yyyy/m/d h:mm"},
      BuiltIn{27, "yyyy年m月"},
      BuiltIn{28, "m月d日"},
      BuiltIn{29, "m月d日"},
      BuiltIn{30, "m-d-yy"},
      BuiltIn{31, "yyyy年m月d日"},
      BuiltIn{32, "h时mm分"},
      BuiltIn{33, "h时mm分ss秒"},
      BuiltIn{34, "上午/下午h时mm分"},
      BuiltIn{35, "上午/下午h时mm分ss秒"},
      BuiltIn{36, "yyyy年m月"},
      BuiltIn{37, "#,##0;-#,##0"},
      BuiltIn{38, "#,##0;-#,##0"},
      BuiltIn{39, "#,##0.00;-#,##0.00"},
      BuiltIn{40, "#,##0.00;-#,##0.00"},
      BuiltIn{41, "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ "},
      BuiltIn{42, "_ \"¥\"* #,##0_ ;_ \"¥\"* -#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ "},
      BuiltIn{43, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ "},
      BuiltIn{44, "_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ "},
      BuiltIn{45, "mm:ss"},
      BuiltIn{46, "[h]:mm:ss"},
      BuiltIn{47, "mm:ss"},
      BuiltIn{48, "0.0E+0"},
      BuiltIn{50, "yyyy年m月"},
      BuiltIn{51, "m月d日"},
      BuiltIn{52, "yyyy年m月"},
      BuiltIn{53, "m月d日"},
      BuiltIn{54, "m月d日"},
      BuiltIn{55, "上午/下午h时mm分"},
      BuiltIn{56, "上午/下午h时mm分ss秒"},
      BuiltIn{57, "yyyy年m月"},
      BuiltIn{58, "m月d日"},
  };
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                   [&](const BuiltIn& one) { return one.number == number; });
  return found == kFormats.end() ? std::string_view("General") : found->code;
}

}  // namespace yiben::read
