// read/html: the kinds of elements by which the HTML standard says what tags open and close.
// <template>, <frameset>, <svg> and <math> are not among them: tame_markup has taken them out.
#pragma once

#include <gumbo.h>

#include <initializer_list>

namespace yiben::read {

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags);

// Elements that hold nothing and have no end tag.
bool is_void(GumboTag tag);

// The elements that have one place in a page: their tags open nothing.
bool is_frame_of_page(GumboTag tag);

// Elements that go on behind a block in which they were left open.
bool is_formatting(GumboTag tag);

// <h1> to <h6>.
bool is_heading(GumboTag tag);

// Elements before which an open <p> is closed.
bool closes_paragraph(GumboTag tag);

// Elements that an end tag of another element does not reach through.
bool is_scope(GumboTag tag);

// Elements behind which formatting elements from before are not opened again.
bool is_marker(GumboTag tag);

// The same for the end tag of <p>, and for those of list items.
bool is_button_scope(GumboTag tag);
bool is_list_scope(GumboTag tag);

// Parts of a table by how deep they stand in it; 0 for the table and for what is no part.
int table_rank(GumboTag tag);

// The "special" elements of the standard, through which an ordinary end tag does not reach.
bool is_special(GumboTag tag);

// Special elements whose end tag is an ordinary one all the same.
bool has_ordinary_end(GumboTag tag);

// Start tags before which formatting elements are not opened again.
bool keeps_closed(GumboTag tag);

}  // namespace yiben::read
