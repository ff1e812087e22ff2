// read/html: the tree of a page, made by gumbo within a bounded amount of memory, and a walk over
// it without recursion.
#pragma once

#include <gumbo.h>

#include <csetjmp>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace yiben::read {

// Owns the tree. Nodes live as long as it does, and so must the text that was parsed.
class Tree {
 public:
  explicit Tree(std::size_t max_bytes = limits::max_markup_memory_bytes) : max_bytes_(max_bytes) {}
  ~Tree();
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  // False when the tree would take more than `max_bytes`. To be called once.
  bool parse(std::string_view page);

  // The <html> element; nullptr before parse() has succeeded.
  const GumboNode* root() const { return root_; }

 private:
  struct alignas(std::max_align_t) Piece {
    Piece* previous;
    Piece* next;
    std::size_t bytes;
  };

  static void* allocate(void* tree, std::size_t bytes);
  static void release(void* tree, void* memory);

  std::size_t max_bytes_;
  Piece* pieces_ = nullptr;
  std::size_t bytes_ = 0;
  const GumboNode* root_ = nullptr;
  std::jmp_buf out_of_memory_;
};

inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}
// The tag of an element, GUMBO_TAG_UNKNOWN for other nodes.
inline GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

// The children of an element; empty for other nodes.
std::vector<const GumboNode*> children_of(const GumboNode* node);

// The value of an attribute; nullptr where the element does not have it.
const char* attribute(const GumboNode* element, const char* name);

// Whether a page does not show the element: it is of a kind that holds no text, or it is hidden.
bool is_left_out(const GumboNode* element);

// Whether the element begins and ends a paragraph.
bool is_block(GumboTag tag);

// Visits `top` and all below it in order: enter(node), and leave(node) for each element whose
// enter returned true; what lies in the others is passed over.
template <typename Enter, typename Leave>
void walk(const GumboNode* top, Enter enter, Leave leave) {
  struct Step {
    const GumboNode* node;
    unsigned next;
  };
  if (!enter(top) || !is_element(top)) return;
  std::vector<Step> path{{top, 0}};
  while (!path.empty()) {
    Step& step = path.back();
    const GumboVector& children = step.node->v.element.children;
    if (step.next == children.length) {
      leave(step.node);
      path.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[step.next++]);
    if (enter(child) && is_element(child)) path.push_back({child, 0});
  }
}

}  // namespace yiben::read
