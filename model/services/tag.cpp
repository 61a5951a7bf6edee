#include "model/services/tag.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<Tag>& Tag::table()
{
    static const FieldTable<Tag> kTable("Tag", {
                                                   {&Tag::key, {.name = "Key", .requirement = Requirement::Required}},
                                                   {&Tag::value, {.name = "Value"}},
                                               });
    return kTable;
}

} // namespace faultline
