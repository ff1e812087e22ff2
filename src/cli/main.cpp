// yiben: the program. Parses, calls a job, writes what a report gives, and chooses the exit status.
#include <csignal>
#include <exception>
#include <new>

#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/completion.h"
#include "cli/output.h"
#include "job/job.h"
#include "report/report.h"

namespace yiben::cli {
namespace {

using Checked = std::unique_ptr<job::Checked>;

int fail(const Errors& errors) {
  for (const Error& error : errors) say_error(error);
  return could_not_tell;
}

job::CheckOptions options_from(const Arguments& arguments) {
  return {.files = arguments.files,
          .catalog_folder = arguments.catalog,
          .profile = arguments.profile,
          .ocr = arguments.ocr,
          .isolation = isolation(arguments),
          .jobs = arguments.jobs};
}

// Bytes that no terminal can show.
Errors to_a_terminal(const std::string& command, const Arguments& arguments) {
  const std::string& format = arguments.format;
  const bool binary = format == "docx" || format == "xlsx" || format == "pdf";
  if (!binary || !arguments.output.empty() || !is_terminal_output()) return {};
  return {{.what = format + " is not for a terminal",
           .remedy = "name a file: yiben " + command + " -o book." + format + " --format " +
                     format + " FILE"}};
}

Result<std::string> checked_as(const Arguments& arguments, const job::Checked& checked) {
  const bool chinese = wants_chinese(arguments);
  if (arguments.format == "json") return report::check_json(checked, chinese);
  if (arguments.format == "sarif") return report::check_sarif(checked, chinese);
  if (arguments.format == "html") return report::check_html(checked, chinese);
  if (arguments.format == "xlsx") return report::check_xlsx(checked, chinese);
  if (arguments.format == "pdf") {
    return job::marked_pdf(checked, report::remarks_of(checked, chinese), isolation(arguments));
  }
  return report::check_text(
      checked, {.colour = wants_colour(arguments), .chinese = chinese, .all = arguments.all});
}

int run_check(const Arguments& arguments) {
  if (const Errors errors = to_a_terminal("check", arguments); !errors.empty()) return fail(errors);
  const Result<Checked> result = job::check(options_from(arguments));
  if (!result) return fail(result.errors());
  const job::Checked& checked = **result;

  const Result<std::string> report = checked_as(arguments, checked);
  if (!report) return fail(report.errors());
  if (const auto error = write_output(arguments.output, *report)) return fail({*error});

  if (checked.has_error() || checked.verdict() == Verdict::inconsistent) return found_errors;
  if (checked.verdict() == Verdict::unproven) {
    // Whatever the report is written to, a missing proof is never silent.
    return fail({report::unproven_error(checked)});
  }
  return all_is_well;
}

int run_read(const Arguments& arguments) {
  if (const Errors errors = to_a_terminal("read", arguments); !errors.empty()) return fail(errors);
  const Result<Checked> result = job::read(options_from(arguments));
  if (!result) return fail(result.errors());
  const job::Checked& checked = **result;
  if (arguments.format != "json" && arguments.format != "csv" && !arguments.format.empty()) {
    const Result<std::string> bytes = job::written(checked, arguments.format);
    if (!bytes) return fail(bytes.errors());
    const auto error = write_output(arguments.output, *bytes);
    return error ? fail({*error}) : all_is_well;
  }
  const bool as_json = arguments.format == "json";
  const std::string text = as_json ? report::read_json(checked) : report::read_csv(checked);
  if (const auto error = write_output(arguments.output, text)) return fail({*error});
  // CSV has no room for them, and who reads it must know that figures may be missing.
  if (const std::size_t doubts = checked.book.doubts.size(); doubts > 0 && !as_json) {
    say(arguments.files.front() + ": " + std::to_string(doubts) +
        (doubts == 1 ? " place was" : " places were") +
        " not understood; --format json and yiben check list them");
  }
  return all_is_well;
}

// Each step as it is done; a job without a terminal writes the same lines.
void print_step(const std::string& step) {
  say(step);
}

int run_publish(const Arguments& arguments, bool only_books) {
  job::PublishOptions options{.compile = {.source = arguments.source,
                                          .catalog_folder = arguments.catalog,
                                          .family = arguments.family},
                              .folder = arguments.output,
                              .formats = arguments.formats,
                              .done = print_step};
  if (!only_books) {
    options.edition = [](std::vector<edition::File> documents, const job::Checked& checked,
                         const Source& source) {
      return report::edition_of(std::move(documents), checked, &source);
    };
  }
  const Result<job::Published> published = job::publish(options);
  if (!published) return fail(published.errors());
  if (published->error_findings == 0) return all_is_well;
  const bool one = published->error_findings == 1;
  say(std::to_string(published->error_findings) + (one ? " error is" : " errors are") +
      " in the book as it is written: see the warnings, and yiben check of its files");
  return found_errors;
}

int run_derive_sheets(const Arguments& arguments) {
  const Result<job::SheetsDerived> derived = job::derive_sheets(options_from(arguments));
  if (!derived) return fail(derived.errors());
  const Source& source = derived->sheets.source;
  const Errors errors = job::write_source(source, arguments.output, arguments.catalog);
  if (!errors.empty()) return fail(errors);
  say(report::sheets_text(*derived));
  for (const Error& error : derived->unset) say(to_string(error));
  return derived->unset.empty() && derived->missing.empty() ? all_is_well : found_errors;
}

int run_derive(const Arguments& arguments) {
  if (arguments.sheets) return run_derive_sheets(arguments);
  const Result<Derived> derived = job::derive(options_from(arguments));
  if (!derived) return fail(derived.errors());
  const Errors errors = job::write_source(derived->source, arguments.output, arguments.catalog);
  if (!errors.empty()) return fail(errors);
  say(report::derived_text(*derived));
  return all_is_well;
}

int run_init(const Arguments& arguments) {
  const Errors errors = job::init({.path = arguments.output,
                                   .catalog_folder = arguments.catalog,
                                   .entity = arguments.entity,
                                   .year = arguments.year,
                                   .family = arguments.family});
  return errors.empty() ? all_is_well : fail(errors);
}

int run_convert(const Arguments& arguments) {
  const Errors errors =
      job::convert(arguments.source, arguments.output, arguments.catalog, print_step);
  return errors.empty() ? all_is_well : fail(errors);
}

int run_consolidate(const Arguments& arguments) {
  const Result<Consolidated> consolidated = job::consolidate({.folders = arguments.files,
                                                              .catalog_folder = arguments.catalog,
                                                              .output = arguments.output,
                                                              .done = print_step});
  if (!consolidated) return fail(consolidated.errors());
  const Errors errors =
      job::write_source(consolidated->source, arguments.output, arguments.catalog);
  if (!errors.empty()) return fail(errors);
  say(report::consolidated_text(*consolidated, wants_chinese(arguments)));
  return all_is_well;
}

// Documents of an edition come from outside: in children, unless --no-isolate.
int run_verify(const Arguments& arguments) {
  const bool here = isolation(arguments) == job::Isolation::never;
  const auto checks =
      job::verify({.folder = arguments.files.front(),
                   .catalog_folder = arguments.catalog,
                   .ocr = arguments.ocr,
                   .isolation = here ? job::Isolation::never : job::Isolation::always,
                   .jobs = arguments.jobs});
  if (!checks) return fail(checks.errors());
  const std::string text = report::verify_text(
      *checks, {.colour = wants_colour(arguments), .chinese = wants_chinese(arguments)});
  if (const auto error = write_output(arguments.output, text)) return fail({*error});
  int status = all_is_well;
  for (const job::FolderCheck& check : *checks) {
    if (check.holds == job::Holds::no) return found_errors;
    if (check.holds == job::Holds::unknown) status = could_not_tell;
  }
  return status;
}

int explain_rule(const Arguments& arguments) {
  const Result<Catalog> catalog = job::load_catalog(arguments.catalog);
  if (!catalog) return fail(catalog.errors());
  const report::TextStyle style{.chinese = wants_chinese(arguments)};
  if (arguments.subjects.empty()) {
    const auto error = write_output("", report::rules_text(*catalog, style));
    return error ? fail({*error}) : all_is_well;
  }
  const Result<const RuleText*> rule = job::rule_named(*catalog, arguments.subjects.front());
  if (!rule) return fail(rule.errors());
  const auto error = write_output("", report::rule_text(**rule, style));
  return error ? fail({*error}) : all_is_well;
}

// The last subject is the figure, those before are the files of the book.
int explain_figure(const Arguments& arguments) {
  job::CheckOptions options = options_from(arguments);
  options.files.assign(arguments.subjects.begin(), arguments.subjects.end() - 1);
  const Result<Checked> checked = job::check(options);
  if (!checked) return fail(checked.errors());
  const auto figures = report::figures_at(**checked, arguments.subjects.back());
  if (!figures) return fail(figures.errors());
  const std::string text = arguments.json
                               ? report::figure_json(**checked, *figures)
                               : report::figure_text(**checked, *figures, wants_chinese(arguments));
  const auto error = write_output("", text);
  return error ? fail({*error}) : all_is_well;
}

int run_explain(const Arguments& arguments) {
  if (arguments.subjects.size() > 1) return explain_figure(arguments);
  const bool figure = arguments.json || (!arguments.subjects.empty() &&
                                         arguments.subjects[0].find('!') != std::string::npos);
  if (!figure) return explain_rule(arguments);
  return fail(
      {{.what = "a figure is explained of a book",
        .remedy = "name the files of the book first: yiben explain FILE 'TABLE!ROW!COLUMN'"}});
}

int run_compare(const Arguments& arguments) {
  const auto compared = job::compare(options_from(arguments), arguments.before, arguments.after);
  if (!compared) return fail(compared.errors());
  const std::string text =
      arguments.json ? report::compare_json(*compared)
                     : report::compare_text(*compared, wants_chinese(arguments), arguments.all);
  if (const auto error = write_output(arguments.output, text)) return fail({*error});
  return compared->differences.empty() ? all_is_well : found_errors;
}

std::vector<std::string> inputs_of(const Arguments& arguments) {
  std::vector<std::string> inputs = arguments.files;
  for (const std::string& file :
       {arguments.before, arguments.after, arguments.source, arguments.profile}) {
    inputs.push_back(file);
  }
  return inputs;
}

int run(int count, char** words) {
  CLI::App app;
  app.name("yiben");
  Arguments arguments;
  add_commands(app, arguments);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? all_is_well : could_not_tell;
  }
  if (const auto error = overwrites(arguments.output, inputs_of(arguments))) return fail({*error});
  if (app.got_subcommand("check")) {
    return arguments.each ? check_each(arguments) : run_check(arguments);
  }
  if (app.got_subcommand("read")) return run_read(arguments);
  if (app.got_subcommand("init")) return run_init(arguments);
  if (app.got_subcommand("convert")) return run_convert(arguments);
  if (app.got_subcommand("derive")) return run_derive(arguments);
  if (app.got_subcommand("consolidate")) return run_consolidate(arguments);
  if (app.got_subcommand("compile")) return run_publish(arguments, true);
  if (app.got_subcommand("publish")) return run_publish(arguments, false);
  if (app.got_subcommand("explain")) return run_explain(arguments);
  if (app.got_subcommand("compare")) return run_compare(arguments);
  if (app.got_subcommand("verify")) return run_verify(arguments);
  const auto error = write_output("", completion_script(app, arguments.shell));
  return error ? fail({*error}) : all_is_well;
}

}  // namespace
}  // namespace yiben::cli

int main(int count, char** words) {
  // A reader that stops early ("| head") must not kill the program before it has its exit status.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return yiben::cli::run(count, words);
  } catch (const std::bad_alloc&) {
    yiben::cli::say("there is not enough memory for this input; give fewer or smaller files");
  } catch (const std::exception& error) {
    yiben::cli::say(std::string("an error of the program itself, please report it: ") +
                    error.what());
  }
  return 2;
}
