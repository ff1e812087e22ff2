// Reports of many books in order, progress, and the count at the end.
#include "cli/batch.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "cli/output.h"
#include "report/report.h"

namespace yiben::cli {
namespace {

using job::Outcome;

constexpr std::array<std::string_view, job::outcome_count> english{
    "consistent", "inconsistent", "unproven", "not a budget", "unreadable"};
constexpr std::array<std::string_view, job::outcome_count> chinese_words{"一致", "矛盾", "未能证明",
                                                                         "不是预算", "读不了"};
constexpr std::array<std::string_view, job::outcome_count> codes{
    "consistent", "inconsistent", "unproven", "not-a-budget", "unreadable"};

// JSON Lines have one line to a report. The writer breaks lines between members only: those inside
// of strings are escaped.
std::string on_one_line(std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] != '\n') {
      out += json[at];
      continue;
    }
    while (at + 1 < json.size() && json[at + 1] == ' ') ++at;
  }
  return out;
}

// The length of a sequence "\033[...m" of colours at the start of `s`, or 0.
std::size_t colour_length(std::string_view s) {
  if (s.substr(0, 2) != "\033[") return 0;
  const std::size_t end = s.find_first_not_of("0123456789;", 2);
  return end != s.npos && s[end] == 'm' ? end + 1 : 0;
}

// A report comes from a child that a hostile file may have taken over: only what a report of ours
// holds goes to the terminal, and that is no control sequence but colours.
std::string safe_text(std::string_view s, bool colour) {
  std::string out;
  for (std::size_t at = 0; at < s.size(); ++at) {
    const auto byte = static_cast<unsigned char>(s[at]);
    const auto next = at + 1 < s.size() ? static_cast<unsigned char>(s[at + 1]) : 0u;
    if (const std::size_t length = colour ? colour_length(s.substr(at)) : 0; length > 0) {
      out += s.substr(at, length);
      at += length - 1;
    } else if (byte == 0xC2 && next >= 0x80 && next <= 0x9F) {  // C1 controls in UTF-8
      out += ' ';
      ++at;
    } else {
      out += (byte < 0x20 && byte != '\n') || byte == 0x7F ? ' ' : s[at];
    }
  }
  return out;
}

// The error without its file, which stands beside it.
std::string in_words(const Errors& errors) {
  std::string words;
  for (Error error : errors) {
    error.file.clear();
    if (!words.empty()) words += '\n';
    words += to_string(error);
  }
  return words;
}

std::string json_string(std::string_view s) {
  return nlohmann::json(s).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

class Batch {
 public:
  Batch(const Arguments& arguments, std::vector<std::string> books)
      : arguments_(arguments),
        books_(std::move(books)),
        json_(arguments.format == "json"),
        chinese_(wants_chinese(arguments)),
        colour_(!json_ && wants_colour(arguments)) {}

  int run() {
    job::BatchOptions options{.files = books_,
                              .catalog_folder = arguments_.catalog,
                              .profile = arguments_.profile,
                              .ocr = arguments_.ocr,
                              .isolation = isolation(arguments_),
                              .jobs = arguments_.jobs};
    options.report = [this](const job::Checked& checked) { return report_of(checked); };
    options.started = [this](std::size_t i) {
      progress_ = fmt::format("[{}/{}] {} …", i + 1, books_.size(), safe_text(books_[i], false));
      show_progress(progress_);
    };
    options.finished = [this](const job::BookResult& result) { take(result); };
    for (const Error& error : job::check_each(options)) {
      say_error(error);
      failed_ = true;
    }
    show_progress("");
    if (failed_) return could_not_tell;
    return finish();
  }

 private:
  // Runs in the child.
  std::string report_of(const job::Checked& checked) const {
    if (json_) return on_one_line(report::check_json(checked, chinese_));
    return report::check_text(checked,
                              {.colour = colour_, .chinese = chinese_, .all = arguments_.all});
  }

  void take(const job::BookResult& result) {
    ++counts_[static_cast<std::size_t>(result.outcome)];
    has_error_ = has_error_ || result.has_error || result.outcome == Outcome::inconsistent;
    with_errors_ += result.has_error ? 1 : 0;
    show_progress("");
    put(json_ ? json_line(result) : text_of(result));
    show_progress(progress_);
  }

  std::string text_of(const job::BookResult& result) const {
    std::string text = fmt::format("== {}\n", safe_text(result.file, false));
    if (result.errors.empty()) {
      text += safe_text(result.report, colour_);
    } else {
      const auto& words = chinese_ ? chinese_words : english;
      text += fmt::format("  {}: {}\n", words[static_cast<std::size_t>(result.outcome)],
                          safe_text(in_words(result.errors), false));
    }
    return text + "\n";
  }

  // A report gets the file in front; what the child made of it must be JSON.
  std::string json_line(const job::BookResult& result) const {
    const std::string file = "{\"file\": " + json_string(result.file) + ", ";
    if (result.errors.empty() && nlohmann::json::accept(result.report) &&
        result.report.front() == '{' && result.report.find('\n') == std::string::npos) {
      return file + result.report.substr(1) + "\n";
    }
    const std::string words =
        result.errors.empty() ? "its report is no JSON" : in_words(result.errors);
    return fmt::format("{}\"outcome\": \"{}\", \"error\": {}}}\n", file,
                       codes[static_cast<std::size_t>(result.outcome)], json_string(words));
  }

  // A file appears complete or not at all, so its text waits for the end.
  void put(const std::string& text) {
    if (!arguments_.output.empty()) {
      held_ += text;
    } else if (!failed_) {
      write("", text);
    }
  }

  void write(const std::string& path, const std::string& text) {
    const auto error = write_output(path, text);
    if (!error) return;
    say_error(*error);
    failed_ = true;
  }

  std::string summary() const {
    const auto& words = chinese_ ? chinese_words : english;
    std::string text =
        chinese_ ? fmt::format("共 {} 本：", books_.size())
                 : fmt::format("{} book{}: ", books_.size(), books_.size() == 1 ? "" : "s");
    bool first = true;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      if (!first) text += chinese_ ? "，" : ", ";
      first = false;
      text += chinese_ ? fmt::format("{} {} 本", words[i], counts_[i])
                       : fmt::format("{} {}", counts_[i], words[i]);
    }
    if (with_errors_ > 0) {
      text += chinese_ ? fmt::format("；有错误的 {} 本", with_errors_)
                       : fmt::format("; errors in {}", with_errors_);
    }
    return text + "\n";
  }

  int finish() {
    // Lines of JSON stay reports alone; the count is for people.
    if (json_) {
      const std::string line = summary();
      say(std::string_view(line).substr(0, line.size() - 1));
    } else {
      put(summary());
    }
    if (!arguments_.output.empty()) write(arguments_.output, held_);
    if (failed_) return could_not_tell;
    if (has_error_) return found_errors;
    const std::size_t consistent = counts_[static_cast<std::size_t>(Outcome::consistent)];
    return consistent == books_.size() ? all_is_well : could_not_tell;
  }

  const Arguments& arguments_;
  std::vector<std::string> books_;
  bool json_;
  bool chinese_;
  bool colour_;
  std::array<std::size_t, job::outcome_count> counts_{};
  std::size_t with_errors_ = 0;
  bool has_error_ = false;
  bool failed_ = false;
  std::string held_;
  std::string progress_;
};

}  // namespace

int check_each(const Arguments& arguments) {
  const std::string& format = arguments.format;
  if (!format.empty() && format != "text" && format != "json") {
    say_error({.what = format + " holds one book, and --each checks several",
               .remedy = "check them one by one, or use --format text or json"});
    return could_not_tell;
  }
  Result<std::vector<std::string>> books = job::books_in(arguments.files);
  if (!books) {
    for (const Error& error : books.errors()) say_error(error);
    return could_not_tell;
  }
  if (const auto error = overwrites(arguments.output, *books)) {
    say_error(*error);
    return could_not_tell;
  }
  return Batch(arguments, std::move(*books)).run();
}

}  // namespace yiben::cli
