// Cuts a list of indicators into projects. Labels are printed near the first line of their project,
// but a lost merged cell moves a label by a few lines, and a page end breaks one in two. The cut
// with the fewest projects whose weights do not add up wins; among those, the one that moves labels
// least. Dynamic programming over the labels.
#include "recognise/parts.h"

#include <algorithm>
#include <limits>

namespace yiben::recognition {

namespace {

// A label may stand this many lines from its project's first.
constexpr std::size_t reach = 6;
// A wrong sum outweighs any move; joining two labels is stranger than moving one.
constexpr int cost_wrong_sum = 10'000;
constexpr int cost_join = 500;
constexpr int cost_move = 100;
constexpr int cost_per_line = 10;
constexpr int cost_disorder = 1;
constexpr int unreachable = std::numeric_limits<int>::max() / 2;

class Cutter {
 public:
  Cutter(const std::vector<WeightedLine>& lines, const std::vector<LabelLine>& labels,
         const std::vector<int>& totals)
      : lines_(lines), labels_(labels), totals_(totals) {
    any_weight_ = std::any_of(lines.begin(), lines.end(),
                              [](const WeightedLine& line) { return line.weight.has_value(); });
    // best_[k][i]: the least cost of all that comes before label k, when its project begins at
    // starts(k)[i].
    for (std::size_t k = 0; k <= labels_.size(); ++k) {
      best_.emplace_back(starts(k).size(), Step{});
    }
  }

  std::vector<Segment> cut() {
    best_[0][0].cost = 0;
    for (std::size_t k = 0; k < labels_.size(); ++k) {
      for (std::size_t i = 0; i < best_[k].size(); ++i) {
        if (best_[k][i].cost >= unreachable) continue;
        extend(k, i, 1);
        if (k + 1 < labels_.size() && labels_[k + 1].begins_piece) extend(k, i, 2);
      }
    }
    return trace();
  }

 private:
  struct Step {
    int cost = unreachable;
    std::size_t from_label = 0;
    std::size_t from_index = 0;
  };

  // Where the project of label k may begin; the first begins with the first line, and "label" K is
  // the end.
  std::vector<std::size_t> starts(std::size_t k) const {
    if (k == 0) return {0};
    if (k == labels_.size()) return {lines_.size()};
    const std::size_t line = labels_[k].line;
    std::vector<std::size_t> result;
    for (std::size_t s = line > reach ? line - reach : 0;
         s <= std::min(line + reach, lines_.size()); ++s) {
      result.push_back(s);
    }
    return result;
  }

  void extend(std::size_t k, std::size_t i, std::size_t labels) {
    const std::size_t begin = starts(k)[i];
    const std::vector<std::size_t> next = starts(k + labels);
    for (std::size_t j = 0; j < next.size(); ++j) {
      if (next[j] <= begin && k + labels < labels_.size()) continue;
      if (next[j] < begin) continue;
      const int cost = best_[k][i].cost + cost_of(begin, next[j]) + move_cost(k + labels, next[j]) +
                       (labels > 1 ? cost_join : 0);
      Step& step = best_[k + labels][j];
      if (cost < step.cost) step = {cost, k, i};
    }
  }

  int move_cost(std::size_t k, std::size_t start) const {
    if (k >= labels_.size() || labels_[k].line == start) return 0;
    const std::size_t lines = std::max(start, labels_[k].line) - std::min(start, labels_[k].line);
    return cost_move + cost_per_line * static_cast<int>(lines);
  }

  int cost_of(std::size_t begin, std::size_t end) const {
    int cost = 0;
    bool any = false;
    WideFen sum = 0;  // in millionths, so that weights with decimals add up exactly
    for (std::size_t i = begin; i < end; ++i) {
      if (lines_[i].weight) {
        any = true;
        sum += millionths(*lines_[i].weight);
      }
      const bool falls = i > begin && lines_[i].rank > 0 && lines_[i].rank < lines_[i - 1].rank;
      if (falls) cost += cost_disorder;
    }
    const bool fits = std::any_of(totals_.begin(), totals_.end(), [&](int total) {
      return sum == static_cast<WideFen>(total) * 1'000'000;
    });
    // A project without indicators is as wrong as one whose weights do not add up, where weights
    // are printed at all.
    const bool wrong = begin == end ? any_weight_ : any && !fits;
    return cost + (wrong ? cost_wrong_sum : 0);
  }

  static WideFen millionths(const Number& number) {
    WideFen value = number.digits;
    for (int d = number.decimals; d < 6; ++d) value *= 10;
    for (int d = number.decimals; d > 6; --d) value /= 10;
    return value;
  }

  std::vector<Segment> trace() const {
    std::vector<Segment> segments;
    std::size_t k = labels_.size();
    std::size_t i = 0;
    while (k > 0 && best_[k][i].cost < unreachable) {
      const Step& step = best_[k][i];
      segments.push_back({starts(step.from_label)[step.from_index], starts(k)[i], step.from_label,
                          k - step.from_label});
      k = step.from_label;
      i = step.from_index;
    }
    std::reverse(segments.begin(), segments.end());
    return segments;
  }

  const std::vector<WeightedLine>& lines_;
  const std::vector<LabelLine>& labels_;
  const std::vector<int>& totals_;
  bool any_weight_ = false;
  std::vector<std::vector<Step>> best_;
};

}  // namespace

std::vector<Segment> cut_by_weights(const std::vector<WeightedLine>& lines,
                                    const std::vector<LabelLine>& labels,
                                    const std::vector<int>& totals) {
  if (labels.empty()) return {};
  return Cutter(lines, labels, totals).cut();
}

}  // namespace yiben::recognition
