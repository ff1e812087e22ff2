// write/html: amounts, changes and labels as charts print them.
#include "write/html/chart_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace yiben::write::web {

namespace {

constexpr std::size_t kBarsInFull = 12;

// Tenths of a percent, rounded half up; both are positive.
std::string percent_text(WideFen part, WideFen whole) {
  const auto tenths = static_cast<std::int64_t>((part * 2000 + whole) / (whole * 2));
  return fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

WideFen size_of(Fen amount) {
  return amount < 0 ? -WideFen{amount} : WideFen{amount};
}

}  // namespace

std::string amount_text(Fen amount) {
  return format(amount, Unit::ten_thousand_yuan, 2);
}

std::string change_text(const Chart::Bar& bar) {
  const Fen change = bar.amount_fen - bar.before_fen;
  if (change == 0) return "与上年持平";
  if (bar.before_fen == 0) return "上年无此项";
  const bool more = change > 0;
  const Fen size = more ? change : -change;
  std::string out = fmt::format("{}{}万元", more ? "增加" : "减少", amount_text(size));
  if (bar.before_fen > 0 && bar.amount_fen >= 0) {
    out += fmt::format("，{}{}", more ? "增长" : "下降", percent_text(size, bar.before_fen));
  }
  return out;
}

std::vector<std::string> wrapped(std::string_view text, int columns, std::size_t max_lines) {
  std::vector<std::string> lines(1);
  int used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = text::code_point_at(text, i).next;
    const std::string_view character = text.substr(i, next - i);
    const int width = text::display_width(character);
    if (used + width > columns) {
      if (lines.size() == max_lines) {
        lines.back() += "…";
        return lines;
      }
      lines.emplace_back();
      used = 0;
    }
    lines.back() += character;
    used += width;
    i = next;
  }
  return lines;
}

std::vector<Chart::Bar> bars_to_draw(std::vector<Chart::Bar> bars, bool sorted) {
  std::vector<std::size_t> order(bars.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return bars[a].amount_fen > bars[b].amount_fen;
  });
  Chart::Bar rest;
  // A rest of one is better shown by its name.
  if (bars.size() > kBarsInFull + 1) {
    for (std::size_t i = kBarsInFull; i < order.size(); ++i) {
      rest.amount_fen += bars[order[i]].amount_fen;
      rest.before_fen += bars[order[i]].before_fen;
    }
    rest.label = fmt::format("其他（{}项）", order.size() - kBarsInFull);
    order.resize(kBarsInFull);
  }
  if (!sorted) std::sort(order.begin(), order.end());
  std::vector<Chart::Bar> out;
  for (const std::size_t i : order) out.push_back(bars[i]);
  if (!rest.label.empty()) out.push_back(std::move(rest));
  return out;
}

bool is_within_limits(const Chart& chart) {
  WideFen now = 0;
  WideFen before = 0;
  for (const Chart::Bar& bar : chart.bars) {
    now += size_of(bar.amount_fen);
    before += size_of(bar.before_fen);
  }
  for (const Chart::Flow& flow : chart.flows) now += size_of(flow.amount_fen);
  return now <= limits::max_fen && before <= limits::max_fen;
}

}  // namespace yiben::write::web
