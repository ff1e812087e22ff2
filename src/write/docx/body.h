// write/docx: the main part, word/document.xml.
#pragma once

#include <string>

#include "page/page.h"
#include "write/docx/plan.h"
#include "write/text/contents.h"

namespace yiben::write::word {

std::string document_part(const Document& document, const plain::Contents& contents,
                          const Plan& plan);

}  // namespace yiben::write::word
