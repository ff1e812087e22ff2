// read: what a file is, by its bytes, and what is said of formats that are not read.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "read/read.h"
#include "show.h"

namespace yiben::read {
namespace {

using std::string_literals::operator""s;

TEST(Kind, IsFoundFromTheBytes) {
  struct Case {
    std::string bytes;
    Kind expected;
  };
  const std::vector<Case> cases = {
      {"", Kind::empty},
      {"收支预算总表\n", Kind::text},
      {"a < b\n", Kind::text},
      {"<单位>\n", Kind::text},
      {"\xB2\xBF\xC3\xC5", Kind::text},   // GB18030
      {"\xFF\xFE\x00\x4E"s, Kind::text},  // UTF-16 with a mark
      {"<!DOCTYPE html><p>a", Kind::html},
      {"<HTML>", Kind::html},
      {"<html lang=zh>", Kind::html},
      {"\xEF\xBB\xBF\n <!-- 说明 --> <!doctype HTML>", Kind::html},
      {"<?xml version='1.0'?>\n<html xmlns='x'>", Kind::html},
      {"<table border=1>", Kind::html},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0"s, Kind::html},
      {"\xFE\xFF\0<\0h\0t\0m\0l\0>"s, Kind::html},
      {"<tables>", Kind::text},
      {"%PDF-1.7\n", Kind::pdf},
      {"\x01\x02\r\n%PDF-1.7\n", Kind::pdf},
      {"PK\x03\x04\x14\x00"s, Kind::zip},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00"s, Kind::compound},
      {"\x89PNG\r\n\x1A\n\x00"s, Kind::image},
      {"\xFF\xD8\xFF\xE0"s, Kind::image},
      {"GIF89a", Kind::image},
      {"BM\x10\x00\x00\x00\x00\x00\x00\x00\x36\x00"s, Kind::image},
      {"BM 预算", Kind::text},
      {"{\\rtf1\\ansi", Kind::rtf},
      {"<?xml version='1.0'?><Workbook>", Kind::binary},
      {"a\0b"s, Kind::binary},
      {"\x01\x02", Kind::binary},
  };
  for (const Case& c : cases) EXPECT_EQ(kind_of(c.bytes), c.expected) << c.bytes;
}

TEST(Document, OfAFormatThatIsNotReadSaysSoAndWhatToDo) {
  struct Case {
    std::string bytes;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"PK\x03\x04", "the ZIP package is damaged"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "the file is damaged: the list of its parts"},
      {"\x89PNG\r\n\x1A\n", "this format is not read yet: PNG image; get the document"},
      {"MIME-Version: 1.0\nContent-Type: multipart/related", "web archive (MHTML); save the page"},
      {"Rar!\x1A\x07", "RAR archive; unpack it"},
      {"", "the file is empty; check that it was downloaded"},
  };
  for (const Case& c : cases) {
    const std::string shown = show(document(c.bytes, "f", 2));
    EXPECT_EQ(shown.substr(0, 10), "error: f: ") << shown;
    EXPECT_NE(shown.find(c.expected), std::string::npos) << shown;
  }
}

TEST(Document, GoesToTheReaderOfItsKind) {
  EXPECT_EQ(show(document("a\tb\n", "f", 1)), "grid 1 line 1\n[a|b]\n");
  EXPECT_EQ(show(document("<html><h2>a</h2>", "f", 1)), "1:11 ## a\n");
}

TEST(Document, AHundredMegabytesOfNoiseAreRefused) {
  std::minstd_rand random(1);
  std::string noise(100u << 20, '\0');
  for (char& c : noise) c = static_cast<char>(random() >> 8);
  EXPECT_EQ(show(document(noise, "f", 1)).substr(0, 7), "error: ");
  for (char& c : noise) c = static_cast<char>(c | '\x80');  // no control characters
  EXPECT_EQ(show(document(noise, "f", 1)).substr(0, 7), "error: ");
}

}  // namespace
}  // namespace yiben::read
