// write/html: one page (docs/formats/html-out.md).
#include "write/write.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"
#include "write/html/chart_words.h"
#include "write/html/charts.h"
#include "write/html/markup.h"
#include "write/html/outline.h"
#include "write/html/style.h"
#include "write/html/table.h"

namespace yiben::write {

namespace {

// Nothing of the page may load or run anything, whatever its texts say.
constexpr const char* kPolicy = "default-src 'none'; style-src 'unsafe-inline'";

const char* class_of(Role role) {
  switch (role) {
    case Role::title:
      return "title";
    case Role::subtitle:
      return "subtitle";
    case Role::label:
      return "label";
    case Role::caption:
      return "caption";
    case Role::unit:
      return "unit";
    case Role::note:
      return "note";
    case Role::contents:
      return "contents";
    default:
      return "body";
  }
}

std::string paragraph(const Prose& prose, const std::string& attributes = "") {
  return fmt::format("<p class=\"{}\"{}>{}</p>\n", class_of(prose.role), attributes,
                     web::escaped(prose.text));
}

class PageWriter {
 public:
  PageWriter(const Document& document, const std::vector<Chart>& charts)
      : document_(document), charts_(charts), outline_(web::outline_of(document)) {}

  std::string run() {
    write_head();
    write_cover();
    if (!outline_.has_contents_below) write_contents(outline_.contents);
    out_ += "<main id=\"text\">\n" + web::charts_markup(charts_);
    for (const web::Part& part : outline_.parts) write_part(part);
    close_sections(1);
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void write_head() {
    out_ += "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n";
    out_ += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", kPolicy);
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out_ += "<meta name=\"color-scheme\" content=\"light dark\">\n";
    if (!document_.entity.empty()) {
      out_ +=
          fmt::format("<meta name=\"author\" content=\"{}\">\n", web::escaped(document_.entity));
    }
    out_ += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n",
                        web::escaped(outline_.title), web::style());
    const bool aside = !outline_.has_contents_below && !outline_.entries.empty();
    out_ += aside ? "<body class=\"aside\">\n" : "<body>\n";
    out_ += "<a class=\"skip shown\" href=\"#text\" hidden>跳到正文</a>\n";
  }

  // Where the document has no title of its own, or does not name whose it is, people still see
  // both.
  void write_cover() {
    const auto has = [&](Role role) {
      return std::any_of(outline_.cover.begin(), outline_.cover.end(),
                         [&](const Prose* prose) { return prose->role == role; });
    };
    const auto names_entity = [&](const Prose* prose) {
      return prose->text.find(document_.entity) != std::string::npos;
    };
    out_ += "<header>\n";
    bool headed = has(Role::title);
    if (!headed) {
      out_ += fmt::format("<h1 class=\"shown\" hidden>{}</h1>\n", web::escaped(outline_.title));
    }
    for (const Prose* prose : outline_.cover) {
      if (prose->role == Role::title && headed) {
        out_ += fmt::format("<h1>{}</h1>\n", web::escaped(prose->text));
        headed = false;
      } else {
        out_ += paragraph(*prose);
      }
    }
    const bool named = std::any_of(outline_.cover.begin(), outline_.cover.end(), names_entity) ||
                       outline_.title.find(document_.entity) != std::string::npos;
    if (!named) {
      out_ += fmt::format("<p class=\"subtitle shown\" hidden>{}</p>\n",
                          web::escaped(document_.entity));
    }
    out_ += "</header>\n";
  }

  // The title of the contents is part of the text; the list only repeats headings and captions.
  void write_contents(const Prose* title) {
    if (outline_.entries.empty()) {
      if (title != nullptr) out_ += paragraph(*title);
      return;
    }
    if (title == nullptr) {
      out_ += "<nav class=\"shown\" aria-label=\"目录\" hidden>\n";
      write_entries("<ol>");
    } else {
      out_ += "<nav aria-labelledby=\"contents\">\n" + paragraph(*title, " id=\"contents\"");
      write_entries("<ol class=\"shown\" hidden>");
    }
    out_ += "</nav>\n";
  }

  void write_entries(const char* begin) {
    std::vector<int> open;
    for (const web::Entry& entry : outline_.entries) {
      while (open.size() > 1 && open.back() > entry.level) {
        out_ += "</li>\n</ol>\n";
        open.pop_back();
      }
      if (open.empty()) {
        out_ += fmt::format("{}\n", begin);
        open.push_back(entry.level);
      } else if (open.back() < entry.level) {
        out_ += "\n<ol>\n";
        open.push_back(entry.level);
      } else {
        out_ += "</li>\n";
      }
      out_ += fmt::format("<li><a href=\"#{}\">{}</a>", entry.id, web::escaped(entry.text));
    }
    for (; !open.empty(); open.pop_back()) out_ += "</li>\n</ol>\n";
  }

  void write_part(const web::Part& part) {
    switch (part.kind) {
      case web::Part::Kind::prose:
        out_ += paragraph(*part.prose);
        break;
      case web::Part::Kind::heading:
        close_sections(part.level);
        out_ += fmt::format("<section>\n<h{0} id=\"{1}\">{2}</h{0}>\n", part.level + 1, part.id,
                            web::escaped(part.prose->text));
        sections_.push_back(part.level);
        break;
      case web::Part::Kind::contents:
        write_contents(part.prose);
        break;
      case web::Part::Kind::table:
        out_ += web::table_markup(part.table);
        break;
    }
  }

  // Ends the sections of this level and of those below.
  void close_sections(int level) {
    for (; !sections_.empty() && sections_.back() >= level; sections_.pop_back()) {
      out_ += "</section>\n";
    }
  }

  const Document& document_;
  const std::vector<Chart>& charts_;
  web::Outline outline_;
  std::vector<int> sections_;  // levels of those that are open
  std::string out_;
};

}  // namespace

Result<std::string> html(const Document& document, const std::vector<Chart>& charts) {
  for (const Chart& chart : charts) {
    if (web::is_within_limits(chart)) continue;
    return Error{.file = document.path,
                 .excerpt = text::excerpt(chart.title),
                 .what = "the amounts of a chart are larger than any budget (limit max_fen)",
                 .remedy = "look at the unit of its amounts"};
  }
  std::string page = PageWriter(document, charts).run();
  if (page.size() > limits::max_text_bytes) {
    return Error{.file = document.path,
                 .what = fmt::format("the page has more than {} MiB (limit max_text_bytes)",
                                     limits::max_text_bytes >> 20),
                 .remedy = "write the document in parts"};
  }
  return page;
}

}  // namespace yiben::write
