// Folders are replaced whole, and nothing that is not an edition's is ever lost.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "edition/edition.h"

namespace yiben::edition {
namespace {

namespace fs = std::filesystem;

std::vector<File> edition_of(const std::string& words) {
  std::vector<File> files{{"book.txt", words}, {"data/facts.csv", "amount\n" + words + "\n"}};
  files.push_back({std::string(manifest_name), manifest_of(files, {.program = "yiben test"})});
  return files;
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class ReplaceFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "edition-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string folder() const { return (root_ / "2026").string(); }
  std::string error() const {
    const Errors errors = replace_folder(folder(), edition_of("second"));
    return errors.empty() ? "" : to_string(errors.front());
  }
  std::vector<std::string> siblings() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(root_))
      names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }
  void expect_whole(const std::string& words) const {
    EXPECT_EQ(content(folder() + "/book.txt"), words);
    const Result<Verified> verified = verify(folder());
    ASSERT_TRUE(verified.ok());
    EXPECT_TRUE(verified->differences.empty() && verified->unreadable.empty());
  }

  fs::path root_;
};

TEST_F(ReplaceFolder, MakesAFolderAndReplacesItLeavingNothingBeside) {
  EXPECT_TRUE(replace_folder(folder(), edition_of("first")).empty());
  expect_whole("first");
  EXPECT_TRUE(replace_folder(folder() + "/", edition_of("second")).empty());
  expect_whole("second");
  EXPECT_EQ(siblings(), std::vector<std::string>{"2026"});
}

TEST_F(ReplaceFolder, TakesAnEmptyFolderAndKeepsTheRightsOfTheOldOne) {
  fs::create_directory(folder());
  ::chmod(folder().c_str(), 0750);
  EXPECT_EQ(error(), "");
  expect_whole("second");
  EXPECT_EQ(error(), "");
  struct stat status {};
  ASSERT_EQ(::stat(folder().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0750U);
}

TEST_F(ReplaceFolder, RefusesAFolderThatIsNoEdition) {
  fs::create_directory(folder());
  std::ofstream(folder() + "/letter.txt") << "mine";
  EXPECT_NE(error().find("no edition with a manifest.json"), std::string::npos);
  std::ofstream(folder() + "/manifest.json") << "{\"schema\": \"another\"}";
  EXPECT_NE(error().find("no edition with a manifest.json"), std::string::npos);
  EXPECT_EQ(content(folder() + "/letter.txt"), "mine");
}

TEST_F(ReplaceFolder, NamesTheFilesThatWouldBeLost) {
  EXPECT_EQ(error(), "");
  std::ofstream(folder() + "/data/notes.txt") << "mine";
  fs::create_directory(folder() + "/drafts");
  fs::create_symlink("book.txt", folder() + "/latest");
  EXPECT_NE(error().find("(data/notes.txt, drafts/, latest)"), std::string::npos) << error();
  EXPECT_EQ(content(folder() + "/data/notes.txt"), "mine");
  EXPECT_EQ(siblings(), std::vector<std::string>{"2026"});
}

TEST_F(ReplaceFolder, RefusesLinksFilesAndPlacesInThem) {
  fs::create_directory(root_ / "real");
  fs::create_directory_symlink(root_ / "real", folder());
  EXPECT_NE(error().find("this is a link or a file"), std::string::npos);
  fs::remove(folder());
  std::ofstream(folder()) << "file";
  EXPECT_NE(error().find("this is a link or a file"), std::string::npos);
  for (const std::string& bad : {std::string("/"), std::string("."), root_.string() + "/.."}) {
    EXPECT_EQ(replace_folder(bad, edition_of("x")).size(), 1U) << bad;
  }
  const Errors errors = replace_folder(folder() + "/2027", edition_of("x"));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_NE(to_string(errors[0]).find("cannot be made or opened (Not a directory)"),
            std::string::npos)
      << to_string(errors[0]);
}

TEST_F(ReplaceFolder, MakesTheFolderThatIsToHoldIt) {
  const fs::path below = root_ / "budgets" / "2026";
  EXPECT_TRUE(replace_folder(below.string(), edition_of("x")).empty());
  EXPECT_TRUE(fs::is_directory(below));
}

TEST_F(ReplaceFolder, ClearsWhatDeadRunsLeftAndLeavesTheLivingAlone) {
  const fs::path dead = root_ / ".2026.yiben-abcdef";
  const fs::path living = root_ / ".2026.yiben-bcdefg";
  const fs::path others = root_ / ".2025.yiben-abcdef";
  const fs::path like = root_ / ".2026.yiben-abc";
  for (const fs::path& path : {dead, living, others, like}) fs::create_directory(path);
  std::ofstream(dead / "book.txt") << "half";
  const int lock = ::open(living.c_str(), O_RDONLY | O_DIRECTORY);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  EXPECT_EQ(error(), "");
  ::close(lock);
  EXPECT_FALSE(fs::exists(dead));
  for (const fs::path& path : {living, others, like}) EXPECT_TRUE(fs::exists(path)) << path;
}

TEST_F(ReplaceFolder, ClearsAnOldEditionOfWhichAFolderIsEmptyAlready) {
  EXPECT_EQ(error(), "");
  const fs::path left = root_ / ".2026.yiben-abcdef";
  fs::copy(folder(), left, fs::copy_options::recursive);
  fs::create_directory(left / "emptied");
  EXPECT_EQ(error(), "");
  EXPECT_FALSE(fs::exists(left));
}

TEST_F(ReplaceFolder, KeepsAnOldEditionIntoWhichSomebodyPutAFile) {
  EXPECT_EQ(error(), "");
  const fs::path left = root_ / ".2026.yiben-abcdef";
  fs::copy(folder(), left, fs::copy_options::recursive);
  std::ofstream(left / "notes.txt") << "mine";
  EXPECT_EQ(error(), "");
  EXPECT_EQ(content(left / "notes.txt"), "mine");
}

TEST_F(ReplaceFolder, KeepsAnEditionWhoseFilesMustNotGo) {
  EXPECT_TRUE(replace_folder(folder(), edition_of("first")).empty());
  EXPECT_TRUE(replace_folder(folder(), edition_of("second"), OldFiles::must_not_go).empty());
  std::vector<File> fewer{{"book.txt", "third"}};
  fewer.push_back({std::string(manifest_name), manifest_of(fewer, {})});
  const Errors errors = replace_folder(folder(), fewer, OldFiles::must_not_go);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].excerpt, "data/facts.csv");
  expect_whole("second");
  EXPECT_EQ(siblings(), std::vector<std::string>{"2026"});
}

TEST_F(ReplaceFolder, LeavesTheOldEditionWhereTheNewOneCannotBeWritten) {
  EXPECT_TRUE(replace_folder(folder(), edition_of("first")).empty());
  std::vector<File> files{{"data", "a file"}, {"data/facts.csv", "needs a folder of that name"}};
  files.push_back({std::string(manifest_name), manifest_of(files, {})});
  const Errors errors = replace_folder(folder(), files);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_NE(errors[0].what.find("cannot be written"), std::string::npos);
  expect_whole("first");
  EXPECT_EQ(siblings(), std::vector<std::string>{"2026"});
}

}  // namespace
}  // namespace yiben::edition
