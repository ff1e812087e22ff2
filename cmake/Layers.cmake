# yiben_layer(folder USES ...), yiben_module(name folder LAYER ... USES ...),
# yiben_program(name folder libraries...), yiben_tools(folder).

set(YIBEN_LAYERS "" CACHE INTERNAL "Folders of src in the order of the layers")
set(YIBEN_MODULES "" CACHE INTERNAL "Parts that programs load when they are first needed")

# One static library yiben_<folder> of all sources below src/<folder>, without those of the folders
# WITHOUT, which are modules. A folder without sources is an interface only. YIBEN_SCOPE_<folder> is
# set to the scope (PUBLIC or INTERFACE) in which its properties can be set.
function(yiben_layer folder)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "USES;WITHOUT")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  foreach(module IN LISTS layer_WITHOUT)
    list(FILTER sources EXCLUDE REGEX "/src/${module}/")
  endforeach()
  set(target yiben_${folder})
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PRIVATE yiben_options)
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${target} ${scope} ${CMAKE_SOURCE_DIR}/src)
  foreach(used IN LISTS layer_USES)
    if(TARGET yiben_${used})
      set(used yiben_${used})
    endif()
    target_link_libraries(${target} ${scope} ${used})
  endforeach()
  set(YIBEN_SCOPE_${folder} ${scope} PARENT_SCOPE)
  set(YIBEN_LAYERS ${YIBEN_LAYERS} ${folder} CACHE INTERNAL "")
endfunction()

# What needs large libraries and is seldom needed: the sources of src/<folder> become the shared
# object yiben-<name>, which src/base/module.h loads. It holds its own copy of what it uses of the
# layers and shows nothing but its entry. Tests and fuzzers link the same sources as yiben_<name>.
function(yiben_module name folder)
  cmake_parse_arguments(PARSE_ARGV 2 module "" "LAYER" "USES")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  add_library(yiben_${name} OBJECT ${sources})
  target_link_libraries(yiben_${name} PRIVATE yiben_options PUBLIC yiben_${module_LAYER}
                        ${module_USES})
  add_library(yiben-${name} MODULE $<TARGET_OBJECTS:yiben_${name}>)
  set_target_properties(yiben-${name} PROPERTIES PREFIX ""
                        LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_link_libraries(yiben-${name} PRIVATE yiben_options yiben_${module_LAYER} ${module_USES})
  target_link_options(yiben-${name} PRIVATE -Wl,--as-needed)
  install(TARGETS yiben-${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/yiben)
  set(YIBEN_MODULES ${YIBEN_MODULES} yiben-${name} CACHE INTERNAL "")
endfunction()

# A program over all layers; nothing while its folder holds no sources.
function(yiben_program name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  if(sources)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE yiben_options yiben_outer_options yiben_report ${ARGN})
    add_dependencies(${name} ${YIBEN_MODULES})
  endif()
endfunction()

# Each tools/<name>.cpp is a program yiben_<name>, and so is each folder tools/<name>/.
function(yiben_tools folder)
  file(GLOB entries CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*)
  foreach(entry IN LISTS entries)
    get_filename_component(stem ${entry} NAME_WE)
    string(REGEX REPLACE "^yiben_" "" stem ${stem})
    if(IS_DIRECTORY ${entry})
      yiben_program(yiben_${stem} ${folder}/${stem} CLI11::CLI11 nlohmann_json::nlohmann_json)
    elseif(entry MATCHES "\\.cpp$")
      add_executable(yiben_${stem} ${entry})
      target_link_libraries(yiben_${stem} PRIVATE
        yiben_options yiben_outer_options yiben_report CLI11::CLI11 nlohmann_json::nlohmann_json)
      add_dependencies(yiben_${stem} ${YIBEN_MODULES})
    endif()
  endforeach()
endfunction()
