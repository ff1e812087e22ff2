// One project under several names: which project of the project table another table means.
#include "recognise/parts.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// Names this much alike mean one project when no other name is nearly as much alike.
constexpr double alike = 0.85;
// With the same money beside it, less will do.
constexpr double alike_with_money = 0.6;
constexpr double margin = 0.05;

Project& add_project(std::string_view label, Book& book) {
  const int dimension = *book.cube.dimension("project");
  Project project;
  project.name = without_spaces(label);
  std::string name = "?" + text::fold(label);
  for (int copy = 2; book.cube.find(dimension, name); ++copy) {
    name = "?" + text::fold(label) + "#" + std::to_string(copy);
  }
  project.node = book.cube.intern(dimension, name).value_or(all_of_it);
  book.projects.push_back(std::move(project));
  return book.projects.back();
}

// The project whose name is `folded`; nothing where there is none or more than one.
std::optional<std::size_t> equal_name(const std::string& folded, const Book& book) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < book.projects.size(); ++i) {
    if (text::fold(book.projects[i].name) != folded) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

// The money of the year that the project table prints for a project.
std::optional<Interval> money_of_year(const Project& project, const Book& book) {
  const int projects = *book.cube.dimension("project");
  const int origins = *book.cube.dimension("origin");
  const auto current = book.cube.find(origins, "current");
  std::optional<Interval> sum;
  for (const Figure& figure : book.figures) {
    if (figure.selection[projects] != project.node || figure.selection[origins] != current)
      continue;
    if (!sum) sum = Interval{};
    sum->low += figure.interval.low;
    sum->high += figure.interval.high;
  }
  return sum;
}

double likeness(const ProjectLabel& label, const Project& project) {
  const std::string name = text::fold(project.name);
  std::string joined;
  double best = 0;
  for (const std::string& piece : label.pieces) {
    const std::string folded = text::fold(piece);
    best = std::max(best, text::similarity(folded, name));
    joined += folded;
  }
  return std::max(best, text::similarity(joined, name));
}

// The free project that is most like the label, when it is clearly the one.
std::optional<std::size_t> most_alike(const ProjectLabel& label, const std::vector<bool>& taken,
                                      const Book& book) {
  double best = 0;
  double second = 0;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (taken[i]) continue;
    const double here = likeness(label, book.projects[i]);
    const std::optional<Interval> money = money_of_year(book.projects[i], book);
    const bool same_money = label.amount && money && !intersect(*label.amount, *money).is_empty();
    const bool other_money = label.amount && money && !same_money;
    if (other_money || here < (same_money ? alike_with_money : alike)) continue;
    second = std::max(second, std::min(best, here));
    if (here > best) {
      best = here;
      found = i;
    }
  }
  return best - second >= margin ? found : std::nullopt;
}

}  // namespace

Project& project_named(std::string_view label, Book& book) {
  if (const auto same = equal_name(text::fold(label), book)) return book.projects[*same];
  const std::vector<bool> none_taken(book.projects.size(), false);
  const ProjectLabel printed{{std::string(label)}, std::nullopt};
  if (const auto near = most_alike(printed, none_taken, book)) return book.projects[*near];
  return add_project(label, book);
}

std::vector<std::size_t> match_projects(const std::vector<ProjectLabel>& labels, Book& book) {
  std::vector<std::optional<std::size_t>> found(labels.size());
  std::vector<bool> taken(book.projects.size(), false);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (const std::string& piece : labels[i].pieces) {
      const auto same = equal_name(text::fold(piece), book);
      if (!same || taken[*same]) continue;
      found[i] = same;
      taken[*same] = true;
      break;
    }
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (found[i]) continue;
    found[i] = most_alike(labels[i], taken, book);
    if (found[i]) taken[*found[i]] = true;
  }
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!found[i]) {
      std::string joined;
      for (const std::string& piece : labels[i].pieces) joined += piece;
      add_project(joined, book);
      found[i] = book.projects.size() - 1;
    }
    result.push_back(*found[i]);
  }
  return result;
}

}  // namespace yiben::recognition
