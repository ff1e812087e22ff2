// Faults of one rule that have one cause are one finding. Internal to rules.
#pragma once

#include "catalog/catalog.h"
#include "rules/rule.h"

namespace yiben::rules {

// The same findings, those told together that the rule's `several` tells together: with every place
// of all of them, and what differs between them in Finding::parts. Findings without any difference
// become one without parts.
Findings told_together(const RuleText& rule, Findings findings);

}  // namespace yiben::rules
