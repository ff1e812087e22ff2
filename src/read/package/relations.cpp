// read/package: the relations of an Office part.
#include "read/package/relations.h"

#include <algorithm>

namespace yiben::read {

namespace {

// The name of the part that `target` means, seen from a part in `folder`; folders end with "/".
std::string resolve(std::string folder, std::string_view target) {
  if (!target.empty() && target.front() == '/') {
    folder.clear();
    target.remove_prefix(1);
  }
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target.starts_with("../") && !folder.empty()) {
      folder.pop_back();
      folder.erase(folder.rfind('/') + 1);
    }
    target.remove_prefix(target.find('/') + 1);
  }
  return folder + std::string(target);
}

}  // namespace

Result<std::vector<Relation>> relations_of(Package& package, std::string_view part) {
  const std::string folder(part.substr(0, part.rfind('/') + 1));
  const std::string name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  std::vector<Relation> relations;
  if (!package.has(name)) return relations;
  const Result<XmlPart> xml = read_xml(package, name);
  if (!xml) return xml.errors();
  for (const pugi::xml_node node : xml->root().children()) {
    if (local_name(node.name()) != "Relationship") continue;
    const std::string_view type = attribute_of(node, "Type");
    const bool outside = attribute_of(node, "TargetMode") == "External";
    relations.push_back({.id = std::string(attribute_of(node, "Id")),
                         .kind = std::string(type.substr(type.rfind('/') + 1)),
                         .part = outside ? "" : resolve(folder, attribute_of(node, "Target"))});
  }
  return relations;
}

std::string part_of_kind(const std::vector<Relation>& relations, std::string_view kind) {
  const auto found = std::find_if(relations.begin(), relations.end(),
                                  [&](const Relation& one) { return one.kind == kind; });
  return found == relations.end() ? "" : found->part;
}

}  // namespace yiben::read
