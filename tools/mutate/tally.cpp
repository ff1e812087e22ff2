// Counting trials and laying the counts out.
#include "tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "text/text.h"

namespace yiben::mutate {
namespace {

struct Count {
  std::string name;
  int trials = 0;
  int constrained = 0;  // of figures that the rest of the book bounds
  int constrained_detected = 0;
  int detected = 0;
  int unproven = 0;
  int constrained_by_sentence = 0;
  int constrained_by_rule = 0;
  int constrained_warned = 0;
  int constrained_allowed = 0;
  int named = 0;
  int fewer = 0;
  int explained = 0;
  int first = 0;
  int only = 0;
  int expected = 0;
  int impossible = 0;
};

bool is_constrained(const job::Checked& checked, const Trial& trial) {
  const std::vector<bool>& constrained = checked.proof.constrained;
  return std::all_of(trial.plan.mutations.begin(), trial.plan.mutations.end(),
                     [&](const Mutation& mutation) {
                       const auto figure = static_cast<std::size_t>(mutation.figure);
                       return figure < constrained.size() && constrained[figure];
                     });
}

void add(Count& count, const Trial& trial, bool constrained) {
  const Outcome& outcome = trial.outcome;
  if (!outcome.possible) {
    ++count.impossible;
    return;
  }
  ++count.trials;
  count.constrained += constrained;
  count.constrained_detected += constrained && outcome.detected;
  count.detected += outcome.detected;
  count.unproven += outcome.unproven;
  count.constrained_by_sentence += constrained && outcome.by_sentence;
  count.constrained_by_rule += constrained && outcome.by_rule;
  count.constrained_warned += constrained && !outcome.detected && outcome.warned;
  count.constrained_allowed += constrained && outcome.allowed;
  count.named += outcome.named;
  count.fewer += outcome.fewer;
  count.explained += outcome.explained;
  count.first += outcome.first;
  count.only += outcome.only;
  count.expected += outcome.expected;
}

std::vector<Count> by_kind(const job::Checked& checked, const Run& run) {
  std::vector<Count> counts;
  for (const Kind kind : all_kinds) {
    Count count{.name = std::string(name_of(kind))};
    for (const Trial& trial : run.trials) {
      if (trial.plan.kind == kind) add(count, trial, is_constrained(checked, trial));
    }
    counts.push_back(count);
  }
  return counts;
}

// A trial counts in every table in which it changes a figure.
std::vector<Count> by_table(const job::Checked& checked, const Run& run) {
  std::vector<Count> counts;
  for (const Table& table : checked.book.tables) counts.push_back({.name = table.form});
  for (const Trial& trial : run.trials) {
    std::set<int> tables;
    for (const Mutation& mutation : trial.plan.mutations) {
      tables.insert(checked.book.figures[static_cast<std::size_t>(mutation.figure)].table);
    }
    for (const int table : tables) {
      add(counts[static_cast<std::size_t>(table)], trial, is_constrained(checked, trial));
    }
  }
  std::erase_if(counts, [](const Count& count) { return count.trials + count.impossible == 0; });
  return counts;
}

Count of_all(const job::Checked& checked, const Run& run) {
  Count count{.name = "all"};
  for (const Trial& trial : run.trials) add(count, trial, is_constrained(checked, trial));
  return count;
}

// Undetected although constrained, or detected while neither the changed figures nor fewer explain
// what is found.
std::vector<Trial> misses_of(const job::Checked& checked, const Run& run) {
  std::vector<Trial> misses;
  for (const Trial& trial : run.trials) {
    const Outcome& outcome = trial.outcome;
    if (!outcome.possible) continue;
    const bool undetected = is_constrained(checked, trial) && !outcome.detected;
    const bool unnamed = outcome.detected && !outcome.explained && !outcome.fewer;
    if (undetected || unnamed) misses.push_back(trial);
  }
  return misses;
}

std::string describe(const job::Checked& checked, const Mutation& mutation) {
  const Figure& figure = checked.book.figures[static_cast<std::size_t>(mutation.figure)];
  const Table& table = checked.book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
  const Column& column = panel.columns[static_cast<std::size_t>(figure.column)];
  const Place& place = figure.place;
  const std::string where = place.line > 0 ? fmt::format("line {}", place.line)
                                           : fmt::format("page {} row {}", place.page, place.row);
  return fmt::format("{}: {} instead of {}: {} {}{} {}", where, to_string(mutation.number),
                     figure.printed, table.form, row.code, row.label, column.path);
}

std::string_view fate_of(const Trial& trial) {
  if (trial.outcome.detected) return "detected, not explained";
  if (trial.outcome.warned) return "a warning only";
  return trial.outcome.allowed ? "allowed by all sums" : "not detected";
}

std::string_view name_of(Way way) {
  switch (way) {
    case Way::in_memory:
      return "in memory";
    case Way::document:
      return "through the document";
    case Way::text:
      return "through the text";
  }
  return "";
}

std::string share(int part, int whole) {
  if (whole == 0) return "-";
  return fmt::format("{} ({:.1f} %)", part, 100.0 * part / whole);
}

std::string padded(const std::string& s, int width) {
  const int space = std::max(0, width - text::display_width(s));
  return s + std::string(static_cast<std::size_t>(space), ' ');
}

std::string rows_of(std::string_view heading, const std::vector<Count>& counts) {
  constexpr const char* layout = "{}{:>9}{:>13}{:>18}{:>17}{:>15}{:>16}{:>16}{:>16}{:>16}\n";
  constexpr int name_width = 26;
  std::string out =
      fmt::format(fmt::runtime(layout), padded(std::string(heading), name_width), "trials",
                  "constrained", "of them detected", "among suspects", "fewer explain",
                  "an explanation", "the first", "the only", "expected right");
  for (const Count& count : counts) {
    const int all = count.detected;
    out += fmt::format(fmt::runtime(layout), padded(count.name, name_width), count.trials,
                       count.constrained, share(count.constrained_detected, count.constrained),
                       share(count.named, all), count.fewer, share(count.explained, all),
                       share(count.first, all), share(count.only, all), share(count.expected, all));
  }
  return out + '\n';
}

nlohmann::ordered_json as_json(const Count& count) {
  return {{"name", count.name},
          {"trials", count.trials},
          {"detected", count.detected},
          {"unproven", count.unproven},
          {"constrained", count.constrained},
          {"constrained_detected", count.constrained_detected},
          {"constrained_by_sentence", count.constrained_by_sentence},
          {"constrained_by_rule", count.constrained_by_rule},
          {"constrained_warned", count.constrained_warned},
          {"constrained_allowed", count.constrained_allowed},
          {"among_suspects", count.named},
          {"fewer_explain", count.fewer},
          {"an_explanation", count.explained},
          {"first_explanation", count.first},
          {"only_explanation", count.only},
          {"expected_right", count.expected},
          {"not_in_text", count.impossible}};
}

std::ptrdiff_t constrained_figures(const job::Checked& checked) {
  const std::vector<bool>& constrained = checked.proof.constrained;
  std::ptrdiff_t count = 0;
  for (std::size_t i = 0; i < checked.book.figures.size() && i < constrained.size(); ++i) {
    count += constrained[i] && !checked.book.figures[i].blank;
  }
  return count;
}

// The trials by how long they took, the slowest first.
std::vector<Trial> by_time(const Run& run) {
  std::vector<Trial> trials = run.trials;
  std::stable_sort(trials.begin(), trials.end(),
                   [](const Trial& a, const Trial& b) { return a.seconds > b.seconds; });
  return trials;
}

std::string times_in_words(const job::Checked& checked, const Run& run) {
  const std::vector<Trial> trials = by_time(run);
  if (trials.empty()) return "";
  return fmt::format(
      "one trial takes {:.1f} ms (median), {:.1f} ms (95 %), the slowest {:.1f} ms "
      "({})\n",
      1000 * trials[trials.size() / 2].seconds, 1000 * trials[trials.size() / 20].seconds,
      1000 * trials.front().seconds, describe(checked, trials.front().plan));
}

// Both numbers: of all errors, and of those that amounts can deny at all.
std::string detection_in_words(const Count& all) {
  const auto of = [&](int whole) {
    return fmt::format("{} of {} ({:.2f} %)", all.constrained_detected, whole,
                       whole == 0 ? 100.0 : 100.0 * all.constrained_detected / whole);
  };
  return fmt::format(
      "detected of errors in constrained figures: {}; without the {} that fit every sum (rounding, "
      "or cells of the same sums): {}\n",
      of(all.constrained), all.constrained_allowed, of(all.constrained - all.constrained_allowed));
}

}  // namespace

std::string describe(const job::Checked& checked, const Plan& plan) {
  std::vector<std::string> changes;
  for (const Mutation& mutation : plan.mutations) changes.push_back(describe(checked, mutation));
  return fmt::format("{}: {}", name_of(plan.kind), fmt::join(changes, "; "));
}

std::string as_text(const job::Checked& checked, const Run& run) {
  constexpr std::size_t max_misses_shown = 30;
  const Count all = of_all(checked, run);
  std::string out = fmt::format(
      "{}: {} printed figures, {} constrained\n"
      "{} trials with {} at once, {} in {:.1f} s, threads: {}\n\n",
      run.file, checked.book.printed_figures(), constrained_figures(checked), all.trials,
      run.errors == 1 ? "1 error" : fmt::format("{} errors", run.errors), name_of(run.way),
      run.seconds, run.threads);
  std::vector<Count> kinds = by_kind(checked, run);
  kinds.push_back(all);
  out += rows_of("error", kinds);
  out += rows_of("table", by_table(checked, run));
  if (all.constrained_by_sentence > 0) {
    out += fmt::format("{} detected by a sentence alone\n", all.constrained_by_sentence);
  }
  if (all.constrained_by_rule > 0) {
    out += fmt::format("{} detected by a rule alone, which warns of the changed figure\n",
                       all.constrained_by_rule);
  }
  if (all.constrained_warned > 0) {
    out += fmt::format("{} not detected, but a warning says which amounts do not fit\n",
                       all.constrained_warned);
  }
  out += detection_in_words(all);
  if (all.unproven > 0) out += fmt::format("{} detected as unproven only\n", all.unproven);
  if (all.impossible > 0) {
    out += fmt::format("{} not tried: a figure stands otherwise in the text\n", all.impossible);
  }
  out += times_in_words(checked, run);
  const std::vector<Trial> misses = misses_of(checked, run);
  out += fmt::format("{} misses\n", misses.size());
  for (std::size_t i = 0; i < std::min(misses.size(), max_misses_shown); ++i) {
    out += fmt::format("  {}: {}\n", fate_of(misses[i]), describe(checked, misses[i].plan));
  }
  if (misses.size() > max_misses_shown) {
    out += fmt::format("  … and {} more (--json lists all)\n", misses.size() - max_misses_shown);
  }
  return out;
}

std::string as_json(const job::Checked& checked, const Run& run) {
  nlohmann::ordered_json out;
  out["schema"] = "yiben/mutate/2";
  out["file"] = run.file;
  out["way"] = std::string(name_of(run.way));
  out["errors"] = run.errors;
  out["seconds"] = run.seconds;
  out["threads"] = run.threads;
  const std::vector<Trial> slowest = by_time(run);
  out["median_ms"] = slowest.empty() ? 0.0 : 1000 * slowest[slowest.size() / 2].seconds;
  out["slowest_ms"] = slowest.empty() ? 0.0 : 1000 * slowest.front().seconds;
  out["figures"] = checked.book.printed_figures();
  out["constrained"] = constrained_figures(checked);
  out["all"] = as_json(of_all(checked, run));
  out["kinds"] = nlohmann::ordered_json::array();
  for (const Count& count : by_kind(checked, run)) out["kinds"].push_back(as_json(count));
  out["tables"] = nlohmann::ordered_json::array();
  for (const Count& count : by_table(checked, run)) out["tables"].push_back(as_json(count));
  out["misses"] = nlohmann::ordered_json::array();
  for (const Trial& trial : misses_of(checked, run)) {
    out["misses"].push_back(
        {{"fate", std::string(fate_of(trial))}, {"changes", describe(checked, trial.plan)}});
  }
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

bool has_miss(const job::Checked& checked, const Run& run) {
  return std::any_of(run.trials.begin(), run.trials.end(), [&](const Trial& trial) {
    return trial.outcome.possible && !trial.outcome.detected && !trial.outcome.allowed &&
           is_constrained(checked, trial);
  });
}

}  // namespace yiben::mutate
