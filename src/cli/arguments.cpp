// The commands that make and read books, and all commands together; those that check books are in
// checking_commands.cpp.
#include "cli/arguments.h"

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace yiben::cli {
namespace {

void add_read(CLI::App& app, Arguments& arguments) {
  CLI::App& command =
      *app.add_subcommand("read", "Print every figure of the tables, with its place and meaning");
  add_choice(command, "--format", arguments.format,
             {"csv", "json", "text", "docx", "xlsx", "pdf", "html"},
             "one CSV line per figure (the default), the whole book as JSON, or its documents "
             "written anew");
  add_output(command, arguments);
  add_catalog(command, arguments);
  add_reading(command, arguments);
  add_files(command, arguments);
  command.footer(
      "Examples:\n"
      "  yiben read budget.txt                        figures as CSV\n"
      "  yiben read -o book.json --format json budget.txt\n"
      "  yiben read --format json budget.txt | jq '.projects[].name'\n"
      "  yiben read -o budget.xlsx --format xlsx budget.pdf     tables with live sums\n"
      "\n"
      "Exit status:\n"
      "  0  the book was read\n"
      "  2  a file could not be read or is no budget");
}

void add_folder(CLI::App& command, Arguments& arguments, const std::string& help) {
  command.add_option("-o,--output", arguments.output, help)->required()->type_name("FOLDER");
}

void add_source(CLI::App& command, Arguments& arguments) {
  command.add_option("SOURCE", arguments.source, "the folder with the facts, or the workbook")
      ->required()
      ->type_name("SOURCE")
      ->option_text(" ");
}

void add_new_source(CLI::App& command, Arguments& arguments) {
  command
      .add_option("-o,--output", arguments.output,
                  "a new folder, or a new workbook where PATH ends with .xlsx")
      ->required()
      ->type_name("PATH");
}

void add_family(CLI::App& command, Arguments& arguments, const std::string& help) {
  command.add_option("--family", arguments.family, help)->type_name("ID");
}

void add_init(CLI::App& app, Arguments& arguments) {
  CLI::App& command =
      *app.add_subcommand("init", "Begin a source: empty sheets to be filled in, with their help");
  add_new_source(command, arguments);
  add_family(command, arguments, "the family of forms, as jilin-2026");
  command.add_option("--entity", arguments.entity, "name of the department or unit")
      ->type_name("NAME");
  constexpr int first_year = 1949;
  constexpr int last_year = 2199;
  command.add_option("--year", arguments.year, "year of the budget; by default that of the family")
      ->type_name("YEAR")
      ->check(CLI::Range(first_year, last_year).description(""));
  add_catalog(command, arguments);
  command.footer(
      "Nothing that exists is overwritten.\n"
      "\n"
      "Examples:\n"
      "  yiben init -o budget-2026.xlsx --family jilin-2026 --entity 云溪市公园绿化管理局\n"
      "  yiben init -o budget-2026/     a folder, for git\n"
      "\n"
      "Exit status:\n"
      "  0  the source was written\n"
      "  2  it was not: PATH exists, the family is unknown, or the disk is at fault");
}

void add_convert(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "convert", "Turn the source in a folder into a workbook, or a workbook into a folder");
  add_new_source(command, arguments);
  add_catalog(command, arguments);
  add_source(command, arguments);
  command.footer(
      "Both hold the same source, to the last fen and the last character. All that is wrong with\n"
      "it is said at once, each mistake with its sheet, row and column, and nothing is written.\n"
      "\n"
      "Examples:\n"
      "  yiben convert -o budget-2026.xlsx budget-2026/     to fill in\n"
      "  yiben convert -o budget-2026/ budget-2026.xlsx     to keep in git\n"
      "\n"
      "Exit status:\n"
      "  0  the source was written\n"
      "  2  it was not: the source, PATH or the disk is at fault");
}

void add_derive(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "derive", "Turn a published book back into a source: facts that print every figure of it");
  add_new_source(command, arguments);
  command.add_flag("--sheets", arguments.sheets,
                   "sheets that the forms of the family set, without the layout of the book");
  add_catalog(command, arguments);
  add_reading(command, arguments);
  add_files(command, arguments);
  command.footer(
      "The book must be proven consistent. Where it leaves freedom, as in which function bears\n"
      "which economic category, any facts that print the same book will do, and unit.toml says\n"
      "derived = true. The source is compiled and compared before it is written.\n"
      "\n"
      "With --sheets the source has no layout: facts with a member wherever a form of the family\n"
      "divides money, projects, units, indicators and what else the book says, as a clerk enters\n"
      "them. It is said how many figures the forms print again, what they do not print, and what\n"
      "the book does not say and the sheets need.\n"
      "\n"
      "Examples:\n"
      "  yiben derive -o budget-2026/ budget-2026.pdf     last year's book as a starting point\n"
      "  yiben derive --sheets -o next/ budget-2026.pdf   its sheets, for the forms to set\n"
      "  yiben derive -o budget-2026.xlsx budget-2026.pdf the same as a workbook\n"
      "  yiben compile -o out/ budget-2026/               and the book again\n"
      "\n"
      "Exit status:\n"
      "  0  the source was written, and prints every figure of the book\n"
      "  1  with --sheets: it was written, and the forms lack something or miss a figure\n"
      "  2  the book could not be read, is not proven consistent, or cannot be compiled yet");
}

void add_compile(CLI::App& app, Arguments& arguments) {
  CLI::App& command =
      *app.add_subcommand("compile", "Make the book of a source, proven before it is written");
  add_folder(command, arguments, "put the files into FOLDER, all of them or none");
  command
      .add_option("--format", arguments.formats,
                  "docx, pdf, xlsx, html or text, several with commas; by default all")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"docx", "pdf", "xlsx", "html", "text"}).description(""))
      ->option_text("FORMAT");
  add_family(command, arguments,
             "set the book by the forms of this family, whatever the source says");
  add_catalog(command, arguments);
  add_source(command, arguments);
  command.footer(
      "Amounts are exact sums of facts, rounded once where they are printed. A source that cannot\n"
      "be proven consistent writes nothing and says why. What FOLDER holds of an earlier compile\n"
      "or publish is replaced; where it has other files than are written now, that is refused, so\n"
      "that no other format and no proof is lost.\n"
      "\n"
      "Examples:\n"
      "  yiben compile -o out/ budget-2026/                    every format\n"
      "  yiben compile --format docx,pdf -o out/ budget-2026/\n"
      "\n"
      "Exit status:\n"
      "  0  the book is proven, and its files are in FOLDER\n"
      "  1  so it is, but rules found errors in it, such as weights that do not add up\n"
      "  2  nothing was written: the source, the proof or the disk is at fault");
}

void add_consolidate(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "consolidate", "Join the sources of units into the source of their department");
  add_folder(command, arguments, "write the source to FOLDER, which must not exist");
  add_choice(command, "--lang", arguments.language, {"zh", "en"},
             "language of what is said at the end; by default that of the locale");
  add_catalog(command, arguments);
  command
      .add_option("FOLDER", arguments.files,
                  "the folder of the department, with the sources of its units below it or behind")
      ->required()
      ->type_name("FOLDER")
      ->option_text("...");
  command.footer(
      "The first FOLDER gives entity, year, family and the words about the whole; every other\n"
      "folder with a unit.toml, at any depth, is the source of a unit. Transfers between units,\n"
      "which both enter with the other as counterparty, are left out on both sides and listed in\n"
      "eliminated.csv. All that does not fit is reported at once.\n"
      "\n"
      "Examples:\n"
      "  yiben consolidate -o whole-2026/ bureau-2026/         units below the folder\n"
      "  yiben consolidate -o whole-2026/ bureau/ a/ b/ c/     units elsewhere\n"
      "  yiben compile -o out/ whole-2026/                     the book of the department\n"
      "\n"
      "Exit status:\n"
      "  0  the source was written\n"
      "  2  nothing was written: a source, the tree of units, a transfer or the disk is at fault");
}

void add_publish(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "publish", "Make an edition of a source: every format, its proof, a manifest");
  add_folder(command, arguments, "FOLDER becomes the edition, in one step");
  add_family(command, arguments,
             "set the book by the forms of this family, whatever the source says");
  add_catalog(command, arguments);
  add_source(command, arguments);
  command.footer(
      "An edition that FOLDER holds is replaced as a whole: whenever the program is stopped, it\n"
      "is the old one or the new one. Other folders are refused.\n"
      "\n"
      "Examples:\n"
      "  yiben publish -o public/2026/ budget-2026/\n"
      "\n"
      "Exit status:\n"
      "  0  the edition is in FOLDER\n"
      "  1  so it is, but rules found errors in it, such as weights that do not add up\n"
      "  2  nothing was changed: the source, the proof or the disk is at fault");
}

void add_completion(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand("completion", "Print the completion script of a shell");
  add_choice(command, "SHELL", arguments.shell, {"bash", "zsh", "fish"}, "which shell")->required();
  command.footer(
      "Examples:\n"
      "  source <(yiben completion bash)                            in ~/.bashrc\n"
      "  yiben completion zsh > \"${fpath[1]}/_yiben\"\n"
      "  yiben completion fish > ~/.config/fish/completions/yiben.fish");
}

// An option with nothing in it, as from a variable that was not set, is a slip and not a default.
void refuse_empty_values(CLI::App& app) {
  const CLI::Validator not_empty(
      [](std::string& value) { return value.empty() ? "the value is empty" : ""; }, "", "");
  for (CLI::App* command : app.get_subcommands({})) {
    for (CLI::Option* option : command->get_options()) {
      if (option->nonpositional() && option->get_items_expected_max() > 0) option->check(not_empty);
    }
  }
}

}  // namespace

void add_commands(CLI::App& app, Arguments& arguments) {
  app.description("Yiben proves that the figures of a published department budget fit each other.");
  app.set_version_flag("--version", "yiben " YIBEN_VERSION, "Print the version and exit");
  app.require_subcommand(1);
  app.get_formatter()->column_width(28);
  add_check(app, arguments);
  add_read(app, arguments);
  add_init(app, arguments);
  add_convert(app, arguments);
  add_derive(app, arguments);
  add_consolidate(app, arguments);
  add_compile(app, arguments);
  add_publish(app, arguments);
  add_verify(app, arguments);
  add_explain(app, arguments);
  add_compare(app, arguments);
  add_completion(app, arguments);
  refuse_empty_values(app);
  app.footer(
      "Examples:\n"
      "  yiben check budget.txt    the verdict, and what is wrong\n"
      "  yiben read budget.txt     the figures as CSV\n"
      "  yiben compile -o out/ budget-2026/   the book of a source\n"
      "  yiben check --help        the options of a command");
}

bool wants_chinese(const Arguments& arguments) {
  return arguments.language.empty() ? locale_is_chinese() : arguments.language == "zh";
}

bool wants_colour(const Arguments& arguments) {
  return arguments.colour == "always" ||
         (arguments.colour == "auto" && arguments.output.empty() && terminal_has_colours());
}

job::Isolation isolation(const Arguments& arguments) {
  if (arguments.isolate) return job::Isolation::always;
  return arguments.no_isolate ? job::Isolation::never : job::Isolation::when_several;
}

}  // namespace yiben::cli
