// Regular expressions by PCRE2.
#define PCRE2_CODE_UNIT_WIDTH 8
#include "text/text.h"

#include <pcre2.h>

#include <array>
#include <mutex>
#include <utility>

#include "text/needed.h"

namespace yiben::text {
namespace {

// Far beyond what any pattern of the catalogue needs on one paragraph.
constexpr std::uint32_t max_steps = 1'000'000;

// One for the thread: searches are many and short.
struct Scratch {
  pcre2_match_data* data = pcre2_match_data_create(32, nullptr);
  pcre2_match_context* context = pcre2_match_context_create(nullptr);
  Scratch() { pcre2_set_match_limit(context, max_steps); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    pcre2_match_data_free(data);
    pcre2_match_context_free(context);
  }
};

}  // namespace

struct Pattern::Compiled {
  Compiled(pcre2_code* owned, std::vector<std::u32string> runs)
      : code(owned), needed(std::move(runs)) {}
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;
  ~Compiled() { pcre2_code_free(code); }

  pcre2_code* code;
  std::vector<std::u32string> needed;
  std::once_flag translated;
};

Result<Pattern> Pattern::compile(const std::string& expression, const std::string& file) {
  int error = 0;
  PCRE2_SIZE at = 0;
  pcre2_code* code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()), expression.size(),
                    PCRE2_UTF | PCRE2_MATCH_INVALID_UTF, &error, &at, nullptr);
  if (code == nullptr) {
    std::array<PCRE2_UCHAR, 256> message{};
    pcre2_get_error_message(error, message.data(), message.size());
    return Error{.file = file,
                 .excerpt = excerpt(expression),
                 .what = "this pattern cannot be used: " +
                         std::string(reinterpret_cast<const char*>(message.data())),
                 .remedy = "mend it near its byte " + std::to_string(at)};
  }
  Pattern pattern;
  pattern.compiled_ = std::make_shared<Compiled>(code, needed_by(expression));
  return pattern;
}

void Pattern::prepare() const {
  if (compiled_ == nullptr) return;
  // Where the machine allows no code made at run time, the pattern is interpreted.
  std::call_once(compiled_->translated, pcre2_jit_compile, compiled_->code, PCRE2_JIT_COMPLETE);
}

const std::vector<std::u32string>& Pattern::needed() const {
  static const std::vector<std::u32string> none;
  return compiled_ == nullptr ? none : compiled_->needed;
}

std::optional<Pattern::Match> Pattern::find(std::string_view s, std::size_t from) const {
  thread_local Scratch scratch;
  if (compiled_ == nullptr || from > s.size()) return std::nullopt;
  prepare();
  const int count = pcre2_match(compiled_->code, reinterpret_cast<PCRE2_SPTR>(s.data()), s.size(),
                                from, 0, scratch.data, scratch.context);
  if (count <= 0) return std::nullopt;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(scratch.data);
  Match match;
  for (int i = 0; i < count; ++i) {
    const std::size_t begin = ends[2 * i];
    const std::size_t end = ends[2 * i + 1];
    match.push_back(begin == PCRE2_UNSET ? Span{} : Span{begin, end});
  }
  return match;
}

}  // namespace yiben::text
