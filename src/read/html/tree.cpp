// read/html: the tree of a page, made by gumbo within a bounded amount of memory.
#include "read/html/tree.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/base.h"

namespace yiben::read {

// gumbo frees a tree by recursion, so its own function is never called: each piece is freed here.
Tree::~Tree() {
  while (pieces_ != nullptr) {
    Piece* next = pieces_->next;
    std::free(pieces_);
    pieces_ = next;
  }
}

// gumbo does not check what its allocator returns. The way out is to jump over its frames, which
// are C and own nothing but pieces of this tree.
void* Tree::allocate(void* tree, std::size_t bytes) {
  Tree& self = *static_cast<Tree*>(tree);
  const std::size_t room = self.max_bytes_ - self.bytes_;
  if (bytes > room || sizeof(Piece) > room - bytes) std::longjmp(self.out_of_memory_, 1);
  auto* piece = static_cast<Piece*>(std::malloc(sizeof(Piece) + bytes));
  if (piece == nullptr) std::longjmp(self.out_of_memory_, 1);
  *piece = Piece{.previous = nullptr, .next = self.pieces_, .bytes = sizeof(Piece) + bytes};
  if (self.pieces_ != nullptr) self.pieces_->previous = piece;
  self.pieces_ = piece;
  self.bytes_ += piece->bytes;
  return piece + 1;
}

void Tree::release(void* tree, void* memory) {
  if (memory == nullptr) return;
  Tree& self = *static_cast<Tree*>(tree);
  Piece* piece = static_cast<Piece*>(memory) - 1;
  if (piece->next != nullptr) piece->next->previous = piece->previous;
  if (piece->previous != nullptr) {
    piece->previous->next = piece->next;
  } else {
    self.pieces_ = piece->next;
  }
  self.bytes_ -= piece->bytes;
  std::free(piece);
}

bool Tree::parse(std::string_view page) {
  YIBEN_CHECK(pieces_ == nullptr);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = this;
  options.tab_stop = 1;  // columns are characters
  options.max_errors = 0;
  if (setjmp(out_of_memory_) != 0) return false;  // NOLINT(cert-err52-cpp)
  root_ = gumbo_parse_with_options(&options, page.data(), page.size())->root;
  return true;
}

std::vector<const GumboNode*> children_of(const GumboNode* node) {
  std::vector<const GumboNode*> children;
  if (!is_element(node)) return children;
  const GumboVector& all = node->v.element.children;
  children.reserve(all.length);
  for (unsigned i = 0; i < all.length; ++i) {
    children.push_back(static_cast<const GumboNode*>(all.data[i]));
  }
  return children;
}

const char* attribute(const GumboNode* element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? nullptr : found->value;
}

namespace {

bool is_hidden(const GumboNode* element) {
  if (attribute(element, "hidden") != nullptr) return true;
  const char* style = attribute(element, "style");
  if (style == nullptr) return false;
  std::string plain;
  for (const char* c = style; *c != '\0'; ++c) {
    if (*c == ' ' || *c == '\t' || *c == '\n') continue;
    plain += *c >= 'A' && *c <= 'Z' ? static_cast<char>(*c - 'A' + 'a') : *c;
  }
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos;
}

}  // namespace

bool is_left_out(const GumboNode* element) {
  switch (element->v.element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_TITLE:
      return true;
    default:
      return is_hidden(element);
  }
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

}  // namespace yiben::read
