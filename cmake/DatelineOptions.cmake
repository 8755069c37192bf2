# Warnings and instrumentation that every target of the project shares.
add_library(dateline_options INTERFACE)
target_include_directories(dateline_options INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_compile_options(dateline_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wnull-dereference -Wduplicated-cond -Wlogical-op -Wimplicit-fallthrough
  $<$<BOOL:${DATELINE_WERROR}>:-Werror>)
# g++ 12 sees null dereferences in its own library once std::optional and std::variant are inlined.
target_compile_options(dateline_options INTERFACE $<$<CONFIG:Release>:-Wno-null-dereference>)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  target_compile_options(dateline_options INTERFACE -Wno-unknown-warning-option)
endif()
set(DATELINE_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")
if(DATELINE_SANITIZE)
  target_compile_options(dateline_options INTERFACE -fsanitize=${DATELINE_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(dateline_options INTERFACE -fsanitize=${DATELINE_SANITIZE})
endif()
