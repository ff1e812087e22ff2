// The certificate of a proof: written, read, and checked without the program that found it.
#include "edition/edition.h"

#include <fmt/format.h>

#include "edition/json_in.h"
#include "edition/json_out.h"
#include "text/text.h"

namespace yiben::edition {
namespace {

constexpr std::string_view schema = "yiben/proof/1";
constexpr std::string_view how_to_check =
    "Every amount is in fen. For each observation: low_fen <= witness_fen of its variable <= "
    "high_fen, and the interval is what the printed number in its unit may have been rounded "
    "from; a blank stands for 0.00. Where a variable is non_negative, its witness is not below 0. "
    "For each identity: the sum of coefficient * witness_fen over its terms "
    "[variable, coefficient] is 0. Variables count from 0.";
constexpr int max_coefficient = 1'000'000;

template <typename Items, typename Line>
void append_list(std::string& out, std::string_view key, const Items& items, Line line) {
  out += fmt::format(",\n  \"{}\": [", key);
  const char* before = "\n    ";
  for (const auto& item : items) {
    out += before;
    out += line(item);
    before = ",\n    ";
  }
  out += "\n  ]";
}

std::string line_of(const Variable& variable) {
  return fmt::format(R"({{"selection": {}, "witness_fen": {}, "non_negative": {}}})",
                     json_text(variable.selection), variable.witness_fen, variable.non_negative);
}

std::string line_of(const Observation& cell) {
  return fmt::format(
      R"({{"table": {}, "row": {}, "column": {}, "printed": {}, "unit": {}, "blank": {}, )"
      R"("low_fen": {}, "high_fen": {}, "variable": {}}})",
      json_text(cell.table), json_text(cell.row), json_text(cell.column), json_text(cell.printed),
      json_text(cell.unit), cell.blank, cell.interval.low, cell.interval.high, cell.variable);
}

std::string line_of(const Equation& equation) {
  std::string terms;
  for (const Share& term : equation.terms) {
    terms += fmt::format("{}[{}, {}]", terms.empty() ? "" : ", ", term.variable, term.coefficient);
  }
  return fmt::format(R"({{"basis": {}, "terms": [{}]}})", json_text(equation.basis), terms);
}

// Reads one file; `in` collects what is wrong.
class Reader {
 public:
  explicit Reader(const std::string& file) : in_(file) {}

  Result<Certificate> read(std::string_view bytes) {
    const Json json = in_.parse(bytes, limits::max_certificate_bytes);
    if (!in_.errors().empty()) return in_.errors();
    if (in_.text(json, "schema", "") != schema) {
      in_.note("", fmt::format("this is no certificate of the schema {}", schema));
      return in_.errors();
    }
    certificate_.entity = in_.text(json, "entity", "");
    certificate_.title = in_.text(json, "title", "");
    certificate_.year = static_cast<int>(in_.whole(json, "year", "", 0, 9999));
    certificate_.verdict = in_.text(json, "verdict", "");
    each(json, "variables",
         [&](const Json& item, const std::string& where) { add_variable(item, where); });
    each(json, "observations",
         [&](const Json& item, const std::string& where) { add_observation(item, where); });
    each(json, "identities",
         [&](const Json& item, const std::string& where) { add_equation(item, where); });
    if (!in_.errors().empty()) return in_.errors();
    return std::move(certificate_);
  }

 private:
  template <typename Add>
  void each(const Json& json, const char* key, Add add) {
    std::size_t count = 0;
    for (const Json& item : in_.list(json, key, "", limits::max_certificate_items)) {
      const std::string where = fmt::format("{} {}", key, count++);
      if (in_.is_object(item, where)) add(item, where);
    }
  }

  Fen amount(const Json& item, const char* key, const std::string& where) {
    return in_.whole(item, key, where, -limits::max_fen, limits::max_fen);
  }

  int index(std::int64_t number, const std::string& where) {
    if (number >= 0 && number < static_cast<std::int64_t>(certificate_.variables.size())) {
      return static_cast<int>(number);
    }
    in_.note(where, fmt::format("there is no variable {}", number));
    return 0;
  }

  void add_variable(const Json& item, const std::string& where) {
    certificate_.variables.push_back({.selection = in_.text(item, "selection", where),
                                      .witness_fen = amount(item, "witness_fen", where),
                                      .non_negative = in_.flag(item, "non_negative", where)});
  }

  void add_observation(const Json& item, const std::string& where) {
    Observation cell;
    cell.table = in_.text(item, "table", where);
    cell.row = in_.text(item, "row", where);
    cell.column = in_.text(item, "column", where);
    cell.printed = in_.text(item, "printed", where);
    cell.unit = in_.text(item, "unit", where);
    cell.blank = in_.flag(item, "blank", where);
    cell.interval = {amount(item, "low_fen", where), amount(item, "high_fen", where)};
    cell.variable = index(in_.whole(item, "variable", where, 0, INT32_MAX), where);
    certificate_.observations.push_back(std::move(cell));
  }

  void add_equation(const Json& item, const std::string& where) {
    Equation equation{.basis = in_.text(item, "basis", where)};
    for (const Json& term : in_.list(item, "terms", where, limits::max_certificate_items)) {
      const bool pair = term.is_array() && term.size() == 2 && term[0].is_number_integer() &&
                        term[1].is_number_integer();
      const std::int64_t coefficient = pair ? term[1].get<std::int64_t>() : 0;
      if (!pair || coefficient < -max_coefficient || coefficient > max_coefficient) {
        in_.note(where, "a term is not [variable, coefficient]", term.dump());
        continue;
      }
      equation.terms.push_back({.variable = index(term[0].get<std::int64_t>(), where),
                                .coefficient = static_cast<int>(coefficient)});
    }
    certificate_.equations.push_back(std::move(equation));
  }

  JsonIn in_;
  Certificate certificate_;
};

std::string spot_of(const Observation& cell) {
  return fmt::format("{}, {}, {}", cell.table, cell.row, cell.column);
}

// What the printed number stands for, found anew; a blank stands for 0.00.
bool is_rounding_of(const Observation& cell) {
  const CellValue value = parse_cell(cell.printed);
  const std::optional<Unit> unit = parse_unit(cell.unit);
  if (!unit || cell.blank == (value.kind == CellKind::number)) return false;
  return interval_of(cell.blank ? Number{0, 2} : value.number, *unit) == cell.interval;
}

}  // namespace

std::string to_json(const Certificate& certificate) {
  std::string out = fmt::format(
      "{{\n  \"schema\": {},\n  \"how_to_check\": {},\n  \"entity\": {},\n  \"title\": {},\n"
      "  \"year\": {},\n  \"verdict\": {}",
      json_text(schema), json_text(how_to_check), json_text(certificate.entity),
      json_text(certificate.title), certificate.year, json_text(certificate.verdict));
  const auto line = [](const auto& item) { return line_of(item); };
  append_list(out, "variables", certificate.variables, line);
  append_list(out, "observations", certificate.observations, line);
  append_list(out, "identities", certificate.equations, line);
  return out + "\n}\n";
}

Result<Certificate> read_certificate(std::string_view bytes, const std::string& file) {
  return Reader(file).read(bytes);
}

Errors faults_of(const Certificate& certificate, const std::string& file) {
  Errors faults;
  const auto add = [&](const std::string& excerpt, std::string what) {
    faults.push_back({.file = file,
                      .excerpt = text::excerpt(excerpt),
                      .what = std::move(what),
                      .remedy = "this certificate proves nothing; ask for the one that does"});
  };
  for (const Variable& variable : certificate.variables) {
    if (variable.non_negative && variable.witness_fen < 0) {
      add(variable.selection, fmt::format("the amount {} fen is below 0", variable.witness_fen));
    }
  }
  for (const Observation& cell : certificate.observations) {
    const Fen amount = certificate.variables[static_cast<std::size_t>(cell.variable)].witness_fen;
    if (!is_rounding_of(cell)) {
      add(cell.printed, "the interval is not what the printed number stands for: " + spot_of(cell));
    }
    if (!cell.interval.contains(amount)) {
      add(cell.printed,
          fmt::format("the amount {} fen does not print so: {}", amount, spot_of(cell)));
    }
  }
  for (std::size_t i = 0; i < certificate.equations.size(); ++i) {
    WideFen sum = 0;
    for (const Share& term : certificate.equations[i].terms) {
      const Fen amount = certificate.variables[static_cast<std::size_t>(term.variable)].witness_fen;
      sum += static_cast<WideFen>(term.coefficient) * amount;
    }
    if (sum != 0)
      add(certificate.equations[i].basis, fmt::format("identity {} does not add up", i));
  }
  return faults;
}

}  // namespace yiben::edition
