// read/html: whether a page ends where its writer ended it.
#pragma once

#include <string_view>

namespace yiben::read {

// Is shown the tags of a page in their order. Many pages leave end tags out, so that one missing
// "</table>" says nothing while "</html>" stands at the end; a part of a page has no such end.
class Ending {
 public:
  void start(std::string_view name) {
    // Pages of content systems hold whole pages in them, with an end of their own.
    if (name == "html" || name == "table") has_ended_ = false;
    if (name == "html") has_begun_ = true;
    if (name == "table") ++open_tables_;
  }

  void end(std::string_view name) {
    if (name == "html") has_ended_ = has_ended_once_ = true;
    if (name == "body") has_ended_ = true;
    if (name == "table" && open_tables_ > 0) --open_tables_;
  }

  // The page ends in the middle of a tag.
  void end_in_tag() { in_tag_ = true; }

  bool is_cut() const {
    if (has_begun_ && !has_ended_once_) return true;
    return !has_ended_ && (in_tag_ || open_tables_ > 0);
  }

 private:
  bool has_begun_ = false;
  bool has_ended_ = false;
  bool has_ended_once_ = false;
  bool in_tag_ = false;
  int open_tables_ = 0;
};

}  // namespace yiben::read
