// Slots of a narrative.
#include "compile/speaker.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "text/text.h"

namespace yiben::compiling {

namespace {

std::vector<std::string_view> words_of(std::string_view s) {
  std::vector<std::string_view> words;
  while (!(s = text::trim(s)).empty()) {
    const std::size_t end = std::min(s.find(' '), s.size());
    words.push_back(s.substr(0, end));
    s.remove_prefix(end);
  }
  return words;
}

std::vector<const Record*> all_of(const std::vector<Record>& records) {
  std::vector<const Record*> all;
  for (const Record& record : records) all.push_back(&record);
  return all;
}

// The sum of whole numbers; nothing where a field holds something else.
std::optional<std::int64_t> total_of(const std::vector<Record>& records, std::string_view name) {
  std::int64_t sum = 0;
  for (const Record& record : records) {
    const std::string& words = field(record, name);
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    const bool whole = error == std::errc() && end == words.data() + words.size();
    if (!whole && !words.empty()) return std::nullopt;
    sum += number;
  }
  return sum;
}

std::size_t count_of(const std::vector<Record>& records, std::string_view name) {
  std::set<std::string> values;
  for (const Record& record : records) values.insert(field(record, name));
  values.erase("");
  return values.size();
}

std::string joined(const std::vector<std::string>& items, const std::string& join) {
  std::string words;
  for (const std::string& item : items) words += (words.empty() ? "" : join) + item;
  return words;
}

}  // namespace

std::optional<Fen> money_of(const std::vector<const Record*>& records, std::string_view name) {
  WideFen sum = 0;
  for (const Record* record : records) {
    const CellValue value = parse_cell(field(*record, name));
    const auto fen =
        value.kind == CellKind::number ? fen_of(value.number, Unit::yuan) : std::nullopt;
    if (!fen) return std::nullopt;
    sum += *fen;
  }
  if (sum > limits::max_fen || sum < -limits::max_fen) return std::nullopt;
  return static_cast<Fen>(sum);
}

Speaker::Speaker(const Source& source, const Catalog& catalog, const Family& family,
                 const std::set<std::string>& doubtful)
    : source_(source),
      narrative_(family.narrative),
      cube_(catalog.cube),
      names_(source, catalog),
      sums_(source, cube_),
      changes_(source, sums_, errors_, doubtful) {}

void Speaker::fail(int line, std::string_view excerpt, std::string what, std::string remedy) {
  errors_.push_back({narrative_.file,
                     {.line = line},
                     text::excerpt(excerpt),
                     std::move(what),
                     std::move(remedy)});
}

std::string Speaker::unknown(std::string_view slot, int line) {
  fail(line, slot, fmt::format("'{}' means nothing here", slot), "see catalog/narrative/README.md");
  return "";
}

std::optional<std::vector<Coordinate>> Speaker::selection(std::string_view name, int line) {
  const auto known = narrative_.selects.find(std::string(name));
  if (known == narrative_.selects.end()) {
    unknown(name, line);
    return std::nullopt;
  }
  auto select = coordinates_of(known->second, narrative_.file, {.line = line});
  if (select && sums_.knows(*select)) return std::move(*select);
  if (select) {
    fail(line, known->second, "the cube has no such selection", "use the words of cube.toml");
    return std::nullopt;
  }
  errors_.insert(errors_.end(), select.errors().begin(), select.errors().end());
  return std::nullopt;
}

std::string Speaker::amount_of(const std::vector<Coordinate>& select) const {
  return "{=万元,2 " + to_text(select) + "}万元";
}

std::string Speaker::say(std::string_view words, int line) {
  return with_single_stops(fill(words, [&](std::string_view slot) { return value(slot, line); }));
}

std::string Speaker::value(std::string_view slot, int line) {
  const std::vector<std::string_view> words = words_of(slot);
  if (words.empty()) return unknown(slot, line);
  if (words.size() == 1) {
    const std::string braced = "{" + std::string(slot) + "}";
    const std::string filled = fill_names(braced, source_);
    return filled == braced ? unknown(slot, line) : filled;
  }
  if (words[0] == "share") return share(words, line);
  if (words[0] == "change") return change(words, line);
  if (words[0] == "amount") {
    const auto select = selection(words[1], line);
    return select ? amount_of(*select) : "";
  }
  if (words[0] == "list") {
    const auto list = narrative_.lists.find(std::string(words[1]));
    if (list == narrative_.lists.end()) return unknown(slot, line);
    return joined(items(words[1], line), list->second.join);
  }
  if (words[0] == "members") return members_in(words, line);
  const std::string counted = of_sheet(words);
  if (!counted.empty()) return counted;
  const bool adds_up = words.size() == 3 && (words[0] == "total" || words[0] == "money");
  if (!adds_up) return unknown(slot, line);
  fail(line, slot, fmt::format("the column {} of {}.csv does not add up", words[2], words[1]),
       "write whole numbers, or amounts in yuan, and nothing else");
  return "";
}

// {members NAME dimension N}: how many paths of N levels the facts in the selection have.
std::string Speaker::members_in(const std::vector<std::string_view>& words, int line) {
  if (words.size() != 4 || words[3].size() != 1 || !text::is_digit(words[3][0])) {
    return unknown("members", line);
  }
  const auto select = selection(words[1], line);
  if (!select) return "";
  std::set<std::string> paths;
  for (const std::string& member : sums_.members(words[2], *select)) {
    std::size_t end = 0;
    for (char levels = words[3][0]; levels > '0' && end != std::string::npos; --levels) {
      end = member.find('/', end + 1);
    }
    paths.insert(member.substr(0, end));
  }
  return std::to_string(paths.size());
}

// {rows S}, {count S field}: how many differ, {total S field}, {money S field}.
std::string Speaker::of_sheet(const std::vector<std::string_view>& words) const {
  const std::vector<Record>& records = sheet(source_, words[1]);
  if (words[0] == "rows" && words.size() == 2) return std::to_string(records.size());
  if (words.size() != 3) return "";
  if (words[0] == "count") return std::to_string(count_of(records, words[2]));
  if (words[0] == "total") {
    const auto total = total_of(records, words[2]);
    return total ? std::to_string(*total) : "";
  }
  if (words[0] != "money") return "";
  const auto money = money_of(all_of(records), words[2]);
  return money ? ten_thousands(*money) + "万元" : "";
}

std::string Speaker::share(const std::vector<std::string_view>& words, int line) {
  if (words.size() != 4 || words[2] != "of") return unknown("share", line);
  const auto part = selection(words[1], line);
  const auto whole = selection(words[3], line);
  return part && whole ? percent(sums_.of(*part), sums_.of(*whole)) : "";
}

std::string Speaker::change(const std::vector<std::string_view>& words, int line) {
  const std::string kind = words.size() > 2 ? std::string(words[2]) : "budget";
  const auto how = narrative_.changes.find(kind);
  if (how == narrative_.changes.end()) return unknown(kind, line);
  const auto select = selection(words[1], line);
  return select ? changes_.say(*select, how->second, errors_) : "";
}

std::vector<std::string> Speaker::items(std::string_view list, int line) {
  const auto known = narrative_.lists.find(std::string(list));
  if (known == narrative_.lists.end()) {
    unknown(list, line);
    return {};
  }
  return known->second.sheet.empty() ? members(known->second, line) : rows(known->second);
}

std::string Speaker::item(const NarrativeList& list, const SlotWords& values, int line) {
  std::string said = fill(list.say, [&](std::string_view slot) {
    // "{，note}" is said with its comma where there is a note.
    std::string_view lead;
    for (const std::string_view mark : {"，", "：", "；"}) {
      if (slot.starts_with(mark)) lead = mark;
    }
    slot.remove_prefix(lead.size());
    const auto found = values.find(slot);
    if (found != values.end()) {
      return found->second.empty() ? "" : std::string(lead) + found->second;
    }
    return list.sheet.empty() ? unknown(slot, line) : "";
  });
  return with_single_stops(std::move(said));
}

// Members without money are left out.
std::vector<std::string> Speaker::members(const NarrativeList& list, int line) {
  const auto select = selection(list.select, list.line);
  if (!select) return {};
  std::vector<std::pair<std::string, std::string>> named = list.members;
  if (named.empty()) {
    std::set<std::string> codes;
    for (const std::string& member : sums_.members(list.dimension, *select)) {
      codes.insert(list.digits == 0 ? member : member.substr(0, list.digits));
    }
    for (const std::string& code : codes) {
      named.emplace_back(code, names_.code_name(list.dimension, code));
    }
  }
  std::vector<std::string> items;
  for (const auto& [member, name] : named) {
    std::vector<Coordinate> inside = *select;
    std::erase_if(inside, [&](const Coordinate& c) { return c.first == list.dimension; });
    inside.emplace_back(list.dimension, member);
    const Fen amount = sums_.of(inside);
    if (amount == 0) continue;
    items.push_back(item(list,
                         {{"name", name},
                          {"amount", amount_of(inside)},
                          {"share", percent(amount, sums_.of(*select))},
                          {"number", text::in_chinese(static_cast<int>(items.size()) + 1)},
                          {"numeral", std::to_string(items.size() + 1)}},
                         line));
  }
  return items;
}

std::vector<std::string> Speaker::rows(const NarrativeList& list) {
  std::vector<std::vector<const Record*>> groups;
  for (const Record& record : sheet(source_, list.sheet)) {
    if (!list.needs.empty() && field(record, list.needs).empty()) continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return !list.group.empty() && field(*group.front(), list.group) == field(record, list.group);
    });
    if (same == groups.end()) {
      groups.push_back({&record});
    } else {
      same->push_back(&record);
    }
  }
  std::vector<std::string> items;
  int number = 0;
  for (const auto& group : groups) {
    NarrativeList said = list;
    const auto other = std::find_if(list.say_of.begin(), list.say_of.end(), [&](const auto& how) {
      return how.first == field(*group.front(), list.by);
    });
    if (other == list.say_of.end()) {
      ++number;
    } else {
      said.say = other->second;
    }
    SlotWords values{{"number", text::in_chinese(number)}, {"numeral", std::to_string(number)}};
    for (const auto& [name, words] : group.front()->fields) {
      values[name] = words;
      const auto money = money_of(group, name);
      if (money) values["money " + name] = ten_thousands(*money) + "万元";
    }
    items.push_back(item(said, values, list.line));
  }
  return items;
}

// "NAME": the selection holds money. "last NAME [kind]": last year is known. "sheet NAME": it has
// rows. "list NAME": it has items.
bool Speaker::holds(std::string_view condition, int line) {
  const std::vector<std::string_view> words = words_of(condition);
  if (words.size() == 1) {
    const auto select = selection(words[0], line);
    return select && sums_.of(*select) != 0;
  }
  if (words.size() == 2 && words[0] == "sheet") return !sheet(source_, words[1]).empty();
  if (words.size() == 2 && words[0] == "list") return !items(words[1], line).empty();
  if (words.size() >= 2 && words[0] == "last") {
    const auto select = selection(words[1], line);
    const auto how = narrative_.changes.find(words.size() > 2 ? std::string(words[2]) : "budget");
    if (how != narrative_.changes.end()) return select && changes_.is_known(*select, how->second);
  }
  unknown(condition, line);
  return false;
}

bool Speaker::is_said(const NarrativeText& text) {
  const auto is_true = [&](const std::string& condition) { return holds(condition, text.line); };
  return std::all_of(text.when.begin(), text.when.end(), is_true) &&
         std::none_of(text.unless.begin(), text.unless.end(), is_true);
}

}  // namespace yiben::compiling
