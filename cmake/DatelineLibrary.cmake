# dateline_folder(NAME [SOURCES ...] [PUBLIC ...] [PRIVATE ...]): the static library of one folder of src/.
# An include names its folder: "time/interval.hpp". Every header is also compiled alone (target
# all_verify_interface_header_sets).
function(dateline_folder name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.hpp")
  if(ARG_SOURCES)
    add_library(dateline_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(dateline_${name} PUBLIC dateline_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    target_sources(dateline_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}/src" FILES ${headers})
  else()
    add_library(dateline_${name} INTERFACE)
    target_link_libraries(dateline_${name} INTERFACE dateline_options ${ARG_PUBLIC})
    target_sources(dateline_${name} INTERFACE FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}/src" FILES ${headers})
  endif()
  set_target_properties(dateline_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
