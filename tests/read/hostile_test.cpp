// read: markup that is made to exhaust a reader ends in an error, soon, or is read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "read/html/markup.h"
#include "read/html/nesting.h"
#include "read/html/tree.h"
#include "read/read.h"
#include "show.h"

namespace yiben::read {
namespace {

std::string times(std::size_t count, std::string_view s) {
  std::string out;
  out.reserve(count * s.size());
  for (std::size_t i = 0; i < count; ++i) out += s;
  return out;
}

std::string read_page(const std::string& markup) {
  return show(html_document("<html><body>" + markup, "f.html", 1));
}

TEST(HostileMarkup, DeepNestingIsAnError) {
  // Some of these nest because their end tags are ignored.
  const std::vector<std::string> repeated = {"<div>",
                                             "<table><tr><td>",
                                             "<ul><li>",
                                             "<x>",
                                             "<span><p></span></p>",
                                             "<form><div></form>",
                                             "<object></div>",
                                             "<div><select></div></select>",
                                             "<b><p><b></p>x</b>"};
  for (const std::string& markup : repeated) {
    const std::string shown = read_page("\n" + times(100'000, markup));
    EXPECT_EQ(shown.substr(0, 62), "error: f.html:line 2: elements nest deeper than 256 (limit max")
        << markup;
  }
}

TEST(HostileMarkup, FormattingThatIsNeverClosedIsAnError) {
  std::string markup;
  for (int i = 0; i < 100'000; ++i) markup += "<p><font size=" + std::to_string(i) + "></p>x";
  EXPECT_NE(read_page(markup).find("limit max_markup_depth"), std::string::npos);
}

TEST(HostileMarkup, EndTagsThatMayBeLeftOutDoNotNest) {
  for (const std::string markup : {"<p>a", "<li>a", "<dd>a", "<h1>a</h2>", "<b>a</b>", "<a>a",
                                   "<p><b>a", "<p><i><b>a</p>", "<div><b>a</div>"}) {
    EXPECT_NE(read_page(times(1000, markup)).substr(0, 6), "error:") << markup;
  }
  EXPECT_EQ(read_page("<table>" + times(1000, "<tr><td>a<td>b")).substr(0, 5), "grid ");
}

TEST(HostileMarkup, EndlessAttributesAreAnError) {
  std::string names;
  for (int i = 0; i < 500'000; ++i) names += " a" + std::to_string(i);
  EXPECT_NE(read_page("<p" + names + ">x").find("<p> has more than 4096 attributes"),
            std::string::npos);
  std::string tags;
  for (int i = 0; i < 100'000; ++i) tags += "<body a" + std::to_string(i) + ">";
  EXPECT_NE(read_page(tags).find("<body> has more than 4096 attributes"), std::string::npos);
}

TEST(HostileMarkup, ATableThatIsTooLargeIsAnError) {
  EXPECT_NE(read_page("<table><tr>" + times(2000, "<td>x")).find("512 columns (limit max_grid_col"),
            std::string::npos);
  EXPECT_NE(read_page("<table>" + times(200'000, "<tr><td>x<td>y")).find("100000 rows (limit max_"),
            std::string::npos);
  const std::string huge = "<td colspan=1000 rowspan=65534>x";
  EXPECT_NE(read_page("<table><tr>" + huge + huge + times(90'000, "<tr><td>a<td>b"))
                .find("2000000 squares (limit max_cells)"),
            std::string::npos);
}

TEST(HostileMarkup, ATreeTakesNoMoreThanItMay) {
  const std::string page = times(20'000, "<p>");
  EXPECT_FALSE(Tree(1u << 20).parse(page));
  EXPECT_TRUE(Tree(16u << 20).parse(page));
  for (std::size_t bytes = 0; bytes < 20'000; bytes += 97) Tree(bytes).parse("<table><b>x<p a=b>");
}

TEST(HostileMarkup, ThingsThatNeverEndAreReadInLinearTime) {
  for (const std::string markup :
       {"<!-- ", "<script>", "<svg>", "<math><svg>", "<template>", "<a b='", "</", "<!", "&amp",
        "<textarea></textare", "<html><frameset>"}) {
    read_page("<p>x</p>" + times(200'000, markup));
  }
}

TEST(TameMarkup, BlanksByCharacterSoThatPlacesStay) {
  struct Case {
    std::string input;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"a<!-- 注\n释 -->b", "a<!    \n    >b"},
      {"<!-->a-->", "<!  >a-->"},
      {"<!-- a --!>b", "<!        >b"},
      {"<p><script>1<2</script>x", "<p><!                 >x"},
      {"<SCRIPT>a</Script >b", "<!                >b"},
      {"<svg><svg></svg>a", "<!  ><!        >a"},
      {"<svg/>a", "<!   >a"},
      {"</>a", "<!>a"},
      {"a<b", "a"},  // a tag that the page ends in
      {"1 < 2 <3", "1 < 2 <3"},
      {"<?php a ?>b<![CDATA[c]]>d", "<!       >b<!          >d"},
      {"<!DOCTYPE html>a", "<!DOCTYPE html>a"},
      {"<a b='>' c=\">\">d", "<a b='>' c=\">\">d"},
  };
  for (const Case& c : cases) {
    const auto tamed = tame_markup(c.input);
    ASSERT_TRUE(std::holds_alternative<TamedMarkup>(tamed)) << c.input;
    EXPECT_EQ(std::get<TamedMarkup>(tamed).page, c.expected) << c.input;
  }
}

// Depth of the tree that the parser makes.
std::size_t depth_of(const Tree& tree) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  walk(
      tree.root(),
      [&](const GumboNode* node) {
        if (is_element(node)) deepest = std::max(deepest, ++depth);
        return true;
      },
      [&](const GumboNode*) { --depth; });
  return deepest;
}

// A few tags, chosen at random, many times over: if the parser nests them deeper and deeper, so
// does Nesting. This is what keeps the time of the parser bounded; a new version of gumbo may break
// it.
TEST(Nesting, FollowsTheParser) {
  const std::vector<std::string> names = {
      "div",    "p",        "span",   "b",        "i",        "a",       "font x=1", "font x=2",
      "table",  "tr",       "td",     "th",       "tbody",    "caption", "ul",       "li",
      "dl",     "dd",       "form",   "h1",       "h2",       "x",       "y",        "button",
      "option", "optgroup", "select", "object",   "nobr",     "hr",      "ruby",     "rt",
      "br",     "input",    "label",  "noscript", "colgroup", "pre",     "thead",    "body"};
  std::minstd_rand random(7);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() >> 8) % n; };
  for (int round = 0; round < 1500; ++round) {
    std::vector<std::string> palette;
    for (std::size_t i = 0; i < 5; ++i) palette.push_back(names[below(names.size())]);
    std::string once;
    Nesting nesting;
    std::vector<std::string> tags;
    for (std::size_t i = 0; i < 2 + below(8); ++i) {
      const std::string& name = palette[below(palette.size())];
      tags.push_back(below(2) == 0 ? "<" + name + ">"
                                   : "</" + name.substr(0, name.find(' ')) + ">");
      once += tags.back() + "x";
    }
    std::size_t deepest = 0;
    for (int i = 0; i < 80; ++i) {
      for (const std::string& tag : tags) {
        const bool is_end = tag[1] == '/';
        const std::size_t begin = is_end ? 2 : 1;
        const std::string name = tag.substr(begin, tag.find_first_of(" >") - begin);
        if (is_end) {
          nesting.end(name);
        } else {
          nesting.start(name, tag);
        }
        nesting.text();
        deepest = std::max(deepest, nesting.depth());
      }
    }
    Tree tree;
    const std::string page = times(80, once);
    ASSERT_TRUE(tree.parse(page));
    EXPECT_LE(depth_of(tree), 3 * deepest + 20) << once;
  }
}

}  // namespace
}  // namespace yiben::read
