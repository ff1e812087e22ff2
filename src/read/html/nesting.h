// read/html: how deep elements nest, followed on the stream of tags as the HTML algorithm would.
// Where the algorithm is more subtle than this, the depth here is the greater one.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace yiben::read {

class Nesting {
 public:
  // A start tag; `source` is the whole tag, which tells elements of one name apart.
  void start(std::string_view name, std::string_view source);
  void end(std::string_view name);
  // Characters between tags.
  void text();

  // Elements that are open, and those that the next text would open again.
  std::size_t depth() const { return open_.size() + reopening_.size(); }

 private:
  struct Open {
    GumboTag tag;
    std::size_t source;  // hash that tells formatting elements of one name apart
    std::size_t serial;  // counts start tags; a later element has a greater one
    bool forgotten;      // a formatting element that an end tag may not find any more
  };

  struct Latest {
    std::vector<Open>* list = nullptr;  // open_ or reopening_; nullptr where there is none
    std::size_t index = 0;
    std::size_t serial = 0;
  };

  // Index of the nearest open `tag`, or -1 where an element that `is_wall` accepts comes first.
  template <typename Wall>
  int find(GumboTag tag, Wall is_wall) const;
  int find_open(GumboTag tag) const;
  int find_heading() const;
  bool counts_in_select(GumboTag tag, bool is_end);
  // Closes the element at `index` and all in it; nothing where it is -1.
  void close_to(int index);
  void close_implied();
  void close_before(GumboTag tag);
  void close_item(GumboTag tag, GumboTag other);
  void open(GumboTag tag, std::size_t source = 0);
  void open_formatting(GumboTag tag, std::size_t source);
  void reopen();
  void forget_to_marker();
  std::size_t marker() const;
  void start_table_part(GumboTag tag);
  Latest latest(GumboTag tag);
  void end_formatting(const Latest& element);
  void end_ordinary(GumboTag tag);
  bool is_between_cells() const;
  void start_form();
  void end_form();

  std::vector<Open> open_;
  std::size_t serial_ = 0;
  std::size_t form_ = 0;  // serial of the form that fields would belong to
  // Formatting elements that were closed with their block; the next text opens them again. An end
  // tag means the latest element of its name, be it open or here.
  std::vector<Open> reopening_;
  // Serials of the elements behind which nothing from before them is opened again.
  std::vector<std::size_t> markers_;
};

}  // namespace yiben::read
