// Tables that the contents announce and the body does not show.
#include "recognise/parts.h"

#include <algorithm>
#include <map>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// From here on two titles name one table; a department or a year may stand in one of them.
constexpr double same_table = 0.7;

// A title without what stands in brackets behind it.
std::string core_of(std::string_view title) {
  std::string words = bare_label(title);
  if (words.ends_with(')')) {
    const std::size_t open = words.rfind('(');
    if (open != std::string::npos && open > 0) words.erase(open);
  }
  return words;
}

bool is_same_table(std::string_view a, std::string_view b) {
  const bool holds = a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
  return holds || text::similarity(a, b) >= same_table;
}

// Several forms of one kind, as of several projects, are announced one below the other: whoever has
// one of them has them all.
bool repeats_the_one_above(const Book& book, std::size_t entry) {
  return entry > 0 && core_of(book.contents[entry - 1].text) == core_of(book.contents[entry].text);
}

// The entries that no title is found for. Equal titles are matched first, then like ones; a title
// stands for one entry.
std::vector<const Heading*> unmatched(std::vector<const Heading*> entries,
                                      std::vector<std::string> titles) {
  for (const bool equal : {true, false}) {
    std::erase_if(entries, [&](const Heading* entry) {
      const std::string core = core_of(entry->text);
      const auto found = std::find_if(titles.begin(), titles.end(), [&](const std::string& title) {
        return equal ? title == core : is_same_table(title, core);
      });
      if (found == titles.end()) return false;
      titles.erase(found);
      return true;
    });
  }
  return entries;
}

// "第二部分 部门预算表" and "部门预算表" with entries below it announce a part, not a table.
bool announces_table(const Book& book, std::size_t entry, const Terms& terms) {
  const Heading& heading = book.contents[entry];
  const bool is_part =
      heading.level == 0 ||
      std::any_of(book.contents.begin(), book.contents.end(),
                  [&](const Heading& other) { return other.parent == static_cast<int>(entry); });
  const std::string core = core_of(heading.text);
  return !is_part && core.ends_with("表") && terms.is_title(core);
}

// How many paragraphs below its title may say that a table is empty, and how many labels of its
// header may stand before them, where no lines show that it is one.
constexpr std::size_t max_statement = 3;
constexpr std::size_t max_labels = 15;

// An entry of the contents.
bool announces(const Book& book, const Prose& prose) {
  return std::any_of(book.contents.begin(), book.contents.end(),
                     [&](const Heading& entry) { return entry.place == prose.place; });
}

bool is_label(std::string_view printed) {
  constexpr std::size_t longest = 60;
  return printed.size() <= longest && printed.find("。") == std::string_view::npos;
}

// The title and soon behind it a sentence such as 本部门无…: the table is empty, and only spoken
// of.
bool body_speaks_of_it_as_empty(const Book& book, const std::string& core, const Terms& terms) {
  for (const Document* document : book.documents) {
    std::size_t left = 0;    // paragraphs that may still be that sentence
    std::size_t labels = 0;  // that may stand before it
    for (const Block& block : document->blocks) {
      const Prose* prose = std::get_if<Prose>(&block);
      if (prose == nullptr) left = 0;
      if (prose == nullptr || prose->furniture) continue;
      if (left > 0 && terms.is_empty_statement(prose->text)) return true;
      const std::string line = core_of(prose->text);
      if (announces(book, *prose)) {
        left = 0;
      } else if (line.size() <= 2 * core.size() && line.find(core) != std::string::npos) {
        left = max_statement;
        labels = max_labels;
      } else if (line.ends_with("表") && terms.is_title(line)) {
        left = 0;  // of another table
      } else if (labels > 0 && is_label(prose->text)) {
        --labels;
      } else {
        left -= std::min<std::size_t>(left, 1);
      }
    }
  }
  return false;
}

// "合计 因公出国（境）费 公务接待费": the header of a table, printed as text.
bool is_header_line(std::string_view printed, const Terms& terms, const Cube& cube) {
  constexpr int least_words = 3;
  int words = 0;
  for (std::string_view rest = text::trim(printed); !rest.empty(); rest = text::trim(rest)) {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    if (!terms.read(text::fold(rest.substr(0, end)), cube).understood) return false;
    ++words;
    rest.remove_prefix(end);
  }
  return words >= least_words;
}

// Follows the paragraphs of a document: a title of a table, the unit of its money, and then no
// table.
class LoneTitles {
 public:
  LoneTitles(const Terms& terms, Book& book) : terms_(terms), book_(book) {}

  void read(const Document& document) {
    title_ = nullptr;
    for (const Block& block : document.blocks) {
      const Prose* prose = std::get_if<Prose>(&block);
      if (prose == nullptr) {
        title_ = nullptr;
      } else if (!prose->furniture) {
        read(*prose);
      }
    }
    end();
  }

  void say() {
    for (const Table& table : book_.tables) alone_.erase(core_of(table.title));
    std::vector<const Prose*> titles;
    for (const auto& entry : alone_) titles.push_back(entry.second);
    std::sort(titles.begin(), titles.end(),
              [](const Prose* a, const Prose* b) { return a->place < b->place; });
    for (const Prose* title : titles) {
      book_.doubts.push_back({"title-without-table", title->text, title->place});
    }
  }

 private:
  void read(const Prose& prose) {
    if (title_ != nullptr &&
        (terms_.is_empty_statement(prose.text) || is_header_line(prose.text, terms_, book_.cube))) {
      title_ = nullptr;
    }
    const std::string core = core_of(prose.text.substr(0, prose.text.find('\t')));
    const bool is_title = core.ends_with("表") && core.size() <= max_title_bytes &&
                          terms_.is_title(core) && !find_unit(core);
    if (is_title) {
      end();
      // An entry of the contents is followed by the title itself.
      alone_.erase(core);
      title_ = &prose;
      unit_ = false;
      left_ = max_statement;
    }
    if (title_ == nullptr) return;
    unit_ = unit_ || (left_ > 0 && find_unit(prose.text).has_value());
    left_ -= std::min<std::size_t>(left_, 1);
  }

  void end() {
    if (title_ != nullptr && unit_) alone_[title_core()] = title_;
    title_ = nullptr;
  }

  std::string title_core() const {
    return core_of(title_->text.substr(0, title_->text.find('\t')));
  }

  static constexpr std::size_t max_title_bytes = 180;
  const Terms& terms_;
  Book& book_;
  const Prose* title_ = nullptr;  // that waits for its table
  bool unit_ = false;
  std::size_t left_ = 0;  // paragraphs in which the unit may stand
  std::map<std::string, const Prose*> alone_;
};

}  // namespace

void doubt_lone_titles(const Terms& terms, Book& book) {
  LoneTitles titles(terms, book);
  for (const Document* document : book.documents) titles.read(*document);
  titles.say();
}

bool doubt_announced(const Terms& terms, Book& book) {
  std::vector<std::string> titles;
  for (const Table& table : book.tables) titles.push_back(core_of(table.title));
  std::vector<const Heading*> entries;
  for (std::size_t i = 0; i < book.contents.size(); ++i) {
    if (announces_table(book, i, terms) && !repeats_the_one_above(book, i))
      entries.push_back(&book.contents[i]);
  }
  std::vector<Doubt> missing;
  for (const Heading* entry : unmatched(entries, titles)) {
    Doubt doubt{"missing-table", entry->text, entry->place};
    doubt.blocks = !body_speaks_of_it_as_empty(book, core_of(entry->text), terms);
    missing.push_back(std::move(doubt));
  }
  // As many tables as were announced: one of them goes by another name.
  if (book.tables.size() >= entries.size()) {
    for (Doubt& doubt : missing) doubt.blocks = false;
  }
  const bool all_there = !entries.empty() && missing.empty();
  for (Doubt& doubt : missing) book.doubts.push_back(std::move(doubt));
  return all_there;
}

}  // namespace yiben::recognition
