#pragma once

#include <string>
#include <utility>
#include <vector>

namespace faultline {

/// What model and sim say to people: an id with named arguments. The wording lives in `resources/text/<language>/`.
///
/// Ids are `room.what-happened`, e.g. `template.duplicate-key`. Arguments are already spelled (numbers without unit words).
struct Message {
    std::string id;
    std::vector<std::pair<std::string, std::string>> args;

    friend bool operator==(const Message&, const Message&) = default;
};

} // namespace faultline
