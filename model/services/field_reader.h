#pragma once

#include "model/services/field.h"
#include "model/services/property.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// Told once for every required field that is absent.
struct AbsentField {
    std::string field; ///< path below the properties, '/' between
    Place place;
};

/// Where readers put what does not fit. `path` is the way down to the object being read, for messages and `missing`.
struct ReadContext {
    std::vector<Problem>& problems;
    std::vector<AbsentField>* absent = nullptr;
    std::string_view type = {};
    std::string path = {};
};

// One reader for every type of member. Each coerces by what the property wants, not by how the scalar is spelled (CFN-3): the text "80" is
// the number 80, a single value is a list of one. What does not fit is told and read as unknown: it is written, but says nothing.

void readField(Property<std::string>& into, const Value& value, const FieldInfo& field, ReadContext& context);
void readField(Property<std::int64_t>& into, const Value& value, const FieldInfo& field, ReadContext& context);
void readField(Property<double>& into, const Value& value, const FieldInfo& field, ReadContext& context);
void readField(Property<bool>& into, const Value& value, const FieldInfo& field, ReadContext& context);
void readField(Property<Reference>& into, const Value& value, const FieldInfo& field, ReadContext& context);
void readField(Property<Value>& into, const Value& value, const FieldInfo& field, ReadContext& context); ///< free-form JSON, kept as it is

void tellWrongKind(const Value& value, const FieldInfo& field, FieldKind expected, ReadContext& context);
void checkLength(const Value& value, std::size_t length, const FieldInfo& field, ReadContext& context);
void checkRequired(const Value& object, const FieldInfo& field, ReadContext& context);
void checkChoice(const Value& object, const FieldChoice& choice, ReadContext& context);

} // namespace faultline
