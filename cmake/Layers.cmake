# yiben_layer(folder USES ...), yiben_program(name folder libraries...), yiben_tools(folder).

set(YIBEN_LAYERS "" CACHE INTERNAL "Folders of src in the order of the layers")

# One static library yiben_<folder> of all sources below src/<folder>. A folder without sources is
# an interface only. YIBEN_SCOPE_<folder> is set to the scope (PUBLIC or INTERFACE) in which its
# properties can be set.
function(yiben_layer folder)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "USES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
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

# A program over all layers; nothing while its folder holds no sources.
function(yiben_program name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  if(sources)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE yiben_options yiben_outer_options yiben_report ${ARGN})
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
    endif()
  endforeach()
endfunction()
