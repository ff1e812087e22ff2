// How the page looks, and what it does when a figure is clicked.
#pragma once

#include <string_view>

namespace yiben::report::page {

std::string_view style();
std::string_view script();

}  // namespace yiben::report::page
