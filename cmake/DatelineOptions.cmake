# Warnings and instrumentation that every target of the project shares.
add_library(dateline_options INTERFACE)
target_include_directories(dateline_options INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_compile_options(dateline_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wnull-dereference -Wduplicated-cond -Wlogical-op -Wimplicit-fallthrough
  $<$<AND:$<BOOL:${DATELINE_WERROR}>,$<NOT:$<CONFIG:Release>>>:-Werror>)
# At -O3 g++ 12 warns of overlapping copies and null dereferences inside its own library (GCC bug 105651), so warnings
# are errors only in the unoptimised presets.
target_compile_options(dateline_options INTERFACE $<$<CONFIG:Release>:-Wno-null-dereference -Wno-restrict>)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  target_compile_options(dateline_options INTERFACE -Wno-unknown-warning-option)
endif()
set(DATELINE_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")
if(DATELINE_SANITIZE)
  target_compile_options(dateline_options INTERFACE -fsanitize=${DATELINE_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(dateline_options INTERFACE -fsanitize=${DATELINE_SANITIZE})
endif()
