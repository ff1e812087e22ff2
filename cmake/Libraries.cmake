# The libraries from Debian. scripts/packages names the packages that hold them.

find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(Threads REQUIRED)

# Libraries without a CMake package of their own become imported targets by header and file.
function(yiben_find_library target header library)
  find_path(${target}_include_dir ${header} REQUIRED)
  find_library(${target}_library ${library} REQUIRED)
  mark_as_advanced(${target}_include_dir ${target}_library)
  add_library(${target} UNKNOWN IMPORTED)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION ${${target}_library}
    INTERFACE_INCLUDE_DIRECTORIES ${${target}_include_dir})
endfunction()

yiben_find_library(cmark cmark.h cmark)
yiben_find_library(glpk glpk.h glpk)
yiben_find_library(gumbo gumbo.h gumbo)
yiben_find_library(nettle nettle/sha2.h nettle)
yiben_find_library(pcre2 pcre2.h pcre2-8)
yiben_find_library(seccomp seccomp.h seccomp)
yiben_find_library(leptonica leptonica/allheaders.h lept)
yiben_find_library(tesseract tesseract/baseapi.h tesseract)
yiben_find_library(poppler poppler/OutputDev.h poppler)
# Its headers include each other from their own folder.
target_include_directories(poppler INTERFACE ${poppler_include_dir}/poppler)

find_package(pugixml REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo cairo-pdf cairo-ft
                  pangoft2 fontconfig harfbuzz-subset)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
