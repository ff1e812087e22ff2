// edition: what a publisher puts out: a folder of files that is replaced as a whole, with a
// manifest that names every file by its content, and a certificate that anybody can check. Who
// makes the files does not matter here; what comes back from a folder is hostile until checked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "money/money.h"

namespace yiben::edition {

inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view certificate_name = "proof.json";

// A file of an edition. The name is relative to the folder: "proof.json", "data/facts.csv".
struct File {
  std::string name;
  std::string bytes;
};

// True for a name that a file of an edition may have: one to four parts between "/", none empty,
// hidden, with control characters or backslashes, or longer than 200 bytes; valid UTF-8.
bool is_file_name(std::string_view name);

// Makes `folder` hold exactly `files`, which include the manifest. All is written and flushed into
// a hidden folder beside it (".NAME.yiben-XXXXXX"), which then takes its place in one step:
// whenever the process dies, the folder is the old edition or the new one. What dead runs left
// beside it is cleared first, what a living run still writes is not touched. Empty when done.
// Errors: the place or the disk; a folder that is a link, holds no edition and is not empty, or
// holds files that its manifest does not name; files of the old edition that are not among `files`
// where these may not be lost; a file system that cannot swap two folders.
// Names that is_file_name refuses, or two alike, are a fault of the caller.
enum class OldFiles { may_go, must_not_go };
Errors replace_folder(const std::string& folder, const std::vector<File>& files,
                      OldFiles old_files = OldFiles::may_go);

// What a manifest says of its edition.
struct Facts {
  std::string program;  // "yiben 0.1.0"
  std::string entity;
  std::string title;
  int year = 0;
  std::string verdict;            // of the book, tables and sentences, by yiben check
  std::string verdict_of_tables;  // that of the certificate; empty in older manifests: `verdict`
  std::size_t tables = 0;
  std::size_t figures = 0;
  std::size_t identities = 0;
  bool operator==(const Facts&) const = default;
};

struct Entry {
  std::string name;
  std::size_t bytes = 0;
  std::string sha256;
  std::string media_type;
  bool operator==(const Entry&) const = default;
};

struct Manifest {
  Facts facts;
  std::vector<Entry> files;  // sorted by name; not the manifest itself
  bool operator==(const Manifest&) const = default;
};

// The bytes of manifest.json (docs/formats/edition.md) for `files`, in any order; no clock.
std::string manifest_of(const std::vector<File>& files, const Facts& facts);

// `file` names it in errors. Errors, all at once: no JSON, another schema, members that are missing
// or of another kind, names that no file may have, more than the limits allow.
Result<Manifest> read_manifest(std::string_view bytes, const std::string& file);

// What became of the files of an edition.
struct Verified {
  Manifest manifest;
  Errors differences;  // a file that is changed, missing, or not in the manifest
  Errors unreadable;   // what could not be looked at
};

// Errors: where the folder or its manifest cannot be read.
Result<Verified> verify(const std::string& folder);

// An amount of which the book speaks, and what it may be.
struct Variable {
  std::string selection;  // "side=expenditure fund=general"
  Fen witness_fen = 0;
  bool non_negative = false;
  bool operator==(const Variable&) const = default;
};

// A cell of a table: `printed` stands for any amount from low to high. Nothing is printed in a
// blank cell.
struct Observation {
  std::string table;
  std::string row;
  std::string column;
  std::string printed;
  std::string unit;
  bool blank = false;
  Interval interval;
  int variable = 0;
  bool operator==(const Observation&) const = default;
};

struct Share {
  int variable = 0;
  int coefficient = 0;
  bool operator==(const Share&) const = default;
};

// The shares add up to 0.
struct Equation {
  std::string basis;
  std::vector<Share> terms;
  bool operator==(const Equation&) const = default;
};

// A proof that needs no trust in the program that found it: amounts that fit every printed figure
// and satisfy every equation.
struct Certificate {
  std::string entity;
  std::string title;
  int year = 0;
  std::string verdict;
  std::vector<Variable> variables;
  std::vector<Observation> observations;
  std::vector<Equation> equations;
  bool operator==(const Certificate&) const = default;
};

// The bytes of proof.json (docs/formats/proof-json.md).
std::string to_json(const Certificate& certificate);

// Errors as of read_manifest, and indices that point at nothing.
Result<Certificate> read_certificate(std::string_view bytes, const std::string& file);

// What does not hold, all of it, in whole numbers: a witness outside an interval or below zero
// where that cannot be, an equation whose sum is not 0, an interval that is not what its printed
// number can stand for. Empty for a proof. `file` names it.
Errors faults_of(const Certificate& certificate, const std::string& file);

}  // namespace yiben::edition
