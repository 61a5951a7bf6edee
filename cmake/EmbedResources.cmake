# faultline_embed(TARGET ROOT [NAME FILE]...): compiles every file below ROOT into TARGET as bytes, and each FILE under its NAME, listed in one
# table (model/files/data_library.cpp reads it).
function(faultline_embed target root)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/*")
    list(FILTER files EXCLUDE REGEX "(^|/)CMakeLists\\.txt$")
    list(SORT files)
    set(paths ${files})
    list(TRANSFORM paths PREPEND "${root}/")
    while(ARGN)
        list(POP_FRONT ARGN name path)
        list(APPEND files "${name}")
        list(APPEND paths "${path}")
    endwhile()
    set(source "")
    set(table "")
    set(index 0)
    foreach(file path IN ZIP_LISTS files paths)
        string(APPEND source "__asm__(\".section .rodata\\n.balign 16\\nfaultline_begin_${index}:\\n.incbin \\\"${path}\\\"\\nfaultline_end_${index}:\\n.byte 0\\n.previous\\n\");\n")
        string(APPEND source "extern \"C\" const char faultline_begin_${index}[] __attribute__((visibility(\"hidden\")));\nextern \"C\" const char faultline_end_${index}[] __attribute__((visibility(\"hidden\")));\n")
        string(APPEND table "    {\"${file}\", faultline_begin_${index}, faultline_end_${index}},\n")
        math(EXPR index "${index} + 1")
    endforeach()
    set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp")
    file(CONFIGURE OUTPUT "${out}" CONTENT
"#include \"model/files/embedded.h\"
@source@
namespace faultline {
const EmbeddedFile kEmbeddedFiles[] = {
@table@};
const unsigned kEmbeddedFileCount = @index@;
} // namespace faultline
" @ONLY)
    set_source_files_properties("${out}" PROPERTIES OBJECT_DEPENDS "${paths}")
    # .incbin is invisible to ccache's hash of the preprocessed text.
    set_source_files_properties("${out}" PROPERTIES COMPILE_OPTIONS "-Wno-pedantic")
    target_sources(${target} PRIVATE "${out}")
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "")
endfunction()
