// The manifest names every file by its content, and verify compares.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "edition/edition.h"

namespace yiben::edition {
namespace {

namespace fs = std::filesystem;

const Facts facts{.program = "yiben 0.1.0",
                  .entity = "云溪市“公园”局",
                  .title = "预算",
                  .year = 2026,
                  .verdict = "consistent",
                  .tables = 12,
                  .figures = 1451,
                  .identities = 3497};

TEST(Manifest, IsSortedAndTheSameForAnyOrderOfFiles) {
  const std::vector<File> files{{"data/facts.csv", "a"}, {"book.pdf", "b"}, {"notes.xyz", ""}};
  const std::vector<File> turned{files[2], files[0], files[1]};
  const std::string bytes = manifest_of(files, facts);
  EXPECT_EQ(bytes, manifest_of(turned, facts));
  const Result<Manifest> manifest = read_manifest(bytes, "manifest.json");
  ASSERT_TRUE(manifest.ok());
  EXPECT_EQ(manifest->facts, facts);
  ASSERT_EQ(manifest->files.size(), 3U);
  EXPECT_EQ(manifest->files[0], (Entry{"book.pdf", 1, sha256_hex("b"), "application/pdf"}));
  EXPECT_EQ(manifest->files[1].media_type, "text/csv; charset=utf-8");
  EXPECT_EQ(manifest->files[2].media_type, "application/octet-stream");
}

TEST(Manifest, SaysAllThatIsWrong) {
  const Result<Manifest> manifest = read_manifest(
      R"({"schema": "yiben/edition/1", "program": 1, "entity": "", "title": "", "year": -1,
          "verdict": "", "tables": 1, "figures": 1, "identities": 1, "files": [
          {"name": "../x", "bytes": 1, "sha256": "00", "media_type": ""},
          {"name": "manifest.json", "bytes": 1, "media_type": ""}, 7]})",
      "manifest.json");
  ASSERT_FALSE(manifest.ok());
  std::vector<std::string> lines;
  for (const Error& error : manifest.errors()) lines.push_back(error.what);
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "\"program\" is no string", "\"year\" is not from 0 to 9999",
                       "files 1: no file of an edition may have this name",
                       "files 1: this is no SHA-256", "files 2: the member \"sha256\" is missing",
                       "files 2: no file of an edition may have this name",
                       "files 2: this is no SHA-256", "files 3: this is no object"}));
}

TEST(FileName, LeadsNowhereElse) {
  for (const char* good : {"a", "预算.pdf", "data/facts.csv", "a/b/c/d", "a..b"}) {
    EXPECT_TRUE(is_file_name(good)) << good;
  }
  for (const char* bad : {"", "/a", "a/", "a//b", "..", "a/../b", ".hidden", "a/.b", "a\\b", "a\nb",
                          "a/b/c/d/e", "\xff"}) {
    EXPECT_FALSE(is_file_name(bad)) << bad;
  }
  EXPECT_FALSE(is_file_name(std::string(201, 'a')));
}

TEST(Verify, NamesEveryDifferenceAtOnce) {
  std::string folder = testing::TempDir() + "verify-XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  std::vector<File> files;
  for (const char* name : {"kept.txt", "changed.txt", "longer.txt", "gone.txt", "link.txt"}) {
    files.push_back({name, "content"});
  }
  files.push_back({"manifest.json", manifest_of(files, facts)});
  const std::string edition = folder + "/e";
  ASSERT_TRUE(replace_folder(edition, files).empty());
  std::ofstream(edition + "/changed.txt") << "CONTENT";
  std::ofstream(edition + "/longer.txt") << "content and more";
  fs::remove(edition + "/gone.txt");
  fs::remove(edition + "/link.txt");
  fs::create_symlink("kept.txt", edition + "/link.txt");
  std::ofstream(edition + "/extra.txt") << "x";
  const Result<Verified> verified = verify(edition);
  ASSERT_TRUE(verified.ok());
  std::vector<std::string> lines;
  for (const Error& error : verified->differences) {
    lines.push_back(error.file.substr(edition.size() + 1) + ": " + error.what);
  }
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "changed.txt: the content is not the one that the manifest names",
                       "gone.txt: the manifest names this file, and it is not there",
                       "link.txt: the manifest names this file, and it is not there",
                       "longer.txt: the file is not 7 bytes long, as the manifest says",
                       "extra.txt: the manifest does not name this file"}));
  EXPECT_TRUE(verified->unreadable.empty());
  fs::remove_all(folder);
}

TEST(Verify, NeedsAManifest) {
  std::string folder = testing::TempDir() + "verify-XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  EXPECT_FALSE(verify(folder).ok());
  EXPECT_FALSE(verify(folder + "/none").ok());
  fs::remove_all(folder);
}

}  // namespace
}  // namespace yiben::edition
