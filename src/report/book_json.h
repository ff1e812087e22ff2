// The parts that the JSON of a check and the JSON of a reading have in common.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "book/book.h"
#include "report/json_writer.h"

namespace yiben::report {

// The member "documents".
void write_documents(JsonWriter& json, const std::vector<Document>& documents);

// The member "book".
void write_book(JsonWriter& json, const Book& book);

// The members of a table: form, title, pages, unit, counts, repairs, places.
void write_table_facts(JsonWriter& json, const Book& book, const Table& table, std::size_t figures);

// The member "doubts".
void write_doubts(JsonWriter& json, const Book& book);

}  // namespace yiben::report
