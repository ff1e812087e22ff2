// What differs between two books, for programs (docs/formats/compare.md).
#include "report/report.h"

#include "report/json_writer.h"
#include "report/spots.h"

namespace yiben::report {
namespace {

using Layout = JsonWriter::Layout;

class Writer {
 public:
  explicit Writer(const job::Compared& compared)
      : compared_(compared), before_(*compared.before), after_(*compared.after) {}

  std::string run() {
    const Differences& differences = compared_.differences;
    json_.open_object();
    json_.text("schema", "yiben/compare/1");
    write_side("before", *compared_.before);
    write_side("after", *compared_.after);
    json_.flag("same", differences.empty());
    json_.whole("same_selections", static_cast<std::int64_t>(differences.same));
    json_.open_array("changed");
    for (const AmountChange& change : differences.changed) write_change(change);
    json_.close();
    write_figures("only_before", *compared_.before, before_, differences.only_before);
    write_figures("only_after", *compared_.after, after_, differences.only_after);
    write_tables("tables_only_before", *compared_.before, differences.tables_before);
    write_tables("tables_only_after", *compared_.after, differences.tables_after);
    write_names("projects_only_before", differences.projects_before);
    write_names("projects_only_after", differences.projects_after);
    json_.open_array("indicators");
    for (const IndicatorChange& change : differences.indicators) write_indicator(change);
    json_.close();
    json_.close();
    return json_.take();
  }

 private:
  void write_side(std::string_view key, const job::Checked& checked) {
    json_.open_object(key);
    json_.open_array("documents", Layout::one_line);
    for (const Document& document : checked.documents) json_.text_item(document.path);
    json_.close();
    json_.text("entity", checked.book.entity);
    json_.whole("year", checked.book.year);
    json_.close();
  }

  void write_figure(std::string_view key, const job::Checked& checked, const Spots& spots,
                    int index) {
    const Figure& figure = checked.book.figures[static_cast<std::size_t>(index)];
    const Spots::Names names = spots.names_at(figure.place);
    json_.open_object(key, Layout::one_line);
    json_.text("printed", figure.printed);
    json_.text("unit", name_of(figure.unit));
    json_.text("table", names.table);
    json_.text("row", names.row);
    json_.text("column", names.column);
    write_place(json_, "place", figure.place);
    json_.close();
  }

  void write_change(const AmountChange& change) {
    json_.open_object();
    json_.text("selection", change.selection);
    json_.whole("difference_fen", change.difference_fen);
    json_.whole("printings", change.printings);
    write_figure("before", *compared_.before, before_, change.before);
    write_figure("after", *compared_.after, after_, change.after);
    json_.close();
  }

  void write_figures(std::string_view key, const job::Checked& checked, const Spots& spots,
                     const std::vector<int>& figures) {
    json_.open_array(key);
    for (const int figure : figures) write_figure({}, checked, spots, figure);
    json_.close();
  }

  void write_tables(std::string_view key, const job::Checked& checked,
                    const std::vector<int>& tables) {
    std::vector<std::string> names;
    for (const int index : tables) {
      names.push_back(title_of(checked.book, checked.book.tables[static_cast<std::size_t>(index)]));
    }
    write_names(key, names);
  }

  void write_names(std::string_view key, const std::vector<std::string>& names) {
    json_.open_array(key, Layout::one_line);
    for (const std::string& name : names) json_.text_item(name);
    json_.close();
  }

  void write_target(std::string_view key, const Indicator* indicator) {
    if (indicator == nullptr) return json_.null(key);
    json_.open_object(key);
    json_.text("target_printed", indicator->target.printed);
    json_.text("weight_printed", indicator->weight_printed);
    json_.text("meaning", indicator->meaning);
    write_place(json_, "place", indicator->place);
    json_.close();
  }

  void write_indicator(const IndicatorChange& change) {
    const Indicator& any = change.before != nullptr ? *change.before : *change.after;
    json_.open_object({}, Layout::one_line);
    json_.text("project", change.project);
    json_.text("level1", any.level1);
    json_.text("level2", any.level2);
    json_.text("level3", any.level3);
    write_target("before", change.before);
    write_target("after", change.after);
    json_.close();
  }

  const job::Compared& compared_;
  Spots before_;
  Spots after_;
  JsonWriter json_;
};

}  // namespace

std::string compare_json(const job::Compared& compared) {
  return Writer(compared).run();
}

}  // namespace yiben::report
