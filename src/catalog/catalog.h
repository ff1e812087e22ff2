// catalog: what the system knows, read from the data in catalog/: the cube, the classifications,
// the forms of each family of layouts, the rules. A finance clerk can review these files; adding a
// region needs no C++.
//
// Errors: a missing folder or file, TOML or CSV that does not parse, an unknown key, dimension,
// member or form; all of them at once, each with file and line.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/needed.h"
#include "catalog/source_schema.h"
#include "catalog/words.h"
#include "cube/cube.h"
#include "money/money.h"
#include "text/text.h"

namespace yiben {

// Labels are stored folded (text::fold), without a leading ordinal.
using Labels = std::vector<std::string>;

// What the rows of a panel enumerate.
enum class Axis {
  fixed,             // only the rows that the form lists
  function_codes,    // 类款项 by code; parents by prefix
  function_classes,  // 类 by name: "一、一般公共服务支出"
  economic_codes,    // 类款 by code; parents by prefix
  units,             // units by code and name; parents by prefix
  projects,          // projects in columns by level: type, level-1, level-2
  unit_projects,     // units, each followed by its projects, in one column
  combinations,  // members along several dimensions at once, a column each: "30101-基本工资"
  records,       // rows of a sheet of the source, those of equal words as one
};

// A column that names the row.
struct KeyColumn {
  // "code", "name", "level1", "level2", "level3", "unit"; of combinations a dimension, of records a
  // column of the sheet.
  std::string role;
  std::vector<Labels> path;  // header labels from top to bottom, alternatives at each level
  Coordinates select;        // of an amount beside targets: narrower than the form
};

struct ValueColumn {
  std::vector<Labels> path;  // header labels from top to bottom, alternatives at each level
  std::string printed_path;  // canonical, joined with ">"
  Coordinates select;
  bool total = false;  // the sum of the other columns of its group
};

struct FixedRow {
  Labels labels;
  Coordinates select;
  std::string printed;  // as a compiled book prints it, with its ordinal
};

// Where a compiled table of codes has its total row.
enum class TotalRow { none, first, last };

// One half of a table: row keys on its left, value columns on its right.
struct PanelForm {
  std::string heading;  // "收入", "支出"; empty where a table has one panel
  Axis axis = Axis::fixed;
  bool exhaustive = true;  // what is not listed is zero
  Coordinates select;
  std::vector<KeyColumn> keys;
  std::vector<ValueColumn> columns;
  std::vector<KeyColumn> text_columns;  // role "text"
  std::vector<FixedRow> rows;
  // Of compiled tables: labels of the rows at the end, "" for an empty one, so that both halves end
  // alike; members that have a row even without money, in this order; the total row.
  Labels foot;
  std::vector<std::string> listed;
  TotalRow total = TotalRow::none;
  std::string total_label;     // how it is called; empty: by the usual word
  bool deepest_codes = false;  // codes that others begin with have no row
  std::size_t digits = 0;      // longer codes have no row; 0: all have
  std::string sheet;           // of records
};

enum class FormKind { amounts, performance };

// A table that is a filled-in form of the whole department: its name, its money, its objective and
// targets, from top to bottom.
struct OverallForm {
  std::string head;                  // over the table in place of the unit, with slots
  std::string entity;                // label of the name
  std::string money;                 // label of the amounts
  std::string side;                  // label beside the objective and the targets
  std::vector<ValueColumn> columns;  // of amounts
  std::vector<KeyColumn> words;      // fields of the sheet `overall` by their labels
  std::vector<int> spans;  // squares that each of Form::performance_columns takes; as many in all
                           // as the columns of amounts and the label of the words
};

// A line of a filled-in form: words behind their labels, side by side; amounts one below the other;
// or the targets.
struct BoxLine {
  struct Words {
    std::string role;
    std::string label;
    int squares = 1;  // that the words take behind the label
  };
  std::string side;  // label on the left of all its rows
  std::vector<Words> words;
  std::vector<ValueColumn> amounts;
  bool targets = false;
};

// Tables that are filled-in forms, one for each project that has targets.
struct ProjectForm {
  std::string caption;  // over each, with slots
  std::vector<BoxLine> lines;
};

// A table layout (catalog/forms/<family>/<id>.toml over catalog/forms/base/<id>.toml).
struct Form {
  std::string id;      // "revenue-expenditure-summary"
  std::string family;  // "jilin-2026"
  std::string title;   // canonical
  Labels titles;       // folded, the canonical one first
  int number = 0;      // which table of the book it is, from 1
  FormKind kind = FormKind::amounts;
  bool non_negative = true;
  bool required = true;
  bool blank_zero = false;  // a compiled table prints nothing for zero
  Coordinates select;
  std::vector<PanelForm> panels;
  std::vector<KeyColumn> performance_columns;  // for FormKind::performance: "project", "weight", …
  std::optional<OverallForm> overall;          // for FormKind::performance: of the whole, no list
  std::optional<ProjectForm> each;             // for FormKind::performance: one for each project
};

// Words of a compiled book (catalog/narrative/<family>.toml): sentences with slots in braces, as
// catalog/narrative/README.md explains.
struct NarrativeText {
  std::string say;
  std::string each;                 // name of a list: one paragraph for each of its items
  std::string form;                 // of a form: its tables stand here
  std::vector<std::string> when;    // all must hold
  std::vector<std::string> unless;  // none may hold
  int line = 0;
};
struct NarrativeSection {
  std::string heading;
  int level = 2;
  std::vector<NarrativeText> texts;
};
enum class PartKind { prose, tables, glossary };
struct NarrativePart {
  std::string name;
  std::string heading;
  int level = 1;
  PartKind kind = PartKind::prose;
  std::vector<NarrativeSection> sections;
};
// Several things said alike: members of a dimension, or rows of a sheet.
struct NarrativeList {
  std::string dimension;
  std::string select;      // name of the selection whose members are listed
  std::size_t digits = 0;  // length of the codes
  std::vector<std::pair<std::string, std::string>> members;  // with their names; else what occurs
  std::string sheet;
  std::string group;  // field of the sheet: one item for each of its values
  std::string needs;  // field without which a row of the sheet is passed over
  // Name of a selection: projects of the sheet that have money in it must have the field `needs`.
  std::string expects;
  // Rows in which the field `by` holds the first word are said by the second, and not counted.
  std::string by;
  std::vector<std::pair<std::string, std::string>> say_of;
  std::string say;
  std::string join;
  int line = 0;
};
// How a change against last year is said.
struct ChangeWords {
  std::string last;  // added to the selection: "year=last"
  std::string more, from_nothing, less, same, because;
};
struct Narrative {
  std::string file;
  std::string title, subtitle, contents, label, unit, empty;
  std::map<std::string, std::string> empty_tables;  // by form: what is said below an empty table
  std::map<std::string, std::string> selects;
  std::map<std::string, NarrativeList> lists;
  std::map<std::string, ChangeWords> changes;
  std::vector<NarrativePart> parts;
  std::vector<std::pair<std::string, std::string>> terms;  // of the glossary
};

struct Family {
  std::string id;
  std::string name;  // "吉林省 2026 年部门预算"
  std::string region;
  int year = 0;
  // Its books are read by their words, as those of no family are: its forms only say whose they are
  // and how they are compiled.
  bool read_by_words = false;
  int decimals = 2;         // of amounts in compiled tables
  bool separators = false;  // 1,234.50
  std::vector<Form> forms;  // by number
  // Parts that a book of this family has, each by all its names: "部门概况", "单位概况", …
  std::vector<Labels> sections;
  Narrative narrative;             // of a compiled book; without parts where none is known
  std::vector<int> weight_totals;  // what the weights of one project add up to
  const Form* find(std::string_view id) const;
};

struct CodeName {
  std::string code;
  std::string name;
  std::string basis;  // what the row rests on: "printed in …" or less sure
};

// One classification (catalog/codes/*.csv).
class Classification {
 public:
  void add(CodeName row);
  const CodeName* by_code(std::string_view code) const;
  // The shortest code whose folded name this is, at the given code length (0: any).
  const CodeName* by_name(std::string_view folded_name, std::size_t code_length) const;
  // All codes of that folded name, shortest first.
  std::vector<const CodeName*> named(std::string_view folded_name) const;
  const std::vector<CodeName>& rows() const { return rows_; }

 private:
  std::vector<CodeName> rows_;
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
};

enum class Severity { error, warning, note };
std::string_view name_of(Severity severity);

// One thing that a rule looks for. Patterns see text without white space.
struct RuleCase {
  std::string expression;  // `find`, as written
  text::Pattern find;
  std::string instead;                  // what it should be, where that is known
  std::optional<text::Pattern> unless;  // in the same sentence: then it is right
  std::optional<text::Pattern> when;    // anywhere in the book: else nothing is said
  std::vector<std::string> where;       // what is searched, where not all that the rule names
  std::vector<int> years;               // the first group is a year, and that of the book plus one
  int from = 0, to = 0;                 // years of the books that it is about; 0: no limit
};

// How several faults of one rule are told as one finding: "{count} … {items}", where each item is
// made of the operands of one fault. Only those are told together whose operands `by` are equal.
struct SeveralText {
  std::string zh, en;
  std::string item_zh, item_en;
  std::vector<std::string> by;
};

// A rule that arithmetic cannot say, or the words for a finding that arithmetic made
// (catalog/rules/<id>.toml).
struct RuleText {
  std::string id;
  std::string name_zh, name_en;
  Severity severity = Severity::warning;
  std::string basis;      // law and article, or "practice"
  int from = 0, to = 0;   // years of the books that it holds for; 0: no limit
  std::string stage;      // "budget" or "final"; empty: both
  std::string predicate;  // of src/rules; empty: the proof makes the finding
  std::string explanation_zh, explanation_en;
  std::string example;                                    // what the rule reports, in one line
  std::string message_zh, message_en;                     // with {operand} names
  SeveralText several;                                    // empty: each fault is a finding
  std::map<std::string, std::vector<std::string>> words;  // lists that the predicate reads
  std::map<std::string, std::vector<text::Pattern>> patterns;
  std::map<std::string, int> numbers;
  std::vector<RuleCase> cases;
};

// What speaks for an explanation of a contradiction, or against it, in words
// (catalog/reasons.toml).
struct ReasonText {
  std::string zh, en;  // with {operand} names
};

// What a word of a title, a header or a row label is for (catalog/terms.toml).
enum class TermRole { narrows, total, of_which, code, name, index, ratio, quantity, text };

// What a label says, as far as its words are known.
struct Meaning {
  bool understood = false;  // the words cover all of it
  Coordinates select;
  TermRole role = TermRole::narrows;  // the strongest of its words
};

// The words of which labels are made. Labels are folded; years, ordinals and units are taken away
// before.
class Terms {
 public:
  Meaning read(std::string_view label, const Cube& cube) const;

  // What the known words anywhere in a title say; words that contradict each other say nothing, nor
  // do asides: (不含上年结转).
  Coordinates mentioned(std::string_view title, const Cube& cube) const;

  bool is_title(std::string_view folded) const;   // speaks of money and ends like a table's title
  bool is_apart(std::string_view folded) const;   // a table whose money has its own scope
  bool is_of_all(std::string_view folded) const;  // a table of all that comes and goes: 收支总表
  bool has_subject(std::string_view folded) const;
  bool is_head(std::string_view folded) const;            // 部门名称: a name stands beside it
  bool is_of_things(std::string_view folded) const;       // a header over names of projects
  bool is_current_beside(std::string_view folded) const;  // 当年, where 结转 stands beside it
  bool begins_current(std::string_view folded) const;  // 本年支出, over a part of the columns
  bool is_carried_over_beside(std::string_view folded) const;  // 结转, where 当年 stands beside it
  bool names_thing(std::string_view folded) const;             // …项目: no name of a fund
  bool is_count(std::string_view unit) const;                  // 辆, 人: not money
  bool is_withheld(std::string_view text) const;               // says that something is left out
  bool is_empty_statement(std::string_view text) const;  // says that there is nothing: 本部门无…
  bool is_label(
      std::string_view words) const;  // 附表: with a number no title but the number of one
  bool is_note(std::string_view folded) const;      // begins a remark: 注, 说明
  bool is_statement(std::string_view words) const;  // 编制单位: a caption with a colon behind it
  bool is_target_title(std::string_view folded) const;  // of forms of performance targets
  bool is_indicator(std::string_view folded) const;  // 三级指标: heads the indicators of a form

  // The name of a unit without (本级), (机关本级): that of its department, where it is one.
  std::string_view without_own_level(std::string_view folded) const;

 private:
  struct Word {
    std::string words;
    Coordinates select;
    TermRole role = TermRole::narrows;
  };
  friend class TermsReader;
  template <class Visit>
  void each_word_at(std::string_view label, std::size_t i, const Visit& visit) const;

  std::unordered_map<char32_t, std::vector<Word>> by_first_;  // by first character, shortest first
  Labels subjects_, ends_, apart_, asides_, whole_, withheld_, counts_, heads_, labels_, notes_,
      statements_, target_titles_, indicators_, empty_, own_level_, things_, thing_ends_, current_,
      carried_over_, ratio_ends_;
};

// How sentences say amounts (catalog/phrases.toml, which explains each list). All words are folded.
struct Phrases {
  Labels more, less, either, same, linkers;
  Labels compared, last, last_names, compared_behind, from, to, not_last;
  Labels share, completed, of_which, lists_all, explains, reasons, explains_with;
  Labels limits_behind, limits_before;
  Labels about;
  Labels fillers, of_all, entirely, partitions;
  Labels covers, covered, narrowing;
  Labels empty_ends;
  Labels item_marks;   // of an account whose levels are written out: (项)
  Labels item_stages;  // whether its money was planned or spent: 年初预算
  Labels glossary;
};

// What of the catalogue is read: documents need neither the schema of sources nor the sentences of
// compiled books.
enum class CatalogParts { all, for_documents };

struct Catalog {
  Cube cube;
  SourceSchema source;  // empty where it is loaded for documents, as Family::narrative is
  Terms terms;
  Phrases phrases;
  std::vector<Family> families;
  Family general;  // for books whose layout no family knows: titles only
  Classification function_codes;
  Classification economic_codes;             // of the department
  Classification government_economic_codes;  // of the government
  std::map<std::string, RuleText> rules;
  std::map<std::string, ReasonText> reasons;
  Words words;
  Labels total_labels;  // "合计", "总计", "小计"

  // Reads the folder. The default folder is catalog_folder().
  static Result<Catalog> load(const std::string& folder, CatalogParts parts = CatalogParts::all);

  // Makes ready what is else made when it is first needed, for processes that begin as copies of
  // this one.
  void prepare() const;
};

// $YIBEN_CATALOG, else share/yiben/catalog beside the program's bin, else the source tree it was
// built from.
std::string catalog_folder();

}  // namespace yiben
