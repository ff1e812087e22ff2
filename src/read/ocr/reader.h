// read/ocr: text recognition of scanned pages; the module yiben-ocr. Only reader.cpp knows
// Tesseract.
#pragma once

#include <string>
#include <string_view>

#include "base/module.h"
#include "read/recognition.h"

namespace yiben::read {

struct RecognitionEntry {
  LoadedTextReader (*load)(const std::string& path, int index);  // see load_text_reader
};

// Recognised text as it is printed: no spaces beside Chinese characters and within numbers.
std::string tidy_recognised(std::string_view text);

}  // namespace yiben::read

// What the module shows.
extern "C" YIBEN_SHOWN const yiben::read::RecognitionEntry yiben_ocr;
