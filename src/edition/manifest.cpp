// The manifest of an edition: written, and read as what anybody may have written.
#include "edition/edition.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "edition/json_in.h"
#include "edition/json_out.h"
#include "text/text.h"

namespace yiben::edition {
namespace {

constexpr std::string_view schema = "yiben/edition/1";
constexpr std::size_t max_name_bytes = 200;
constexpr int max_name_parts = 4;

// By the ending, as the IANA registers them.
std::string_view media_type_of(std::string_view name) {
  static const std::map<std::string_view, std::string_view> types{
      {"pdf", "application/pdf"},
      {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"html", "text/html; charset=utf-8"},
      {"txt", "text/plain; charset=utf-8"},
      {"md", "text/markdown; charset=utf-8"},
      {"csv", "text/csv; charset=utf-8"},
      {"toml", "application/toml"},
      {"json", "application/json"}};
  const auto found = types.find(name.substr(name.rfind('.') + 1));
  return found == types.end() ? "application/octet-stream" : found->second;
}

bool is_name_part(std::string_view part) {
  return !part.empty() && part.front() != '.' && part.size() <= max_name_bytes;
}

Facts read_facts(JsonIn& in, const Json& json) {
  Facts facts;
  facts.program = in.text(json, "program", "");
  facts.entity = in.text(json, "entity", "");
  facts.title = in.text(json, "title", "");
  facts.year = static_cast<int>(in.whole(json, "year", "", 0, 9999));
  facts.verdict = in.text(json, "verdict", "");
  if (json.contains("verdict_of_tables")) {
    facts.verdict_of_tables = in.text(json, "verdict_of_tables", "");
  }
  const auto count = [&](const char* key) {
    return static_cast<std::size_t>(in.whole(json, key, "", 0, limits::max_fen));
  };
  facts.tables = count("tables");
  facts.figures = count("figures");
  facts.identities = count("identities");
  return facts;
}

bool is_sha256(std::string_view s) {
  return s.size() == 64 && s.find_first_not_of("0123456789abcdef") == s.npos;
}

Entry read_entry(JsonIn& in, const Json& json, const std::string& where) {
  Entry entry;
  entry.name = in.text(json, "name", where);
  entry.bytes = static_cast<std::size_t>(in.whole(json, "bytes", where, 0, limits::max_fen));
  entry.sha256 = in.text(json, "sha256", where);
  entry.media_type = in.text(json, "media_type", where);
  if (!is_file_name(entry.name) || entry.name == manifest_name) {
    in.note(where, "no file of an edition may have this name", entry.name);
  }
  if (!is_sha256(entry.sha256)) in.note(where, "this is no SHA-256", entry.sha256);
  return entry;
}

}  // namespace

bool is_file_name(std::string_view name) {
  if (name.size() > max_name_bytes || !text::is_valid_utf8(name)) return false;
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20) || c == 0x7f || c == '\\';
  };
  if (std::any_of(name.begin(), name.end(), is_control)) return false;
  for (int part = 1; part <= max_name_parts; ++part) {
    const std::size_t slash = name.find('/');
    if (!is_name_part(name.substr(0, slash))) return false;
    if (slash == name.npos) return true;
    name.remove_prefix(slash + 1);
  }
  return false;
}

std::string manifest_of(const std::vector<File>& files, const Facts& facts) {
  std::map<std::string, const File*> sorted;
  for (const File& file : files) {
    if (file.name != manifest_name) sorted.emplace(file.name, &file);
  }
  std::string out = fmt::format(
      "{{\n  \"schema\": {},\n  \"program\": {},\n  \"entity\": {},\n  \"title\": {},\n"
      "  \"year\": {},\n  \"verdict\": {},\n  \"verdict_of_tables\": {},\n  \"tables\": {},\n"
      "  \"figures\": {},\n  \"identities\": {},\n  \"files\": [",
      json_text(schema), json_text(facts.program), json_text(facts.entity), json_text(facts.title),
      facts.year, json_text(facts.verdict), json_text(facts.verdict_of_tables), facts.tables,
      facts.figures, facts.identities);
  const char* before = "\n    ";
  for (const auto& [name, file] : sorted) {
    out += before;
    out += fmt::format(R"({{"name": {}, "bytes": {}, "sha256": "{}", "media_type": {}}})",
                       json_text(name), file->bytes.size(), sha256_hex(file->bytes),
                       json_text(media_type_of(name)));
    before = ",\n    ";
  }
  return out + "\n  ]\n}\n";
}

Result<Manifest> read_manifest(std::string_view bytes, const std::string& file) {
  JsonIn in(file);
  const Json json = in.parse(bytes, limits::max_manifest_bytes);
  if (!in.errors().empty()) return in.errors();
  if (in.text(json, "schema", "") != schema) {
    return Error{.file = file,
                 .what = fmt::format("this is no manifest of the schema {}", schema),
                 .remedy = "take the folder as it was published, or a program that knows it"};
  }
  Manifest manifest;
  manifest.facts = read_facts(in, json);
  std::set<std::string> names;
  for (const Json& item : in.list(json, "files", "", limits::max_edition_files)) {
    const std::string where = fmt::format("files {}", manifest.files.size() + 1);
    manifest.files.emplace_back();
    if (!in.is_object(item, where)) continue;
    manifest.files.back() = read_entry(in, item, where);
    if (!names.insert(manifest.files.back().name).second) {
      in.note(where, "this name stands twice", manifest.files.back().name);
    }
  }
  if (!in.errors().empty()) return in.errors();
  std::sort(manifest.files.begin(), manifest.files.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return manifest;
}

}  // namespace yiben::edition
