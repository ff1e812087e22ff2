// Changes of one printed figure, as a clerk might make them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace yiben::mutate {

enum class Change { plus_0_02, plus_1, swapped_digits };

inline constexpr std::array all_changes = {Change::plus_0_02, Change::plus_1,
                                           Change::swapped_digits};

std::string_view name_of(Change change);

struct Mutation {
  int figure = 0;  // index into Book::figures
  Change change = Change::plus_0_02;
  Number number;  // what is printed instead
};

// The number with 0.02 or 1 more (in the unit of its table), or with two adjacent digits swapped.
// Decimals are kept, except that 12 with 0.02 more is 12.02. `choice` decides which digits are
// swapped. Nothing where no two adjacent digits differ, or where swapping would put a zero in
// front.
std::optional<Number> changed(const Number& number, Change change, std::uint64_t choice);

// Every change of the printed figures of `book`; of `sample` figures chosen by `seed` where
// `sample` is not 0. In the order of the figures.
std::vector<Mutation> mutations_of(const Book& book, std::size_t sample, std::uint64_t seed);

}  // namespace yiben::mutate
