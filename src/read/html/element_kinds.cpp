// read/html: the kinds of elements by which the HTML standard says what tags open and close.
#include "read/html/element_kinds.h"

#include <algorithm>

namespace yiben::read {

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_void(GumboTag tag) {
  return is_one_of(
      tag,
      {GUMBO_TAG_AREA,  GUMBO_TAG_BASE,     GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_BR,
       GUMBO_TAG_COL,   GUMBO_TAG_EMBED,    GUMBO_TAG_FRAME,    GUMBO_TAG_HR,      GUMBO_TAG_IMG,
       GUMBO_TAG_IMAGE, GUMBO_TAG_INPUT,    GUMBO_TAG_ISINDEX,  GUMBO_TAG_KEYGEN,  GUMBO_TAG_LINK,
       GUMBO_TAG_META,  GUMBO_TAG_MENUITEM, GUMBO_TAG_PARAM,    GUMBO_TAG_SOURCE,  GUMBO_TAG_TRACK,
       GUMBO_TAG_WBR});
}

bool is_frame_of_page(GumboTag tag) {
  return is_one_of(tag, {GUMBO_TAG_HTML, GUMBO_TAG_HEAD, GUMBO_TAG_BODY});
}

bool is_formatting(GumboTag tag) {
  return is_one_of(tag, {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM,
                         GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL,
                         GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U});
}

bool is_heading(GumboTag tag) {
  return is_one_of(
      tag, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
}

bool closes_paragraph(GumboTag tag) {
  return is_one_of(
      tag, {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
            GUMBO_TAG_CENTER,  GUMBO_TAG_DD,      GUMBO_TAG_DETAILS,    GUMBO_TAG_DIR,
            GUMBO_TAG_DIV,     GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_FIELDSET,
            GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FORM,
            GUMBO_TAG_H1,      GUMBO_TAG_H2,      GUMBO_TAG_H3,         GUMBO_TAG_H4,
            GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_HR,         GUMBO_TAG_HEADER,
            GUMBO_TAG_HGROUP,  GUMBO_TAG_LI,      GUMBO_TAG_LISTING,    GUMBO_TAG_MAIN,
            GUMBO_TAG_MENU,    GUMBO_TAG_NAV,     GUMBO_TAG_OL,         GUMBO_TAG_P,
            GUMBO_TAG_PRE,     GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,    GUMBO_TAG_UL});
}

bool is_scope(GumboTag tag) {
  return is_one_of(tag, {GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT,
                         GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TH});
}

bool is_marker(GumboTag tag) {
  return is_scope(tag) && tag != GUMBO_TAG_TABLE;
}

bool is_button_scope(GumboTag tag) {
  return is_scope(tag) || tag == GUMBO_TAG_BUTTON;
}

bool is_list_scope(GumboTag tag) {
  return is_scope(tag) || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL;
}

int table_rank(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_COLGROUP:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_THEAD:
      return 1;
    case GUMBO_TAG_TR:
      return 2;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return 3;
    default:
      return 0;
  }
}

bool is_special(GumboTag tag) {
  return closes_paragraph(tag) || is_button_scope(tag) || table_rank(tag) > 0 ||
         is_one_of(tag, {GUMBO_TAG_NOSCRIPT, GUMBO_TAG_SELECT});
}

bool has_ordinary_end(GumboTag tag) {
  return !is_special(tag) || is_one_of(tag, {GUMBO_TAG_MENUITEM, GUMBO_TAG_NOSCRIPT,
                                             GUMBO_TAG_SELECT, GUMBO_TAG_SUMMARY});
}

bool keeps_closed(GumboTag tag) {
  return (is_special(tag) && !is_one_of(tag, {GUMBO_TAG_APPLET, GUMBO_TAG_BUTTON, GUMBO_TAG_MARQUEE,
                                              GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OBJECT,
                                              GUMBO_TAG_SELECT, GUMBO_TAG_SUMMARY})) ||
         is_frame_of_page(tag) ||
         is_one_of(tag, {GUMBO_TAG_BASE, GUMBO_TAG_COL, GUMBO_TAG_FRAME, GUMBO_TAG_HR,
                         GUMBO_TAG_LINK, GUMBO_TAG_MENUITEM, GUMBO_TAG_META, GUMBO_TAG_PARAM,
                         GUMBO_TAG_RP, GUMBO_TAG_RT, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK});
}

}  // namespace yiben::read
