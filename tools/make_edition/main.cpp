// yiben_make_edition FOLDER FILE...: publishes a book as it was read, in every format, as an
// edition. For tests of editions, and of what becomes of a folder when the program dies
// (scripts/kill-loop).
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "edition/edition.h"
#include "job/job.h"
#include "report/report.h"

namespace yiben::edition {
namespace {

struct Format {
  const char* name;
  const char* file;
};

constexpr Format formats[] = {{"text", "book.txt"},
                              {"docx", "book.docx"},
                              {"xlsx", "book.xlsx"},
                              {"pdf", "book.pdf"},
                              {"html", "book.html"}};

int fail(const Errors& errors) {
  for (const Error& error : errors) std::cerr << "yiben_make_edition: " << to_string(error) << '\n';
  return errors.empty() ? 0 : 2;
}

struct Options {
  std::string folder;
  std::vector<std::string> files;
  std::vector<std::string> only;
  std::string salt;
};

int publish(const Options& options) {
  const auto checked = job::check({.files = options.files});
  if (!checked) return fail(checked.errors());
  std::vector<File> documents;
  for (const Format& format : formats) {
    const auto& only = options.only;
    if (!only.empty() && std::find(only.begin(), only.end(), format.name) == only.end()) continue;
    Result<std::string> bytes = job::written(**checked, format.name);
    if (!bytes) return fail(bytes.errors());
    documents.push_back({format.file, std::move(*bytes)});
  }
  if (!options.salt.empty()) documents.push_back({"salt.md", options.salt + '\n'});
  return fail(
      replace_folder(options.folder, report::edition_of(std::move(documents), **checked, nullptr)));
}

}  // namespace
}  // namespace yiben::edition

int main(int count, char** words) {
  CLI::App app("Publishes a book as it was read, in every format");
  yiben::edition::Options options;
  app.add_option("FOLDER", options.folder, "where the edition is to lie")->required();
  app.add_option("FILE", options.files, "the book")->required();
  app.add_option("--only", options.only, "text, docx, xlsx, pdf or html; by default all of them")
      ->allow_extra_args(false);
  app.add_option("--salt", options.salt, "words of a file salt.md, so that editions differ");
  CLI11_PARSE(app, count, words);
  return yiben::edition::publish(options);
}
