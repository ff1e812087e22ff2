// write/html: where the nodes and ribbons of a flow stand.
#include "write/html/flow_layout.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "write/html/chart_words.h"

namespace yiben::write::web {

namespace {

constexpr std::size_t kMaxRibbons = 100;
constexpr double kColumnGap = 190;
constexpr double kAmountsHeight = 260;  // of the column with the largest amounts
constexpr double kSlotGap = 10;
constexpr double kMinHeight = 2;
constexpr int kLabelColumns = 24;
constexpr std::size_t kLabelLines = 2;

// The largest flows, in the order in which they were given.
std::vector<const Chart::Flow*> flows_to_draw(const std::vector<Chart::Flow>& flows) {
  std::vector<const Chart::Flow*> out;
  for (const Chart::Flow& flow : flows) {
    if (flow.amount_fen > 0) out.push_back(&flow);
  }
  std::stable_sort(out.begin(), out.end(), [](const Chart::Flow* a, const Chart::Flow* b) {
    return a->amount_fen > b->amount_fen;
  });
  if (out.size() > kMaxRibbons) out.resize(kMaxRibbons);
  // All point into one vector, so that their order is that of their addresses.
  std::sort(out.begin(), out.end());
  return out;
}

class FlowSetter {
 public:
  explicit FlowSetter(const std::vector<Chart::Flow>& flows) {
    for (const Chart::Flow* flow : flows_to_draw(flows)) add(*flow);
    out_.left_out = flows.size() - out_.ribbons.size();
  }

  FlowLayout run() {
    if (out_.nodes.empty()) return std::move(out_);
    find_columns();
    find_amounts();
    place_nodes();
    place_ribbons();
    return std::move(out_);
  }

 private:
  std::size_t node_of(const std::string& label) {
    const auto [at, is_new] = numbers_.try_emplace(label, out_.nodes.size());
    if (is_new) {
      out_.nodes.push_back({.label = label, .lines = wrapped(label, kLabelColumns, kLabelLines)});
    }
    return at->second;
  }

  void add(const Chart::Flow& flow) {
    const auto from = numbers_.find(flow.from);
    const auto to = numbers_.find(flow.to);
    if (flow.from == flow.to) return;
    if (from != numbers_.end() && to != numbers_.end() && leads(to->second, from->second)) return;
    const std::size_t begin = node_of(flow.from);
    const std::size_t end = node_of(flow.to);
    out_.ribbons.push_back({.from = begin, .to = end, .amount_fen = flow.amount_fen});
  }

  // Whether ribbons lead from one node to the other: then one back would close a circle.
  bool leads(std::size_t from, std::size_t to) const {
    std::vector<bool> seen(out_.nodes.size());
    std::vector<std::size_t> todo{from};
    while (!todo.empty()) {
      const std::size_t at = todo.back();
      todo.pop_back();
      if (at == to) return true;
      if (seen[at]) continue;
      seen[at] = true;
      for (const FlowRibbon& ribbon : out_.ribbons) {
        if (ribbon.from == at) todo.push_back(ribbon.to);
      }
    }
    return false;
  }

  void find_columns() {
    for (bool changed = true; changed;) {
      changed = false;
      for (const FlowRibbon& ribbon : out_.ribbons) {
        const int column = out_.nodes[ribbon.from].column + 1;
        int& reached = out_.nodes[ribbon.to].column;
        changed = changed || reached < column;
        reached = std::max(reached, column);
        out_.columns = std::max(out_.columns, reached + 1);
      }
    }
  }

  void find_amounts() {
    std::vector<std::int64_t> in(out_.nodes.size());
    std::vector<std::int64_t> out(out_.nodes.size());
    for (const FlowRibbon& ribbon : out_.ribbons) {
      out[ribbon.from] += ribbon.amount_fen;
      in[ribbon.to] += ribbon.amount_fen;
    }
    std::vector<std::int64_t> totals(static_cast<std::size_t>(out_.columns));
    for (std::size_t i = 0; i < out_.nodes.size(); ++i) {
      FlowNode& node = out_.nodes[i];
      node.amount_fen = std::max(in[i], out[i]);
      totals[static_cast<std::size_t>(node.column)] += node.amount_fen;
    }
    const std::int64_t largest = *std::max_element(totals.begin(), totals.end());
    scale_ = kAmountsHeight / static_cast<double>(largest);
  }

  static double slot_of(const FlowNode& node) {
    const double label = static_cast<double>(node.lines.size() + 1) * kFlowLineHeight;
    return std::max(node.height, label) + kSlotGap;
  }

  void place_nodes() {
    std::vector<std::vector<std::size_t>> columns(static_cast<std::size_t>(out_.columns));
    std::vector<double> heights(columns.size());
    for (std::size_t i = 0; i < out_.nodes.size(); ++i) {
      FlowNode& node = out_.nodes[i];
      const auto column = static_cast<std::size_t>(node.column);
      node.height = std::max(kMinHeight, scale_ * static_cast<double>(node.amount_fen));
      node.x = kFlowLabelWidth + node.column * (kFlowNodeWidth + kColumnGap);
      columns[column].push_back(i);
      heights[column] += slot_of(node);
    }
    out_.height = *std::max_element(heights.begin(), heights.end());
    out_.width =
        2 * kFlowLabelWidth + kFlowNodeWidth + (out_.columns - 1) * (kFlowNodeWidth + kColumnGap);
    for (std::size_t column = 0; column < columns.size(); ++column) {
      std::vector<std::size_t>& nodes = columns[column];
      sort_by_sources(nodes);
      double y = (out_.height - heights[column]) / 2;
      for (const std::size_t i : nodes) {
        FlowNode& node = out_.nodes[i];
        node.y = y + (slot_of(node) - node.height) / 2;
        y += slot_of(node);
      }
    }
  }

  // Nodes whose money comes from higher up stand higher up: fewer ribbons cross.
  void sort_by_sources(std::vector<std::size_t>& nodes) const {
    std::vector<double> sums(out_.nodes.size());
    std::vector<double> weights(out_.nodes.size());
    for (const FlowRibbon& ribbon : out_.ribbons) {
      const double weight = static_cast<double>(ribbon.amount_fen);
      sums[ribbon.to] += weight * middle_of(ribbon.from);
      weights[ribbon.to] += weight;
    }
    const auto key = [&](std::size_t i) {
      // Whole points, so that what stands equally high is equal on every machine.
      return weights[i] > 0 ? std::lround(sums[i] / weights[i]) : -1;
    };
    std::stable_sort(nodes.begin(), nodes.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  }

  double middle_of(std::size_t node) const {
    return out_.nodes[node].y + out_.nodes[node].height / 2;
  }

  void place_ribbons() {
    std::vector<FlowRibbon*> order;
    for (FlowRibbon& ribbon : out_.ribbons) {
      ribbon.thickness = scale_ * static_cast<double>(ribbon.amount_fen);
      order.push_back(&ribbon);
    }
    std::vector<double> used(out_.nodes.size());
    std::stable_sort(order.begin(), order.end(), [&](const FlowRibbon* a, const FlowRibbon* b) {
      return out_.nodes[a->to].y < out_.nodes[b->to].y;
    });
    for (FlowRibbon* ribbon : order) {
      ribbon->from_y = out_.nodes[ribbon->from].y + used[ribbon->from];
      used[ribbon->from] += ribbon->thickness;
    }
    std::fill(used.begin(), used.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](const FlowRibbon* a, const FlowRibbon* b) {
      return out_.nodes[a->from].y < out_.nodes[b->from].y;
    });
    for (FlowRibbon* ribbon : order) {
      ribbon->to_y = out_.nodes[ribbon->to].y + used[ribbon->to];
      used[ribbon->to] += ribbon->thickness;
    }
  }

  FlowLayout out_;
  std::map<std::string, std::size_t> numbers_;  // of nodes, by label
  double scale_ = 0;
};

}  // namespace

FlowLayout lay_out_flow(const std::vector<Chart::Flow>& flows) {
  return FlowSetter(flows).run();
}

}  // namespace yiben::write::web
