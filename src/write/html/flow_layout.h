// write/html: where the nodes and ribbons of a flow stand. Only geometry; printed numbers are made
// elsewhere.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "write/write.h"

namespace yiben::write::web {

struct FlowNode {
  std::string label;
  std::vector<std::string> lines;  // of the label, as drawn
  std::int64_t amount_fen = 0;     // the larger of what comes in and what goes out
  int column = 0;
  double x = 0;
  double y = 0;
  double height = 0;
};

struct FlowRibbon {
  std::size_t from = 0;
  std::size_t to = 0;
  std::int64_t amount_fen = 0;
  double thickness = 0;
  double from_y = 0;  // of its upper edges
  double to_y = 0;
};

struct FlowLayout {
  std::vector<FlowNode> nodes;
  std::vector<FlowRibbon> ribbons;
  std::size_t left_out = 0;  // flows that cannot be drawn: none, negative, in a circle, too many
  int columns = 0;
  double width = 0;
  double height = 0;
};

inline constexpr double kFlowNodeWidth = 12;
inline constexpr double kFlowLabelWidth = 180;
inline constexpr double kFlowLineHeight = 17;

// Nodes stand in columns by the longest way that leads to them. Each has a slot of its column that
// is as high as its label, so that labels never overlap.
FlowLayout lay_out_flow(const std::vector<Chart::Flow>& flows);

}  // namespace yiben::write::web
