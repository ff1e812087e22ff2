// Where tests find their inputs, and how they say that an input is not there.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace yiben::test {

inline std::filesystem::path source_dir() {
  return YIBEN_SOURCE_DIR;
}
inline std::filesystem::path data_dir() {
  return source_dir() / "tests" / "data";
}
inline std::filesystem::path examples_dir() {
  return source_dir() / "examples";
}

// The folder with corpus/ and gold/ beside the repository; YIBEN_SHARED in the environment names
// another one.
inline std::filesystem::path shared_dir() {
  const char* chosen = std::getenv("YIBEN_SHARED");
  return chosen != nullptr && *chosen != '\0' ? chosen : YIBEN_SHARED_DIR;
}
inline std::filesystem::path corpus_dir() {
  return shared_dir() / "corpus";
}
inline std::filesystem::path gold_dir() {
  return shared_dir() / "gold";
}

// A path in the folder for temporary files that no other test has: tests run side by side, and so
// do whole runs of them.
inline std::filesystem::path scratch(const std::string& name) {
  return std::filesystem::temp_directory_path() / (name + '-' + std::to_string(::getpid()));
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace yiben::test

// Ends a test as skipped, and says which file it would need.
#define YIBEN_NEEDS(path)             \
  if (!std::filesystem::exists(path)) \
  GTEST_SKIP() << "not here: " << (path) << " (../shared or YIBEN_SHARED)"
