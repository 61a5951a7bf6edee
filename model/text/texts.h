#pragma once

#include "model/text/message.h"
#include "model/text/problem.h"

#include <map>
#include <string>
#include <string_view>

namespace faultline {

class DataLibrary;

/// The wording of messages in one language: every `text/<language>/*.json` of the data library, merged.
///
/// Each file is one flat object, `{"template.duplicate-key": "The key “{key}” stands here twice."}`; `{name}` is replaced by the argument.
class Texts {
public:
    explicit Texts(const DataLibrary& data, std::string_view language = "en");

    /// The sentence for a message. A message without wording gives its id and arguments, so nothing is ever silent.
    [[nodiscard]] std::string render(const Message& message) const;

    /// "file, line 3, column 7: what. Remedy." with the parts that exist.
    [[nodiscard]] std::string render(const Problem& problem) const;

    /// The raw wording of an id (field help, check texts); empty when there is none.
    [[nodiscard]] std::string_view find(std::string_view id) const;

private:
    std::map<std::string, std::string, std::less<>> m_wording;
};

} // namespace faultline
