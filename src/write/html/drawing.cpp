// write/html: the SVG of one chart.
#include "write/html/drawing.h"

#include <fmt/format.h>

#include <algorithm>

#include "write/html/chart_words.h"
#include "write/html/flow_layout.h"
#include "write/html/markup.h"

namespace yiben::write::web {

namespace {

constexpr int kLabelColumns = 38;  // 266 px at 14 px a letter and "…": narrow telephones have 288
constexpr int kLabelHeight = 22;
constexpr int kBarHeight = 16;
constexpr int kBarGap = 4;
constexpr int kItemGap = 12;
constexpr double kLongestBar = 70;  // per cent of the width; the rest is for the amount

std::string opening(const Chart& chart, const std::string& id, const std::string& size,
                    const std::string& description) {
  return fmt::format(
      "<svg {0} role=\"img\" aria-labelledby=\"{1}-title {1}-desc\">\n"
      "<title id=\"{1}-title\">{2}</title>\n<desc id=\"{1}-desc\">{3}</desc>\n",
      size, id, escaped(chart.title), escaped(description));
}

std::string size_of_bars(int height) {
  return fmt::format("class=\"bars\" width=\"100%\" height=\"{}\"", height);
}

double magnitude(Fen amount) {
  return amount < 0 ? -static_cast<double>(amount) : static_cast<double>(amount);
}

double largest_of(const std::vector<Chart::Bar>& bars) {
  double largest = 1;
  for (const Chart::Bar& bar : bars) {
    largest = std::max({largest, magnitude(bar.amount_fen), magnitude(bar.before_fen)});
  }
  return largest;
}

std::string label_markup(const std::string& label, int y) {
  const std::vector<std::string> lines = wrapped(label, kLabelColumns, 1);
  return fmt::format("<text x=\"0\" y=\"{}\">{}</text>\n", y, escaped(lines.front()));
}

std::string bar_markup(Fen amount, double largest, int y, const char* kind) {
  const double percent = kLongestBar * magnitude(amount) / largest;
  return fmt::format(
      "<rect class=\"{}{}\" x=\"0\" y=\"{}\" width=\"{:.2f}%\" height=\"{}\" rx=\"2\"/>"
      "<text class=\"amount\" x=\"100%\" y=\"{}\" text-anchor=\"end\">{}</text>\n",
      kind, amount < 0 ? " below" : "", y, std::max(percent, amount == 0 ? 0.0 : 0.2), kBarHeight,
      y + 13, amount_text(amount));
}

std::string largest_text(const std::vector<Chart::Bar>& bars) {
  const auto largest = std::max_element(
      bars.begin(), bars.end(),
      [](const Chart::Bar& a, const Chart::Bar& b) { return a.amount_fen < b.amount_fen; });
  return fmt::format("共{}项，最大的是{}，{}万元", bars.size(), largest->label,
                     amount_text(largest->amount_fen));
}

void add_node(std::string& out, const FlowNode& node, const FlowLayout& layout) {
  const bool first = node.column == 0;
  const double x = first ? node.x - 6 : node.x + kFlowNodeWidth + 6;
  const double lines = static_cast<double>(node.lines.size() + 1);
  double y = node.y + node.height / 2 - lines * kFlowLineHeight / 2 + 13;
  // Letters between two columns lie on the ribbons; a rim keeps them legible.
  const bool inside = !first && node.column + 1 < layout.columns;
  out += fmt::format(
      "<rect class=\"node\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.0f}\" height=\"{:.1f}\"/>\n"
      "<text class=\"{}\" text-anchor=\"{}\">",
      node.x, node.y, kFlowNodeWidth, node.height, inside ? "inside" : "outside",
      first ? "end" : "start");
  const auto add_line = [&](const std::string& line, const char* kind) {
    out += fmt::format("<tspan class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</tspan>", kind, x, y,
                       escaped(line));
    y += kFlowLineHeight;
  };
  for (const std::string& line : node.lines) add_line(line, "name");
  add_line(amount_text(node.amount_fen), "amount");
  out += "</text>\n";
}

std::string ribbon_markup(const FlowRibbon& ribbon, const FlowLayout& layout) {
  const FlowNode& from = layout.nodes[ribbon.from];
  const FlowNode& to = layout.nodes[ribbon.to];
  const double left = from.x + kFlowNodeWidth;
  const double middle = (left + to.x) / 2;
  return fmt::format(
      "<path class=\"ribbon\" d=\"M{0:.1f} {1:.1f}C{2:.1f} {1:.1f} {2:.1f} {3:.1f} {4:.1f} {3:.1f}"
      "V{5:.1f}C{2:.1f} {5:.1f} {2:.1f} {6:.1f} {0:.1f} {6:.1f}Z\"><title>{7}→{8}：{9}万元"
      "</title></path>\n",
      left, ribbon.from_y, middle, ribbon.to_y, to.x, ribbon.to_y + ribbon.thickness,
      ribbon.from_y + ribbon.thickness, escaped(from.label), escaped(to.label),
      amount_text(ribbon.amount_fen));
}

}  // namespace

std::string bars_drawing(const Chart& chart, const std::string& id) {
  const std::vector<Chart::Bar> bars = bars_to_draw(chart.bars, true);
  constexpr int kItem = kLabelHeight + kBarHeight + kItemGap;
  std::string out = opening(chart, id, size_of_bars(static_cast<int>(bars.size()) * kItem),
                            largest_text(chart.bars) + "。");
  std::vector<Chart::Bar> now = bars;
  for (Chart::Bar& bar : now) bar.before_fen = 0;
  const double largest = largest_of(now);
  int y = 0;
  for (const Chart::Bar& bar : bars) {
    out += label_markup(bar.label, y + 15);
    out += bar_markup(bar.amount_fen, largest, y + kLabelHeight, "now");
    y += kItem;
  }
  return out + "</svg>\n";
}

std::string pairs_drawing(const Chart& chart, const std::string& id) {
  const std::vector<Chart::Bar> bars = bars_to_draw(chart.bars, false);
  constexpr int kItem = 2 * kLabelHeight + 2 * kBarHeight + kBarGap + kItemGap;
  constexpr int kLegend = 28;
  std::string out =
      opening(chart, id, size_of_bars(kLegend + static_cast<int>(bars.size()) * kItem),
              "每项两条横条，上面是本年，下面是上年；" + largest_text(chart.bars) + "。");
  out +=
      "<rect class=\"now\" x=\"0\" y=\"3\" width=\"14\" height=\"14\" rx=\"2\"/>"
      "<text x=\"20\" y=\"15\">本年</text>"
      "<rect class=\"before\" x=\"72\" y=\"3\" width=\"14\" height=\"14\" rx=\"2\"/>"
      "<text x=\"92\" y=\"15\">上年</text>\n";
  const double largest = largest_of(bars);
  int y = kLegend;
  for (const Chart::Bar& bar : bars) {
    out += label_markup(bar.label, y + 15);
    const int first = y + kLabelHeight;
    const int second = first + kBarHeight + kBarGap;
    out += bar_markup(bar.amount_fen, largest, first, "now");
    out += bar_markup(bar.before_fen, largest, second, "before");
    out += fmt::format("<text class=\"change\" x=\"0\" y=\"{}\">{}</text>\n",
                       second + kBarHeight + 16, change_text(bar));
    y += kItem;
  }
  return out + "</svg>\n";
}

std::string flow_drawing(const Chart& chart, const std::string& id) {
  const FlowLayout layout = lay_out_flow(chart.flows);
  std::string description =
      fmt::format("资金从左到右，共{}项，线越宽金额越大。", layout.ribbons.size());
  if (layout.left_out > 0) description += fmt::format("另有{}项未画出。", layout.left_out);
  std::string out = opening(
      chart, id,
      fmt::format(
          "class=\"flow\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\"",
          layout.width, layout.height),
      description);
  for (const FlowRibbon& ribbon : layout.ribbons) out += ribbon_markup(ribbon, layout);
  for (const FlowNode& node : layout.nodes) add_node(out, node, layout);
  return out + "</svg>\n";
}

}  // namespace yiben::write::web
