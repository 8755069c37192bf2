# dateline_embed(TARGET NAME FILE): the bytes of FILE become `dateline::embedded::NAME`, a std::string_view, so that
# small word lists stay files anyone can edit and still travel inside the program. Editing FILE rebuilds it.
function(dateline_embed target name file)
  get_filename_component(source "${file}" ABSOLUTE) # one spelling of a path: ninja knows a file once
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
  file(READ "${source}" DATELINE_EMBED_BYTES)
  set(DATELINE_EMBED_NAME "${name}")
  set(DATELINE_EMBED_FILE "${file}")
  configure_file("${CMAKE_SOURCE_DIR}/cmake/embedded.cpp.in" "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp" @ONLY)
  target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp")
endfunction()
