// write/html: charts as inline SVG, each with its data as a table that can be opened.
#include "write/html/charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "write/html/chart_words.h"
#include "write/html/drawing.h"
#include "write/html/markup.h"

namespace yiben::write::web {

namespace {

std::string row_markup(const std::vector<std::string>& words, const std::vector<Fen>& amounts,
                       const std::string& last = "") {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = escaped(words[i]);
    out += i == 0 ? "<th scope=\"row\">" + word + "</th>" : "<td>" + word + "</td>";
  }
  for (const Fen amount : amounts)
    out += fmt::format("<td class=\"n\">{}</td>", amount_text(amount));
  if (!last.empty()) out += fmt::format("<td>{}</td>", last);
  return out + "</tr>\n";
}

std::string head_markup(const std::vector<const char*>& names) {
  std::string out = "<thead>\n<tr>";
  for (const char* name : names) out += fmt::format("<th scope=\"col\">{}</th>", name);
  return out + "</tr>\n</thead>\n<tbody>\n";
}

// All that was given, in its order; the drawing may leave out or add up.
std::string data_markup(const Chart& chart) {
  std::string out;
  switch (chart.kind) {
    case Chart::Kind::flow:
      out = head_markup({"从", "到", "金额（万元）"});
      for (const Chart::Flow& flow : chart.flows) {
        out += row_markup({flow.from, flow.to}, {flow.amount_fen});
      }
      break;
    case Chart::Kind::bars:
      out = head_markup({"项目", "金额（万元）"});
      for (const Chart::Bar& bar : chart.bars) out += row_markup({bar.label}, {bar.amount_fen});
      break;
    case Chart::Kind::pairs:
      out = head_markup({"项目", "本年（万元）", "上年（万元）", "变化"});
      for (const Chart::Bar& bar : chart.bars) {
        out += row_markup({bar.label}, {bar.amount_fen, bar.before_fen}, change_text(bar));
      }
      break;
  }
  return out + "</tbody>\n";
}

std::string drawing_of(const Chart& chart, const std::string& id) {
  switch (chart.kind) {
    case Chart::Kind::flow:
      return flow_drawing(chart, id);
    case Chart::Kind::bars:
      return bars_drawing(chart, id);
    case Chart::Kind::pairs:
      return pairs_drawing(chart, id);
  }
  return "";
}

std::string chart_markup(const Chart& chart, int number) {
  const std::string id = fmt::format("c{}", number);
  const std::string title = escaped(chart.title);
  std::string out =
      fmt::format("<figure id=\"{}\">\n<figcaption>{}（万元）</figcaption>\n", id, title);
  const std::string drawing = drawing_of(chart, id);
  if (chart.kind == Chart::Kind::flow) {
    out += fmt::format(
        "<section class=\"sheet\" tabindex=\"0\" aria-label=\"图{}：{}\">\n{}</section>\n", number,
        title, drawing);
  } else {
    out += drawing;
  }
  out += fmt::format(
      "<details>\n<summary>图{}的数据</summary>\n"
      "<section class=\"sheet\" tabindex=\"0\" aria-label=\"图{}的数据\">\n"
      "<table>\n<caption><div>{}</div></caption>\n{}</table>\n</section>\n</details>\n</figure>\n",
      number, number, title, data_markup(chart));
  return out;
}

bool is_empty(const Chart& chart) {
  return chart.kind == Chart::Kind::flow ? chart.flows.empty() : chart.bars.empty();
}

}  // namespace

std::string charts_markup(const std::vector<Chart>& charts) {
  std::string out;
  int number = 0;
  for (const Chart& chart : charts) {
    if (!is_empty(chart)) out += chart_markup(chart, ++number);
  }
  if (out.empty()) return out;
  return "<section class=\"charts shown\" aria-label=\"图示\" hidden>\n" + out + "</section>\n";
}

}  // namespace yiben::write::web
