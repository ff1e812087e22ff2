// base: places and errors as one line, files into memory, SHA-256, checks.
#include "base/base.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace yiben {
namespace {

TEST(Place, ShowsOnlyThePartsThatApply) {
  struct Case {
    Place place;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {{}, ""},
      {{.document = 3}, ""},  // the file name says it
      {{.line = 143}, "line 143"},
      {{.line = 143, .table = 2, .row = 5, .column = 13}, "line 143, table 2, row 5, column 13"},
      {{.page = 7, .table = 1, .row = 1}, "page 7, table 1, row 1"},
      {{.line = 3, .column = 14}, "line 3, column 14"},
  };
  for (const Case& c : cases) EXPECT_EQ(to_string(c.place), c.expected);
}

TEST(Error, IsOneLineWithPlaceExcerptAndRemedy) {
  struct Case {
    Error error;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {{"a.txt", {.line = 3}, "收入\t1,2", "a number is cut off", "look at the line"},
       "a.txt:line 3: a number is cut off (收入 1,2); look at the line"},
      {{"a.txt", {}, "", "the file does not exist", "check the path"},
       "a.txt: the file does not exist; check the path"},
      {{"", {.line = 2}, "", "the line is too long", ""}, "line 2: the line is too long"},
      {{"", {}, "", "out of space", ""}, "out of space"},
      // Nothing from outside may break the line or steer the terminal.
      {{"a\nb.txt", {}, "x\x1b[31my\xC2\x9Bz\x7F", "bad", ""}, "a b.txt: bad (x [31my z )"},
  };
  for (const Case& c : cases) EXPECT_EQ(to_string(c.error), c.expected);
}

TEST(Result, HoldsAValueOrAllErrors) {
  const Result<int> good = 5;
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(*good, 5);
  const Result<int> bad = Errors{{.what = "one"}, {.what = "two"}};
  ASSERT_FALSE(bad);
  ASSERT_EQ(bad.errors().size(), 2u);
  EXPECT_EQ(bad.errors()[1].what, "two");
}

TEST(Sha256, AgreesWithThePublishedVectors) {
  // FIPS 180-2, appendix B, and the empty message.
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Check, AbortsAndNamesTheCondition) {
  EXPECT_DEATH(YIBEN_CHECK(1 + 1 == 3), "base_test.cpp:.*1 \\+ 1 == 3");
}

class ReadFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "yiben-base-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  static std::string shown_error(const std::string& file) {
    const Result<std::string> read = read_file(file);
    if (read.ok()) return "no error";
    return read.errors().size() == 1 ? to_string(read.errors()[0]) : "several errors";
  }

  std::filesystem::path folder_;
};

TEST_F(ReadFile, GivesEveryByte) {
  const std::string all_bytes = [] {
    std::string s;
    for (int i = 0; i < 256; ++i) s += static_cast<char>(i);
    return s;
  }();
  EXPECT_EQ(*read_file(write("empty", "")), "");
  EXPECT_EQ(*read_file(write("bytes", all_bytes)), all_bytes);
  const std::string long_text(200'000, 'x');
  EXPECT_EQ(*read_file(write("long", long_text)), long_text);
}

TEST_F(ReadFile, ReadsAPipeToItsEnd) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const std::string sent(300'000, 'p');  // more than a pipe holds, so it arrives in pieces
  std::thread writer([&] {
    std::size_t done = 0;
    while (done < sent.size()) {
      const ssize_t put = ::write(ends[1], sent.data() + done, sent.size() - done);
      if (put <= 0) break;
      done += static_cast<std::size_t>(put);
    }
    ::close(ends[1]);
  });
  const Result<std::string> read = read_file("/dev/fd/" + std::to_string(ends[0]));
  writer.join();
  ::close(ends[0]);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(*read, sent);
}

TEST_F(ReadFile, SaysWhatIsWrong) {
  EXPECT_EQ(shown_error(path("none")), path("none") + ": the file does not exist; check the path");
  EXPECT_EQ(shown_error(write("file", "x") + "/below"),
            path("file") + "/below: the file does not exist; check the path");
  EXPECT_EQ(shown_error(""), "the file does not exist; check the path");
  EXPECT_EQ(shown_error(folder_.string()),
            folder_.string() + ": this is a directory; give the files in it");
  std::filesystem::create_symlink(path("loop"), path("loop"));
  EXPECT_NE(shown_error(path("loop")).find("cannot be read"), std::string::npos);
}

TEST_F(ReadFile, RefusesWhatIsTooLargeBeforeReadingIt) {
  const std::string file = write("huge", "");
  std::filesystem::resize_file(file, limits::max_file_bytes + 1);  // sparse: takes no disk
  EXPECT_NE(shown_error(file).find("limits::max_file_bytes"), std::string::npos);
}

TEST_F(ReadFile, RefusesAtOnceWhatIsNoFile) {
  const std::string what =
      ": this is no file but a device or a pipe; save what it gives in a file, or hand it over as "
      "/dev/stdin by a pipe";
  EXPECT_EQ(shown_error("/dev/zero"), "/dev/zero" + what);
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);  // nobody writes to it
  EXPECT_EQ(shown_error(path("pipe")), path("pipe") + what);
}

}  // namespace
}  // namespace yiben
