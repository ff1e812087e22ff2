// read/html: how deep elements nest, followed on the stream of tags.
//
// The rules are those of "The rules for parsing tokens in HTML content" in the HTML standard, cut
// down to what opens and closes elements. Two kinds of markup make them necessary: end tags that
// may be left out (a thousand <p> or <li> do not nest), and end tags that are ignored (a thousand
// <span><p></span> do).
#include "read/html/nesting.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "read/html/element_kinds.h"

namespace yiben::read {

namespace {

bool is_table(GumboTag tag) {
  return tag == GUMBO_TAG_TABLE;
}

bool is_cell(GumboTag tag) {
  return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
}

GumboTag tag_of(std::string_view name) {
  return gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
}

}  // namespace

template <typename Wall>
int Nesting::find(GumboTag tag, Wall is_wall) const {
  for (int i = static_cast<int>(open_.size()) - 1; i >= 0; --i) {
    const GumboTag here = open_[static_cast<std::size_t>(i)].tag;
    if (here == tag) return i;
    if (is_wall(here)) return -1;
  }
  return -1;
}

int Nesting::find_open(GumboTag tag) const {
  return find(tag, [](GumboTag) { return false; });
}

int Nesting::find_heading() const {
  for (int i = static_cast<int>(open_.size()) - 1; i >= 0; --i) {
    const GumboTag here = open_[static_cast<std::size_t>(i)].tag;
    if (is_heading(here)) return i;
    if (is_scope(here)) return -1;
  }
  return -1;
}

void Nesting::close_to(int index) {
  if (index < 0) return;
  while (open_.size() > static_cast<std::size_t>(index)) {
    const Open last = open_.back();
    open_.pop_back();
    if (is_formatting(last.tag) && !last.forgotten) reopening_.push_back(last);
    if (is_cell(last.tag) || last.tag == GUMBO_TAG_CAPTION) forget_to_marker();
  }
}

// What was opened behind the last marker is not opened again. Markers of elements that another end
// tag closed stay.
void Nesting::forget_to_marker() {
  if (markers_.empty()) return;
  const std::size_t from = markers_.back();
  markers_.pop_back();
  reopening_.erase(std::remove_if(reopening_.begin(), reopening_.end(),
                                  [from](const Open& o) { return o.serial > from; }),
                   reopening_.end());
  for (Open& element : open_) {
    if (element.serial > from) element.forgotten = true;
  }
}

// A list item closes the one before it, unless another block stands between.
void Nesting::close_item(GumboTag tag, GumboTag other) {
  const auto is_wall = [](GumboTag t) {
    return is_special(t) && !is_one_of(t, {GUMBO_TAG_ADDRESS, GUMBO_TAG_DIV, GUMBO_TAG_P});
  };
  const int item = std::max(find(tag, is_wall), find(other, is_wall));
  close_to(item);
}

void Nesting::open(GumboTag tag, std::size_t source) {
  if (is_marker(tag)) markers_.push_back(serial_ + 1);
  open_.push_back({.tag = tag, .source = source, .serial = ++serial_, .forgotten = false});
}

// Of equal formatting elements the algorithm remembers the last three. Equal are those with the
// same attributes, of which the same tag is near enough.
void Nesting::open_formatting(GumboTag tag, std::size_t source) {
  const std::size_t from = marker();
  const auto is_equal = [&](const Open& o) {
    return o.tag == tag && o.source == source && !o.forgotten && o.serial >= from;
  };
  const auto open_one = std::find_if(open_.begin(), open_.end(), is_equal);
  const auto closed_one = std::find_if(reopening_.begin(), reopening_.end(), is_equal);
  if (std::count_if(open_one, open_.end(), is_equal) +
          std::count_if(closed_one, reopening_.end(), is_equal) >=
      3) {
    const bool is_closed = closed_one != reopening_.end();
    if (is_closed && (open_one == open_.end() || closed_one->serial < open_one->serial)) {
      reopening_.erase(closed_one);
    } else {
      open_one->forgotten = true;
    }
  }
  open(tag, source);
}

// A part of a table closes all parts that are not above it, and opens those above it that are left
// out. Outside of a table it opens nothing.
void Nesting::start_table_part(GumboTag tag) {
  const int table = find_open(GUMBO_TAG_TABLE);
  if (table < 0) return;
  const int rank = table_rank(tag);
  int keep = table + 1;
  while (keep < static_cast<int>(open_.size())) {
    const GumboTag here = open_[static_cast<std::size_t>(keep)].tag;
    const bool is_above = table_rank(here) > 0 && table_rank(here) < rank;
    if (!is_above || here == GUMBO_TAG_CAPTION) break;
    ++keep;
  }
  close_to(keep);
  // Column groups hold nothing but <col>.
  if (tag == GUMBO_TAG_COLGROUP) return;
  if (rank >= 2 && keep == table + 1) open(GUMBO_TAG_TBODY);
  if (rank >= 3 && open_.back().tag != GUMBO_TAG_TR) open(GUMBO_TAG_TR);
  open(tag);
}

// Serial of the last marker.
std::size_t Nesting::marker() const {
  return markers_.empty() ? 0 : markers_.back();
}

void Nesting::reopen() {
  if (reopening_.empty()) return;
  const std::size_t from = marker();
  const auto first = std::stable_partition(reopening_.begin(), reopening_.end(),
                                           [from](const Open& o) { return o.serial < from; });
  std::sort(first, reopening_.end(),
            [](const Open& a, const Open& b) { return a.serial < b.serial; });
  open_.insert(open_.end(), first, reopening_.end());
  reopening_.erase(first, reopening_.end());
}

// The formatting element of the name that was opened last, be it open or to be opened again.
Nesting::Latest Nesting::latest(GumboTag tag) {
  const std::size_t from = marker();
  Latest latest;
  for (std::vector<Open>* list : {&open_, &reopening_}) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      const Open& o = (*list)[i];
      if (o.tag != tag || o.forgotten || o.serial < std::max(from, latest.serial)) continue;
      latest = {.list = list, .index = i, .serial = o.serial};
    }
  }
  return latest;
}

// The "adoption agency": the element is taken out of the blocks that stand in it, and what was
// opened behind the last of them is closed. It goes through eight blocks at most.
void Nesting::end_formatting(const Latest& element) {
  const auto place = element.list->begin() + static_cast<std::ptrdiff_t>(element.index);
  if (element.list == &reopening_) {
    reopening_.erase(place);
    return;
  }
  if (std::any_of(place, open_.end(), [](const Open& o) { return is_scope(o.tag); })) return;
  std::ptrdiff_t last_block = 0;
  int blocks = 0;
  for (auto i = place + 1; i != open_.end() && blocks < 8; ++i) {
    if (!is_special(i->tag)) continue;
    last_block = i - open_.begin();
    ++blocks;
  }
  if (blocks == 8) {
    std::rotate(place, place + 1, open_.begin() + last_block + 1);
  } else if (blocks > 0) {
    open_.erase(place);
    close_to(static_cast<int>(last_block));
  } else {
    close_to(static_cast<int>(element.index) + 1);
    open_.pop_back();
  }
}

// Links do not nest. One that lies behind a table cannot be closed here, and is forgotten.
void Nesting::close_before(GumboTag tag) {
  const Latest before = latest(tag);
  if (before.list == nullptr) return;
  end_formatting(before);
  const Latest after = latest(tag);
  if (tag == GUMBO_TAG_A && after.list == &open_ && after.serial == before.serial) {
    open_[after.index].forgotten = true;
  }
}

void Nesting::end_ordinary(GumboTag tag) {
  close_to(find(tag, is_special));
}

// Whether the innermost table is open here outside of its cells, where other rules hold.
bool Nesting::is_between_cells() const {
  return find(GUMBO_TAG_TABLE, [](GumboTag t) { return is_cell(t) || t == GUMBO_TAG_CAPTION; }) >=
         0;
}

// A form in a form is ignored, and between cells it holds nothing.
void Nesting::start_form() {
  if (form_ != 0) return;
  if (is_between_cells()) {
    form_ = ++serial_;
    return;
  }
  close_to(find(GUMBO_TAG_P, is_button_scope));
  open(GUMBO_TAG_FORM);
  form_ = serial_;
}

// Closes the elements whose end tags may be left out here.
void Nesting::close_implied() {
  while (!open_.empty() && is_one_of(open_.back().tag, {GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_LI,
                                                        GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP,
                                                        GUMBO_TAG_P, GUMBO_TAG_RP, GUMBO_TAG_RT})) {
    open_.pop_back();
  }
}

// Only the form itself is closed; but for items and paragraphs, what it holds stays open.
void Nesting::end_form() {
  const std::size_t form = std::exchange(form_, 0);
  const int index = find(GUMBO_TAG_FORM, is_scope);
  if (form == 0 || index < 0 || open_[static_cast<std::size_t>(index)].serial != form) return;
  close_implied();
  open_.erase(open_.begin() + index);
}

// Whether a tag counts that stands in a <select>; it may close the <select> first.
bool Nesting::counts_in_select(GumboTag tag, bool is_end) {
  const int select = find_open(GUMBO_TAG_SELECT);
  if (select < 0 || tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP) return true;
  const bool is_field = tag == GUMBO_TAG_INPUT || tag == GUMBO_TAG_KEYGEN;
  const bool is_part = is_table(tag) || (table_rank(tag) > 0 && tag != GUMBO_TAG_COLGROUP);
  const bool in_table = is_end ? find(tag, is_table) >= 0 : find_open(GUMBO_TAG_TABLE) >= 0;
  const bool closes = (is_field && !is_end) || (is_part && in_table);
  if (closes || tag == GUMBO_TAG_SELECT) close_to(select);
  return closes;
}

void Nesting::text() {
  if (find_open(GUMBO_TAG_SELECT) < 0) reopen();
}

void Nesting::start(std::string_view name, std::string_view source) {
  const GumboTag tag = tag_of(name);
  if (!counts_in_select(tag, false)) return;
  if (table_rank(tag) > 0) return start_table_part(tag);
  if (tag == GUMBO_TAG_FORM) return start_form();
  if (tag == GUMBO_TAG_TABLE && is_between_cells()) close_to(find_open(tag));
  if (tag == GUMBO_TAG_LI) close_item(tag, tag);
  if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) close_item(GUMBO_TAG_DD, GUMBO_TAG_DT);
  if (closes_paragraph(tag)) close_to(find(GUMBO_TAG_P, is_button_scope));
  if (tag == GUMBO_TAG_BUTTON) close_to(find(tag, is_scope));
  const bool is_ruby_text = tag == GUMBO_TAG_RT || tag == GUMBO_TAG_RP;
  if (is_ruby_text && find(GUMBO_TAG_RUBY, is_scope) >= 0) close_implied();
  const GumboTag innermost = open_.empty() ? GUMBO_TAG_LAST : open_.back().tag;
  const bool is_option = tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP;
  if ((is_option && innermost == GUMBO_TAG_OPTION) || (is_heading(tag) && is_heading(innermost))) {
    open_.pop_back();
  }
  if (tag == GUMBO_TAG_A || tag == GUMBO_TAG_NOBR) close_before(tag);
  if (!keeps_closed(tag)) reopen();
  if (is_void(tag) || is_frame_of_page(tag)) return;
  if (is_formatting(tag)) {
    open_formatting(tag, std::hash<std::string_view>()(source));
  } else {
    open(tag);
  }
}

void Nesting::end(std::string_view name) {
  const GumboTag tag = tag_of(name);
  if (!counts_in_select(tag, true)) return;
  switch (tag) {
    case GUMBO_TAG_BR:
      return reopen();  // </br> is read as <br>
    case GUMBO_TAG_COLGROUP:
      return;
    case GUMBO_TAG_P:
      return close_to(find(tag, is_button_scope));
    case GUMBO_TAG_LI:
      return close_to(find(tag, is_list_scope));
    case GUMBO_TAG_FORM:
      return end_form();
    default:
      break;
  }
  if (is_void(tag) || is_frame_of_page(tag)) return;
  if (tag == GUMBO_TAG_TABLE || table_rank(tag) > 0) return close_to(find(tag, is_table));
  if (is_heading(tag)) return close_to(find_heading());
  if (is_formatting(tag)) {
    const Latest element = latest(tag);
    return element.list == nullptr ? end_ordinary(tag) : end_formatting(element);
  }
  if (has_ordinary_end(tag)) return end_ordinary(tag);
  const int index = find(tag, is_scope);
  close_to(index);
  if (index >= 0 && is_marker(tag)) forget_to_marker();
}

}  // namespace yiben::read
