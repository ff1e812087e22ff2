// read/sheet: days since 1900 as dates and times of the day.
#include "read/sheet/date_format.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace yiben::read {

namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::int64_t kEndOfDates = 2'958'466;  // 1 January 10000
constexpr std::int64_t kFrom1904 = 1462;         // days from 1900 to 1904

struct Moment {
  std::int64_t seconds = 0;  // since day 0
  int year = 1900;
  int month = 1;
  int day = 0;
  int weekday = 0;  // 0 is Sunday
};

// Day and month of a serial number; spreadsheets have a 29 February 1900, and a day 0 before the
// first.
Moment moment_of(std::int64_t days) {
  Moment moment;
  moment.weekday = static_cast<int>((days + 6) % 7);
  if (days == 0) return moment;
  if (days == 60) {
    moment.month = 2;
    moment.day = 29;
    return moment;
  }
  // Days since 1 March of the year 0, by Hinnant's algorithm.
  const std::int64_t since = days + (days < 60 ? 1 : 0) - 25569 + 719468;
  const std::int64_t era = since / 146097;
  const std::int64_t of_era = since % 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  moment.day = static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1);
  moment.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  moment.year = static_cast<int>(year + era * 400 + (moment.month <= 2 ? 1 : 0));
  return moment;
}

// The whole seconds of a serial number.
std::optional<std::int64_t> seconds_of(const Decimal& serial) {
  if (serial.negative || serial.point > 7) return std::nullopt;
  constexpr int kPlaces = 9;
  const Decimal rounded = round_to_places(serial, kPlaces);
  std::int64_t value = 0;  // days in billionths
  for (const char c : integer_digits(rounded) + fraction_digits(rounded, kPlaces)) {
    value = value * 10 + (c - '0');
  }
  constexpr std::int64_t kBillion = 1'000'000'000;
  const std::int64_t days = value / kBillion;
  const std::int64_t seconds = ((value % kBillion) * kDaySeconds + kBillion / 2) / kBillion;
  return days * kDaySeconds + seconds;
}

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> kChineseDays = {"日", "一", "二", "三", "四", "五", "六"};

std::string number(std::int64_t value, std::size_t width) {
  return width >= 2 ? fmt::format("{:02}", value) : fmt::format("{}", value);
}

std::string month_name(int month, std::size_t width) {
  const std::string_view name = kMonths[static_cast<std::size_t>(month - 1)];
  return std::string(width == 3 ? name.substr(0, 3) : width == 5 ? name.substr(0, 1) : name);
}

std::string day_name(int weekday, std::size_t width) {
  const std::string_view name = kDays[static_cast<std::size_t>(weekday)];
  return std::string(width == 3 ? name.substr(0, 3) : name);
}

class DateWriter {
 public:
  DateWriter(const FormatSection& section, std::int64_t seconds, const Moment& moment)
      : section_(section), seconds_(seconds), moment_(moment) {}

  std::string write() {
    for (const FormatPart& part : section_.parts) {
      if (part.token == FormatToken::half_day) has_half_day_ = true;
    }
    for (std::size_t i = 0; i < section_.parts.size(); ++i) add(i);
    return std::move(out_);
  }

 private:
  void add(std::size_t i) {
    const FormatPart& part = section_.parts[i];
    const std::int64_t hour = seconds_ / 3600 % 24;
    switch (part.token) {
      case FormatToken::literal:
        out_ += part.text;
        break;
      case FormatToken::half_day:
        out_ += part.text.front() == 'A' || part.text.front() == 'a'
                    ? (hour < 12 ? "AM" : "PM")
                    : (hour < 12 ? "上午" : "下午");
        break;
      case FormatToken::elapsed:
        out_ += fmt::format("{}", part.text == "h"   ? seconds_ / 3600
                                  : part.text == "m" ? seconds_ / 60
                                                     : seconds_);
        break;
      case FormatToken::date:
        add_date(part.text, is_minute(i));
        break;
      case FormatToken::comma:
        out_ += ',';
        break;
      default:
        break;  // tenths of seconds
    }
  }

  void add_date(std::string_view letters, bool minute) {
    const std::size_t width = letters.size();
    const std::int64_t hour = seconds_ / 3600 % 24;
    switch (letters.front()) {
      case 'y':
        out_ += width <= 2 ? number(moment_.year % 100, 2) : fmt::format("{:04}", moment_.year);
        break;
      case 'e':
        out_ += fmt::format("{}", moment_.year);
        break;
      case 'm':
        if (minute) {
          out_ += number(seconds_ / 60 % 60, width);
        } else {
          out_ += width <= 2 ? number(moment_.month, width) : month_name(moment_.month, width);
        }
        break;
      case 'd':
        out_ += width <= 2 ? number(moment_.day, width) : day_name(moment_.weekday, width);
        break;
      case 'a':
        if (width >= 4) out_ += "星期";
        out_ += kChineseDays[static_cast<std::size_t>(moment_.weekday)];
        break;
      case 'h':
        out_ += number(has_half_day_ ? (hour + 11) % 12 + 1 : hour, width);
        break;
      default:
        out_ += number(seconds_ % 60, width);
    }
  }

  // An "m" behind hours or before seconds counts minutes.
  bool is_minute(std::size_t at) const {
    if (section_.parts[at].text.front() != 'm') return false;
    for (std::size_t i = at; i-- > 0;) {
      if (is_time_unit(i, 'h')) return true;
      if (section_.parts[i].token == FormatToken::date) break;
    }
    for (std::size_t i = at + 1; i < section_.parts.size(); ++i) {
      if (is_time_unit(i, 's')) return true;
      if (section_.parts[i].token == FormatToken::date) break;
    }
    return false;
  }

  bool is_time_unit(std::size_t i, char letter) const {
    const FormatPart& part = section_.parts[i];
    return (part.token == FormatToken::date || part.token == FormatToken::elapsed) &&
           part.text.front() == letter;
  }

  const FormatSection& section_;
  std::int64_t seconds_;
  Moment moment_;
  bool has_half_day_ = false;
  std::string out_;
};

}  // namespace

std::optional<std::string> show_date(const Decimal& serial, const FormatSection& section,
                                     bool is_1904) {
  std::optional<std::int64_t> seconds = seconds_of(serial);
  if (!seconds) return std::nullopt;
  if (is_1904) *seconds += kFrom1904 * kDaySeconds;
  const std::int64_t days = *seconds / kDaySeconds;
  if (days >= kEndOfDates) return std::nullopt;
  return DateWriter(section, *seconds, moment_of(days)).write();
}

}  // namespace yiben::read
