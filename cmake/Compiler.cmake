# The language, the warnings (all of them errors) and what the presets switch on.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Modules hold copies of the layers, and show their entry alone; what is hidden costs no speed.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(YIBEN_CCACHE ccache)
if(YIBEN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Paths below the sources are made relative, so that clones in different folders share what was
  # compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${YIBEN_CCACHE})
endif()

# Programs and tests are compiled with these on top: in debug "-O0", because optimising the
# instrumented templates of CLI11 and GoogleTest costs a third of the build and gains nothing.
set(YIBEN_OUTER_OPTIONS "" CACHE STRING "Further options for programs and tests")
add_library(yiben_outer_options INTERFACE)
target_compile_options(yiben_outer_options INTERFACE ${YIBEN_OUTER_OPTIONS})

# What every target of ours is compiled with. Third-party headers are SYSTEM and warn of nothing.
add_library(yiben_options INTERFACE)
target_compile_options(yiben_options INTERFACE
  -Wall -Wextra -Wpedantic
  -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion
  -Wold-style-cast -Wcast-align -Wcast-qual -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Wextra-semi -Wformat=2 -Wundef -Wunused
  # Options structs are written with the members that matter; the others have their defaults.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(yiben_options INTERFACE
    # Errors in every build that is shipped or tested; clang's warnings are ./dev tidy's to report.
    -Werror
    -Wduplicated-cond -Wlogical-op -Wredundant-decls
    # False in g++ 12 on std::string's operator+ (GCC bug 105651).
    -Wno-restrict)
endif()
if(YIBEN_SANITIZE)
  target_compile_options(yiben_options INTERFACE
    -fsanitize=${YIBEN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(yiben_options INTERFACE -fsanitize=${YIBEN_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ says itself that instrumented code misleads this warning; the release build keeps it.
    target_compile_options(yiben_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
if(YIBEN_LIBFUZZER)
  # Code under test counts its branches for libFuzzer; only the fuzzers themselves link its main.
  target_compile_options(yiben_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(YIBEN_COVERAGE)
  target_compile_options(yiben_options INTERFACE --coverage)
  target_link_options(yiben_options INTERFACE --coverage)
endif()
