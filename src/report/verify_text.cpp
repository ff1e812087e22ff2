// What became of an edition, a line for each check.
#include "report/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

using About = job::FolderCheck::About;

constexpr std::size_t shown_errors = 20;  // of one check

struct Mark {
  std::string_view english;
  std::string_view chinese;
  std::string_view colour;
};

Mark mark_of(job::Holds holds) {
  switch (holds) {
    case job::Holds::yes:
      return {"holds  ", "符合", "\033[32m"};
    case job::Holds::no:
      return {"differs", "不符", "\033[31m"};
    case job::Holds::unknown:
      break;
  }
  return {"unknown", "不明", "\033[33m"};
}

// A verdict out of a file may be any words.
std::string verdict_in_words(const std::string& verdict, bool chinese) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{
      {{"consistent", "一致"}, {"inconsistent", "矛盾"}, {"unproven", "未证明"}}};
  for (const auto& [english, translated] : words) {
    if (chinese && verdict == english) return std::string(translated);
  }
  return printable(verdict);
}

std::string summary_of(const job::FolderCheck& check, bool chinese) {
  const std::string verdict = verdict_in_words(check.verdict, chinese);
  if (check.about == About::files) {
    return fmt::format(fmt::runtime(chinese ? "{} 个文件，大小和 SHA-256 与清单核对"
                                            : "{} files against their sizes and SHA-256"),
                       check.files);
  }
  if (check.verdict.empty()) return chinese ? "无法核对" : "could not be checked";
  if (check.about == About::certificate) {
    return fmt::format(
        fmt::runtime(chinese ? "{}：{} 个金额，{} 个印出的数字，{} 条勾稽关系，已用整数验证"
                             : "{}: {} amounts, {} printed figures, {} identities, in integers"),
        verdict, check.amounts, check.figures, check.identities);
  }
  const std::string compared = chinese ? "，与 proof.json 核对" : " against those of proof.json";
  return fmt::format(fmt::runtime(chinese ? "{}：{} 个数字{}" : "{}: {} figures{}"), verdict,
                     check.figures, check.compared ? compared : "");
}

std::string errors_below(const Errors& errors, bool chinese) {
  std::string out;
  for (std::size_t i = 0; i < errors.size() && i < shown_errors; ++i) {
    out += "         " + to_string(errors[i]) + '\n';
  }
  if (errors.size() <= shown_errors) return out;
  return out +
         fmt::format(fmt::runtime(chinese ? "         另有 {} 处\n" : "         and {} more\n"),
                     errors.size() - shown_errors);
}

}  // namespace

std::string verify_text(const std::vector<job::FolderCheck>& checks, const TextStyle& style) {
  int widest = 0;
  for (const job::FolderCheck& check : checks) {
    widest = std::max(widest, text::display_width(check.name));
  }
  std::string out;
  for (const job::FolderCheck& check : checks) {
    const Mark mark = mark_of(check.holds);
    const std::string_view word = style.chinese ? mark.chinese : mark.english;
    const int gap = widest - text::display_width(check.name) + 2;
    out += style.colour ? fmt::format("{}{}\033[0m", mark.colour, word) : std::string(word);
    out += "  " + printable(check.name) + std::string(static_cast<std::size_t>(gap), ' ');
    out += summary_of(check, style.chinese) + '\n';
    out += errors_below(check.errors, style.chinese);
  }
  return out;
}

}  // namespace yiben::report
