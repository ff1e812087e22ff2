// The cube of facts: dimensions and their trees, read from catalog/cube.toml.
#include "cube/cube.h"
#include "cube/toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <sstream>

namespace yiben {

namespace {

Error catalogue_error(const std::string& file, const toml::source_region& region, std::string what,
                      std::string remedy) {
  Error error;
  error.file = file;
  error.place.line = static_cast<int>(region.begin.line);
  error.what = std::move(what);
  error.remedy = std::move(remedy);
  return error;
}

std::string string_or_empty(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
}

}  // namespace

std::size_t SelectionHash::operator()(const Selection& selection) const {
  // Four members to a word, words multiplied and mixed: this is called for every identity of a
  // book.
  static_assert(sizeof(selection.node) % sizeof(std::uint64_t) == 0);
  std::array<std::uint64_t, sizeof(selection.node) / sizeof(std::uint64_t)> words;
  std::memcpy(words.data(), selection.node.data(), sizeof(selection.node));
  std::uint64_t hash = 0;
  for (const std::uint64_t word : words) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 32;
  }
  return hash;
}

Selection narrow(Selection selection, const Coordinates& coordinates) {
  for (const auto& [dimension, member] : coordinates) {
    selection.node[static_cast<std::size_t>(dimension)] = member;
  }
  return selection;
}

// Reads cube.toml into a Cube and gathers every error on the way.
class CubeParser {
 public:
  CubeParser(const toml::table& root, const std::string& file) : root_(root), file_(file) {}

  Result<Cube> parse() {
    if (const toml::array* list = root_["dimension"].as_array()) {
      for (const toml::node& node : *list) add_dimension(node);
    }
    if (const toml::array* list = root_["balance"].as_array()) {
      for (const toml::node& node : *list) add_balance(node);
    }
    if (const toml::array* list = root_["transfer"].as_array()) {
      for (const toml::node& node : *list) add_transfer(node);
    }
    if (cube_.dimensions_.empty()) fail(root_, "no dimension", "add a [[dimension]] with a name");
    if (!errors_.empty()) return errors_;
    return std::move(cube_);
  }

 private:
  void fail(const toml::node& node, std::string what, std::string remedy) {
    errors_.push_back(catalogue_error(file_, node.source(), std::move(what), std::move(remedy)));
  }

  void add_dimension(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr || string_or_empty(*table, "name").empty()) {
      return fail(node, "a dimension without a name", "give it name = \"…\"");
    }
    if (cube_.dimensions_.size() == max_dimensions) {
      return fail(node, fmt::format("more than {} dimensions", max_dimensions), "merge dimensions");
    }
    Cube::Dimension& dimension = cube_.dimensions_.emplace_back();
    dimension.name = string_or_empty(*table, "name");
    dimension.open = (*table)["open"].value_or(false);
    dimension.apart = (*table)["apart"].value_or(false);
    dimension.listed = (*table)["listed"].value_or(false);
    cube_.add_member(dimension, "all");
    if (const toml::array* members = (*table)["members"].as_array()) {
      for (const toml::node& member : *members) {
        cube_.add_member(dimension, member.value_or(std::string()));
      }
    }
    if (const toml::table* parts = (*table)["parts"].as_table()) add_parts(dimension, *parts);
    if (const toml::array* rare = (*table)["rare"].as_array()) {
      for (const toml::node& member : *rare) add_rare(dimension, member);
    }
    if (const toml::array* yields = (*table)["yields"].as_array()) {
      for (const toml::node& member : *yields) {
        if (const auto known = member_named(dimension, member))
          dimension.yielding.push_back(*known);
      }
    }
  }

  void add_parts(Cube::Dimension& dimension, const toml::table& parts) {
    for (const auto& [key, value] : parts) {
      const auto whole = dimension.by_name.find(std::string(key.str()));
      const toml::array* names = value.as_array();
      if (whole == dimension.by_name.end() || names == nullptr) {
        fail(value, fmt::format("'{}' is no member of {}", key.str(), dimension.name),
             "list it under members, and its parts as an array");
        continue;
      }
      for (const toml::node& name : *names) {
        const auto part = dimension.by_name.find(name.value_or(std::string()));
        if (part == dimension.by_name.end() || dimension.whole[part->second].has_value()) {
          fail(name, "a part that is no member, or is part of two", "list it once under members");
          continue;
        }
        dimension.parts[whole->second].push_back(part->second);
        dimension.whole[part->second] = whole->second;
      }
    }
  }

  void add_rare(const Cube::Dimension& dimension, const toml::node& node) {
    const auto member = member_named(dimension, node);
    if (member) cube_.rare_.emplace_back(static_cast<int>(cube_.dimensions_.size()) - 1, *member);
  }

  std::optional<Node> member_named(const Cube::Dimension& dimension, const toml::node& node) {
    const auto member = dimension.by_name.find(node.value_or(std::string()));
    if (member == dimension.by_name.end()) {
      fail(node, fmt::format("no member of {}", dimension.name), "list it under members too");
      return std::nullopt;
    }
    return member->second;
  }

  void add_balance(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return fail(node, "a balance that is no table", "write [[balance]]");
    Balance balance;
    const auto dimension = cube_.dimension(string_or_empty(*table, "dimension"));
    if (!dimension) return fail(node, "a balance without a known dimension", "name one");
    balance.dimension = *dimension;
    const auto left = cube_.find(*dimension, string_or_empty(*table, "left"));
    const auto right = cube_.find(*dimension, string_or_empty(*table, "right"));
    if (!left || !right) return fail(node, "a balance of unknown members", "name two members");
    balance.left = *left;
    balance.right = *right;
    balance.free = dimensions_in(*table, "free");
    cube_.balances_.push_back(std::move(balance));
  }

  void add_transfer(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return fail(node, "a transfer that is no table", "write [[transfer]]");
    const Place place{.line = static_cast<int>(node.source().begin.line)};
    const auto side = [&](std::string_view key) {
      Result<Coordinates> read = cube_.coordinates(string_or_empty(*table, key), file_, place);
      if (read && !read->empty()) return std::move(*read);
      fail(node, fmt::format("`{}` of a transfer selects nothing", key),
           "write dimension=member with the dimensions above");
      return Coordinates();
    };
    cube_.transfers_.push_back({side("income"), side("outgo"), dimensions_in(*table, "alike")});
  }

  std::vector<int> dimensions_in(const toml::table& table, std::string_view key) {
    std::vector<int> dimensions;
    const toml::array* names = table[key].as_array();
    if (names == nullptr) return dimensions;
    for (const toml::node& name : *names) {
      const auto dimension = cube_.dimension(name.value_or(std::string()));
      if (dimension) {
        dimensions.push_back(*dimension);
      } else {
        fail(name, fmt::format("an unknown dimension in `{}`", key), "name a dimension");
      }
    }
    return dimensions;
  }

  const toml::table& root_;
  const std::string& file_;
  Cube cube_;
  Errors errors_;
};

Result<Cube> Cube::parse(std::string_view toml, const std::string& file) {
  const Result<toml::table> root = parse_toml(toml, file);
  if (!root) return root.errors();
  return CubeParser(*root, file).parse();
}

Node Cube::add_member(Dimension& dimension, std::string_view name) {
  const auto member = static_cast<Node>(dimension.members.size());
  dimension.members.emplace_back(name);
  dimension.parts.emplace_back();
  dimension.whole.emplace_back();
  dimension.by_name.emplace(std::string(name), member);
  return member;
}

std::optional<int> Cube::dimension(std::string_view name) const {
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    if (dimensions_[i].name == name) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::string_view Cube::name_of(int dimension) const {
  return dimensions_[static_cast<std::size_t>(dimension)].name;
}

std::string_view Cube::name_of(int dimension, Node member) const {
  return dimensions_[static_cast<std::size_t>(dimension)].members[member];
}

std::size_t Cube::members(int dimension) const {
  return dimensions_[static_cast<std::size_t>(dimension)].members.size();
}

std::optional<Node> Cube::find(int dimension, std::string_view member) const {
  const Dimension& d = dimensions_[static_cast<std::size_t>(dimension)];
  const auto found = d.by_name.find(std::string(member));
  if (found == d.by_name.end()) return std::nullopt;
  return found->second;
}

std::optional<Node> Cube::intern(int dimension, std::string_view member) {
  if (const auto known = find(dimension, member)) return known;
  Dimension& d = dimensions_[static_cast<std::size_t>(dimension)];
  if (!d.open || d.members.size() >= std::numeric_limits<Node>::max()) return std::nullopt;
  return add_member(d, member);
}

const std::vector<Node>& Cube::parts(int dimension, Node member) const {
  return dimensions_[static_cast<std::size_t>(dimension)].parts[member];
}

std::optional<Node> Cube::whole(int dimension, Node member) const {
  return dimensions_[static_cast<std::size_t>(dimension)].whole[member];
}

bool Cube::is_inside(int dimension, Node inner, Node outer) const {
  if (outer == all_of_it) return true;
  std::optional<Node> member = inner;
  while (member && *member != outer) member = whole(dimension, *member);
  return member.has_value();
}

Selection Cube::narrowed(Selection selection, const Coordinates& coordinates) const {
  for (const auto& [dimension, member] : coordinates) {
    const Node known = selection[dimension];
    const bool wider =
        member == all_of_it || is_inside(dimension, known, member) || yields(dimension, member);
    if (known != all_of_it && wider) continue;
    selection = selection.with(dimension, member);
  }
  return selection;
}

bool Cube::is_open(int dimension) const {
  return dimensions_[static_cast<std::size_t>(dimension)].open;
}

bool Cube::is_apart(int dimension) const {
  return dimensions_[static_cast<std::size_t>(dimension)].apart;
}

bool Cube::is_listed(int dimension) const {
  return dimensions_[static_cast<std::size_t>(dimension)].listed;
}

bool Cube::yields(int dimension, Node member) const {
  const std::vector<Node>& yielding = dimensions_[static_cast<std::size_t>(dimension)].yielding;
  return std::find(yielding.begin(), yielding.end(), member) != yielding.end();
}

void Cube::forget_part(int dimension, Node member) {
  Dimension& d = dimensions_[static_cast<std::size_t>(dimension)];
  const std::optional<Node> whole = d.whole[member];
  if (!whole) return;
  std::vector<Node>& parts = d.parts[*whole];
  parts.erase(std::remove(parts.begin(), parts.end(), member), parts.end());
  d.whole[member].reset();
}

Result<Coordinates> Cube::coordinates(std::string_view text, const std::string& file, Place place) {
  const auto fail = [&](std::string what) {
    return Error{file, place, std::string(text), std::move(what),
                 "write dimension=member with the words of cube.toml"};
  };
  Coordinates result;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    const std::size_t sign = word.find('=');
    if (sign == std::string::npos) return fail("a coordinate without '='");
    const auto of = dimension(std::string_view(word).substr(0, sign));
    if (!of) return fail(fmt::format("unknown dimension '{}'", word.substr(0, sign)));
    const auto member = intern(*of, std::string_view(word).substr(sign + 1));
    if (!member) return fail(fmt::format("unknown member '{}'", word.substr(sign + 1)));
    result.emplace_back(*of, *member);
  }
  return result;
}

std::string Cube::describe(const Selection& selection) const {
  std::string words;
  for (int d = 0; d < dimensions(); ++d) {
    if (selection[d] == all_of_it) continue;
    if (!words.empty()) words += ' ';
    words += fmt::format("{}={}", name_of(d), name_of(d, selection[d]));
  }
  return words;
}

}  // namespace yiben
