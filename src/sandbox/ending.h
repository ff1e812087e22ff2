// How a child ended → the error that says so.
#pragma once

#include <sys/resource.h>

#include <string>

#include "sandbox/sandbox.h"

namespace yiben::sandbox {

// Exit statuses of a child that cannot answer.
constexpr int status_not_confined = 61;
constexpr int status_out_of_memory = 62;
constexpr int status_exception = 63;

struct Ending {
  int status = 0;  // as waitpid gives it
  struct rusage used {};
  bool out_of_time = false;      // of the clock on the wall
  bool answer_too_long = false;  // the parent stopped listening
  std::string complaint;         // the end of its standard error; from the child, so any bytes
};

// Nothing where it ended well.
std::optional<Error> error_of(const Ending& ending, const std::string& name, const Limits& limits);

Error not_started(const std::string& name, int error_number);

}  // namespace yiben::sandbox
