// Options and help of the commands that check books and speak of what was found.
#include "cli/commands.h"

#include "cli/options.h"

namespace yiben::cli {

void add_check(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "check", "Prove that the figures of a book fit each other, or name the wrong one");
  add_choice(command, "--format", arguments.format, {"text", "html", "json", "sarif"},
             "text (the default) or a web page for people, JSON or SARIF for programs");
  add_output(command, arguments);
  add_choice(command, "--lang", arguments.language, {"zh", "en"},
             "language of the report; by default that of the locale");
  add_choice(command, "--color", arguments.colour, {"auto", "always", "never"},
             "colours; auto means on a terminal, unless NO_COLOR is set");
  add_catalog(command, arguments);
  command
      .add_option("--profile", arguments.profile,
                  "switch rules off or change their severity as FILE says")
      ->type_name("FILE");
  command.add_flag("--each", arguments.each,
                   "every FILE is a book of its own; a folder stands for the documents in it");
  add_reading(command, arguments);
  add_files(command, arguments);
  command.footer(
      "Examples:\n"
      "  yiben check budget.txt                          report on the terminal\n"
      "  yiben check --lang zh -o report.txt budget.txt  report in Chinese, to a file\n"
      "  yiben check --format json budget.txt | jq .verdict\n"
      "  yiben check narrative.pdf tables.pdf            one book in two files\n"
      "  yiben check --each budgets/ late.pdf            every file a book of its own\n"
      "  yiben check --each --format json budgets/ > books.jsonl\n"
      "                                                  a line of JSON for every book\n"
      "\n"
      "Exit status:\n"
      "  0  nothing is wrong: no finding of severity error, and the book is proven consistent\n"
      "     (with --each: every book)\n"
      "  1  at least one finding of severity error\n"
      "  2  a file could not be read or is no budget, or nothing could be proven either way");
}

void add_verify(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "verify", "Check a published edition: its files, its proof, each of its documents");
  add_output(command, arguments);
  add_choice(command, "--lang", arguments.language, {"zh", "en"},
             "language of the report; by default that of the locale");
  add_choice(command, "--color", arguments.colour, {"auto", "always", "never"},
             "colours; auto means on a terminal, unless NO_COLOR is set");
  add_catalog(command, arguments);
  add_reading(command, arguments);
  command
      .add_option("FOLDER", arguments.files, "the folder of the edition, with its manifest.json")
      ->required()
      ->expected(1)
      ->type_name("FOLDER")
      ->option_text(" ");
  command.footer(
      "Examples:\n"
      "  yiben verify budgets/2026              a line for each check\n"
      "\n"
      "Exit status:\n"
      "  0  every file is the one that the manifest names, the proof holds in integers, and each\n"
      "     document has the verdict of the manifest and the figures of the proof\n"
      "  1  something differs\n"
      "  2  nothing differs, but something could not be read or proven; or this is no edition");
}

void add_explain(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "explain", "Say what a rule is about, or every sum that a figure of a book stands in");
  command.add_flag("--json", arguments.json, "the sums of a figure as JSON");
  add_choice(command, "--lang", arguments.language, {"zh", "en"},
             "language; by default that of the locale");
  add_catalog(command, arguments);
  add_reading(command, arguments);
  command
      .add_option(
          "WHAT", arguments.subjects,
          "RULE: the name in brackets behind a finding; or FILE... TABLE!ROW!COLUMN: a book "
          "and a figure of it; nothing: lists all rules")
      ->type_name("FILE")
      ->option_text("...");
  command.footer(
      "TABLE is a title, a form or a number; ROW a code or a label; COLUMN the headings from top\n"
      "to bottom with > between, or the last of them. Parts of names do where they are enough.\n"
      "\n"
      "Examples:\n"
      "  yiben explain weights-not-the-total\n"
      "  yiben explain                          every rule, one line each\n"
      "  yiben explain budget.pdf '收支预算总表!一、财政拨款收入!本年预算'\n"
      "  yiben explain --json budget.pdf '5!2130234!项目支出' | jq '.figures[].identities'\n"
      "\n"
      "Exit status:\n"
      "  0  it was explained\n"
      "  2  there is no such rule or figure, or the book could not be read");
}

void add_compare(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "compare", "Say what differs between two versions of a book, or the books of two years");
  command.add_flag("--json", arguments.json, "all differences as JSON");
  command.add_flag("--all", arguments.all, "every line, however many there are");
  add_output(command, arguments);
  add_choice(command, "--lang", arguments.language, {"zh", "en"},
             "language of the report; by default that of the locale");
  add_catalog(command, arguments);
  add_reading(command, arguments);
  command.add_option("BEFORE", arguments.before, "a file; or a folder: one book")
      ->required()
      ->type_name("FILE")
      ->option_text(" ");
  command.add_option("AFTER", arguments.after, "the same of the other book")
      ->required()
      ->type_name("FILE")
      ->option_text(" ");
  command.footer(
      "Figures are compared by what they mean (fund, function, project), not by where they stand:\n"
      "rows and tables may move. Books of two years are compared each relative to its own year.\n"
      "\n"
      "Examples:\n"
      "  yiben compare draft.docx budget-2026.pdf\n"
      "  yiben compare --all budget-2025.pdf budget-2026.pdf\n"
      "  yiben compare --json 2025/ 2026/ | jq '.changed[].difference_fen'\n"
      "\n"
      "Exit status:\n"
      "  0  they say the same\n"
      "  1  something differs\n"
      "  2  a book could not be read, or is no budget");
}

}  // namespace yiben::cli
