// Words beside a row.
#include "compile/table_words.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::compiling {

namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || text::is_digit(c);
}

}  // namespace

std::string in_one_line(std::string_view words) {
  std::string line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != '\n' && words[i] != '\r') {
      line += words[i];
      continue;
    }
    const bool between =
        !line.empty() && i + 1 < words.size() && is_plain(line.back()) && is_plain(words[i + 1]);
    if (between) line += ' ';
  }
  return std::string(text::trim(line));
}

TableWords::TableWords(const Book& book, const Table& table) {
  for (const Document* document : book.documents) {
    for (const Block& block : document->blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      const bool ours =
          std::find(table.pieces.begin(), table.pieces.end(), grid->place) != table.pieces.end();
      if (ours) pieces_.push_back(grid);
    }
  }
}

// The lowest square that says it, above any other words: a label may stand again as a value.
int TableWords::column_of(std::size_t piece, const Labels& labels) const {
  for (std::size_t p = piece + 1; p-- > 0;) {
    if (pieces_[p]->columns() != pieces_[piece]->columns()) continue;
    for (const Cell& cell : pieces_[p]->cells()) {
      const std::string words = text::fold(cell.text);
      if (std::find(labels.begin(), labels.end(), words) != labels.end()) return cell.column;
    }
  }
  return -1;
}

std::string TableWords::beside(const Place& place, const Labels& labels) const {
  for (std::size_t p = 0; p < pieces_.size(); ++p) {
    for (const Cell& cell : pieces_[p]->cells()) {
      if (cell.place != place) continue;
      const int column = column_of(p, labels);
      return column < 0 ? "" : in_one_line(pieces_[p]->text(cell.row, column));
    }
  }
  return "";
}

std::string TableWords::beside(const Project& project, const std::string& form,
                               const Labels& labels) const {
  std::string all;
  for (const NameUse& name : project.names) {
    if (name.form != form) continue;
    // Where a column was lost, the name itself stands there.
    const std::string said = beside(name.place, labels);
    const std::string folded = text::fold(said);
    if (folded.empty() || folded == text::fold(name.printed)) continue;
    if (text::fold(all).find(folded) == std::string::npos) all += said;
  }
  return all;
}

std::string TableWords::name_of_code(const std::string& code) const {
  for (const Grid* grid : pieces_) {
    for (const Cell& cell : grid->cells()) {
      const std::string words = in_one_line(cell.text);
      if (words.starts_with(code + "-")) return words.substr(code.size() + 1);
    }
  }
  return "";
}

std::vector<TableWords::Line> TableWords::lines(const std::vector<KeyColumn>& keys,
                                                std::string_view filled) const {
  std::vector<Line> all;
  for (std::size_t p = 0; p < pieces_.size(); ++p) {
    const Grid& grid = *pieces_[p];
    for (int row = 0; row < grid.rows(); ++row) {
      Line line;
      bool header = false;
      for (const KeyColumn& key : keys) {
        const int column = column_of(p, key.path.back());
        if (column < 0 || line.words.contains(key.role)) continue;
        std::string said = in_one_line(grid.text(row, column));
        const auto& labels = key.path.back();
        header =
            header || std::find(labels.begin(), labels.end(), text::fold(said)) != labels.end();
        line.words[key.role] = std::move(said);
      }
      if (header || line.words[std::string(filled)].empty()) continue;
      for (auto& [role, said] : line.words) {
        if (said.empty() && !all.empty()) said = all.back().words[role];
      }
      for (int column = 0; column < grid.columns(); ++column) {
        if (const Cell* cell = grid.at(row, column)) line.places.push_back(cell->place);
      }
      all.push_back(std::move(line));
    }
  }
  return all;
}

}  // namespace yiben::compiling

namespace yiben {

const Form* form_of(const Table& table, const Family& family) {
  if (const Form* form = family.find(table.form)) return form;
  const std::string title = text::fold(table.title);
  const Form* best = nullptr;
  std::size_t longest = 0;
  for (const Form& form : family.forms) {
    for (const std::string& own : form.titles) {
      if (!title.ends_with(own) || own.size() <= longest) continue;
      longest = own.size();
      best = &form;
    }
  }
  return best;
}

}  // namespace yiben
