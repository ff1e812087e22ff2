// From a source to an edition.
#include "job/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "edition/edition.h"

namespace yiben::job {

namespace {

constexpr std::array formats{
    std::pair{std::string_view("docx"), std::string_view("book.docx")},
    std::pair{std::string_view("pdf"), std::string_view("book.pdf")},
    std::pair{std::string_view("xlsx"), std::string_view("book.xlsx")},
    std::pair{std::string_view("html"), std::string_view("book.html")},
    std::pair{std::string_view("text"), std::string_view("book.txt")},
};

bool is_wanted(const PublishOptions& options, std::string_view format) {
  return options.formats.empty() ||
         std::find(options.formats.begin(), options.formats.end(), format) != options.formats.end();
}

// "-o book.xlsx" means a file, and would make a folder of that name.
Errors not_a_folder(const std::string& path) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown)) return {};
  for (const auto& [format, name] : formats) {
    const std::string ending = std::filesystem::path(name).extension().string();
    if (!std::string_view(path).ends_with(ending)) continue;
    return {{.file = path,
             .what = "the name of a file, where a folder is written",
             .remedy = fmt::format("name a folder: -o {} with --format {} puts {} into it",
                                   path.substr(0, path.size() - ending.size()), format, name)}};
  }
  return {};
}

}  // namespace

Result<Published> publish(const PublishOptions& options) {
  if (Errors errors = not_a_folder(options.folder); !errors.empty()) return errors;
  const auto done = [&](const std::string& step) {
    if (options.done) options.done(step);
  };
  const Result<Compiled> compiled = compile(options.compile);
  if (!compiled) return compiled.errors();
  for (const Error& warning : compiled->warnings) done("warning: " + to_string(warning));
  const Checked& checked = *compiled->checked;
  const edition::Facts facts = facts_of(checked);
  const bool denied = facts.verdict != facts.verdict_of_tables;
  done(fmt::format("{}: {} tables, {} printed figures, {} identities",
                   denied ? "the tables are proven, and sentences contradict them" : "proven",
                   facts.tables, facts.figures, facts.identities));
  std::vector<edition::File> files;
  Errors errors;
  for (const auto& [format, name] : formats) {
    if (!is_wanted(options, format)) continue;
    Result<std::string> bytes = written(checked, format);
    if (!bytes) {
      errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
      continue;
    }
    done(fmt::format("{}: {} bytes", name, bytes->size()));
    files.push_back({std::string(name), std::move(*bytes)});
  }
  if (!errors.empty()) return errors;
  if (options.edition) {
    files = options.edition(std::move(files), checked, compiled->source);
    done(fmt::format("{} files with the proof, the data and the manifest", files.size()));
  } else {
    std::string manifest = edition::manifest_of(files, facts);
    files.push_back({std::string(edition::manifest_name), std::move(manifest)});
  }
  // The book alone takes no other file of an edition away.
  errors = edition::replace_folder(
      options.folder, files,
      options.edition ? edition::OldFiles::may_go : edition::OldFiles::must_not_go);
  if (!errors.empty()) return errors;
  done(fmt::format("published: {}", options.folder));
  const auto of_rules =
      std::count_if(checked.findings.begin(), checked.findings.end(),
                    [](const Finding& finding) { return finding.severity == Severity::error; });
  return Published{static_cast<std::size_t>(of_rules)};
}

}  // namespace yiben::job
