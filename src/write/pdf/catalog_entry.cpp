// write/pdf: what a PDF says of itself and cairo cannot.
#include "write/pdf/catalog_entry.h"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string_view>

namespace yiben::write {

namespace {

constexpr std::string_view kEntries =
    "   /Lang (zh-CN)\n"
    "   /MarkInfo << /Marked true >>\n"
    "   /ViewerPreferences << /DisplayDocTitle true >>\n";

// What stands between `before` and the next `after`, from `from` on.
std::optional<std::string_view> between(std::string_view s, std::string_view before,
                                        std::string_view after, std::size_t from) {
  const std::size_t begin = s.find(before, from);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t start = begin + before.size();
  const std::size_t end = s.find(after, start);
  if (end == std::string_view::npos) return std::nullopt;
  return s.substr(start, end - start);
}

}  // namespace

std::string with_language(std::string bytes) {
  const std::string_view file = bytes;
  const std::size_t trailer = file.rfind("\ntrailer\n");
  if (trailer == std::string_view::npos) return bytes;
  const auto size = between(file, "/Size ", "\n", trailer);
  const auto root = between(file, "/Root ", " 0 R", trailer);
  const auto info = between(file, "/Info ", " 0 R", trailer);
  const auto table = between(file, "startxref\n", "\n", trailer);
  if (!size || !root || !info || !table) return bytes;
  const std::size_t object = file.rfind(fmt::format("\n{} 0 obj\n<< /Type /Catalog\n", *root));
  if (object == std::string_view::npos) return bytes;
  const auto catalog = between(file, "<< /Type /Catalog\n", ">>\nendobj\n", object);
  if (!catalog) return bytes;
  std::string more =
      fmt::format("{} 0 obj\n<< /Type /Catalog\n{}{}>>\nendobj\n", *root, *catalog, kEntries);
  const std::size_t new_table = file.size() + more.size();
  // An entry of the table has 20 bytes.
  more += fmt::format("xref\n{} 1\n{:010} 00000 n \n", *root, file.size());
  more += fmt::format("trailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev {}\n>>\n",
                      *size, *root, *info, *table);
  more += fmt::format("startxref\n{}\n%%EOF\n", new_table);
  return std::move(bytes) + more;
}

}  // namespace yiben::write
