// read: ZIP packages, good and hostile, and which reader their parts choose.
#include <gtest/gtest.h>

#include <zip.h>

#include <cstdlib>
#include <string>

#include "package_maker.h"
#include "read/package/package.h"
#include "read/read.h"
#include "show.h"

namespace yiben::read {
namespace {

// A ZIP package with one deflated part of zeros.
std::string deflated_zeros(std::size_t size) {
  const std::string zeros(size, '\0');
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(out);
  zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &error);
  zip_source_t* part = zip_source_buffer(archive, zeros.data(), zeros.size(), 0);
  zip_file_add(archive, "xl/workbook.xml", part, 0);
  zip_close(archive);
  zip_source_open(out);
  zip_source_seek(out, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(out)), '\0');
  zip_source_seek(out, 0, SEEK_SET);
  zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  zip_source_free(out);
  zip_error_fini(&error);
  return bytes;
}

TEST(Package, PartsAreFoundWithoutRegardToCase) {
  const std::string bytes = zip_of({{"XL\\Workbook.XML", "a"}});
  Result<Package> package = Package::open(bytes, "f", 1);
  ASSERT_TRUE(package);
  EXPECT_EQ(*package->read("xl/workbook.xml"), "a");
  EXPECT_FALSE(package->read("xl/other.xml"));
}

TEST(Package, BombsEndAtALimit) {
  EXPECT_NE(show(document(deflated_zeros(40u << 20), "f", 1)).find("max_compression_ratio"),
            std::string::npos);
  EXPECT_NE(show(document(deflated_zeros(70u << 20), "f", 1)).find("max_part_bytes"),
            std::string::npos);
  Parts many;
  for (int i = 0; i < 10'001; ++i) many.emplace_back("p" + std::to_string(i), "");
  EXPECT_NE(show(document(zip_of(many), "f", 1)).find("max_package_entries"), std::string::npos);
}

TEST(Package, DamageIsAnError) {
  std::string bytes = zip_of({{"xl/workbook.xml", "<workbook/>"}});
  bytes[bytes.find("<workbook")] = 'x';  // the sum no longer fits
  EXPECT_NE(show(document(bytes, "f", 1)).find("a part of the package is damaged"),
            std::string::npos);
}

TEST(Package, FormatsThatAreNotReadSaySo) {
  EXPECT_NE(show(document(zip_of({{"OFD.xml", ""}}), "f", 1)).find("not read: OFD; save it as PDF"),
            std::string::npos);
  EXPECT_NE(show(document(zip_of({{"xl/workbook.bin", ""}}), "f", 1)).find("save it as XLSX"),
            std::string::npos);
  EXPECT_NE(show(document(zip_of({{"a.txt", ""}}), "f", 1)).find("ZIP archive; unpack it"),
            std::string::npos);
}

TEST(Convert, WithoutLibreOfficeTheRemedySaysWhatToInstall) {
  const char* path = std::getenv("PATH");
  const std::string before = path == nullptr ? "" : path;
  ::setenv("PATH", "/nonexistent", 1);
  const std::string shown = show(document("{\\rtf1 a}", "f.rtf", 1));
  ::setenv("PATH", before.c_str(), 1);
  EXPECT_EQ(
      shown,
      "error: f.rtf: RTF is read by way of LibreOffice, which is not installed; install it "
      "(on Debian: apt-get install libreoffice-writer-nogui), or save the document as DOCX\n");
}

}  // namespace
}  // namespace yiben::read
