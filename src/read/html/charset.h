// read/html: the bytes of a web page as UTF-8 text. A page says in its head how it is encoded, and
// may be wrong.
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben::read {

// The encoding that the page declares near its start (<meta charset> or http-equiv), in lower case;
// empty where it declares none.
std::string declared_charset(std::string_view bytes);

// UTF-8 with "\n" line ends. A byte-order mark wins; bytes that are valid UTF-8 are taken as such;
// else the declared encoding, UTF-8 or one of the GB family. Where a page declares UTF-8 and few
// bytes are not, each of these becomes U+FFFD, as in a browser. Errors: an encoding that is not
// read (Big5, Shift_JIS, …) and those of text::decode.
Result<std::string> decode_page(std::string_view bytes, const std::string& path);

}  // namespace yiben::read
