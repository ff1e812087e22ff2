// sandbox: work in child processes, so that what a hostile file does to a library costs that file
// and is reported. A child has limits on memory, time and files, no network, and powers that its
// kind of file needs; the parent believes nothing that it answers.
//
// Errors, each with the name of the task and a remedy: crashed with a signal, out of memory, out of
// time, an answer too long or that makes no sense, a child that could not be started or confined.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"
#include "read/read.h"

namespace yiben::sandbox {

// What a child may do besides computing and opening files to read them.
enum class Powers {
  none,     // nothing: no writing, no other process, no socket
  convert,  // what LibreOffice needs: programs, files in a temporary folder, local sockets
};

struct Limits {
  std::size_t memory_bytes = limits::max_child_memory_bytes;  // of address space
  int cpu_s = limits::max_child_cpu_s;
  int wall_ms = limits::max_child_wall_ms;
  std::size_t answer_bytes = limits::max_child_answer_bytes;
  std::size_t file_bytes = limits::max_file_bytes;  // of a file that it writes
};

struct Task {
  std::string name;                   // the file that an error is about
  std::function<std::string()> work;  // runs in the child; what it returns is the answer
  Powers powers = Powers::none;
  Limits limits;
};

// Called in the parent, in its one thread.
struct Tasks {
  std::size_t count = 0;
  int parallel = 1;  // how many children at once, at most limits::max_children
  std::function<Result<Task>(std::size_t)> make;                 // just before its child starts
  std::function<void(std::size_t)> started;                      // may be empty
  std::function<void(std::size_t, Result<std::string>)> finish;  // in the order of the tasks
};

// Ends when all children have ended. The calling process must have one thread, as it forks.
// SIGINT, SIGTERM and SIGHUP meanwhile end the children first.
void run(const Tasks& tasks);

// How many children make sense where the user does not say: the cores that this process may use.
int cores();

// What a file with these bytes needs: LibreOffice reads the old and the open office formats.
Powers powers_for(std::string_view bytes);

// The limits of a child that reads; text recognition takes longer.
Limits limits_for(const read::Options& options);

// Reads every file in a child of its own; documents and errors in the order of `files`, indexes
// from 1.
std::vector<Result<Document>> documents(const std::vector<std::string>& files,
                                        const read::Options& options, int parallel);

// A reading as the bytes that go from child to parent, and back. Path, index and SHA-256 do not
// travel: the parent knows them. Decoding takes any bytes; nonsense in them is an error.
std::string encode(const Result<Document>& reading);
Result<Document> decode(std::string_view bytes, const std::string& path, int index);

// A short answer of any other work. The file of an error does not travel either.
struct Message {
  int code = 0;
  std::string text;
  Errors errors;
};
std::string encode(const Message& message);
// Nothing where the bytes make no sense. Codes are from 0 to `max_code`; all texts are UTF-8.
std::optional<Message> decode_message(std::string_view bytes, int max_code,
                                      const std::string& path);

// The error for an answer that makes no sense; `detail` says why, from us and not from the child.
Error nonsense(const std::string& name, std::string_view detail);

}  // namespace yiben::sandbox
