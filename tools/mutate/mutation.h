// Errors in printed figures, as a clerk might make them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace yiben::mutate {

enum class Kind {
  two_last_places,
  plus_0_02,
  plus_1,
  digits_swapped,
  digit_lost,
  digit_doubled,
  point_moved,
  yuan_for_ten_thousand,
  sign,
  neighbour_copied,
  cells_swapped,
};

inline constexpr std::array all_kinds = {
    Kind::two_last_places,  Kind::plus_0_02,     Kind::plus_1,
    Kind::digits_swapped,   Kind::digit_lost,    Kind::digit_doubled,
    Kind::point_moved,      Kind::sign,          Kind::yuan_for_ten_thousand,
    Kind::neighbour_copied, Kind::cells_swapped,
};

std::string_view name_of(Kind kind);

// One figure prints another number.
struct Mutation {
  int figure = 0;  // index into Book::figures
  Number number;   // what is printed instead
};

// One or more errors made at once.
struct Plan {
  Kind kind = Kind::plus_1;         // of all of them
  std::vector<Mutation> mutations;  // each figure once; two for an error of swapped cells
};

// A number as that kind of error prints it, as far as it concerns one figure; `choice` decides
// which digits. Nothing where the kind cannot befall that number.
std::optional<Number> changed(const Number& number, Kind kind, std::uint64_t choice);

// One error at a time: every kind at every printed figure, or at `sample` figures where that is not
// 0. Several at once: `sample` plans for each kind. Figures and digits are chosen by the seed.
std::vector<Plan> plans_of(const Book& book, int errors, std::size_t sample, std::uint64_t seed);

// So many errors of that kind at once, all of them at these figures; without mutations where the
// kind cannot befall so many.
Plan plan_among(const Book& book, const std::vector<int>& figures, Kind kind, int errors,
                std::uint64_t seed);

}  // namespace yiben::mutate
