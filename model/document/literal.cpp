#include "model/document/literal.h"

#include "model/template/intrinsic.h"

#include <array>
#include <charconv>

namespace faultline {

Literal Literal::word(std::string w)
{
    Literal l;
    l.kind = Kind::Word;
    l.text = std::move(w);
    return l;
}

Literal Literal::number(double n)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), n == 0 ? 0.0 : n); // never "-0"
    return word(error == std::errc() ? std::string(buffer.data(), end) : "0");
}

Literal Literal::boolean(bool b) { return word(b ? "true" : "false"); }

Literal Literal::list(std::vector<Literal> items)
{
    Literal l;
    l.kind = Kind::List;
    l.items = std::move(items);
    return l;
}

Literal Literal::map(std::vector<std::pair<std::string, Literal>> fields)
{
    Literal l;
    l.fields = std::move(fields);
    return l;
}

Literal Literal::ref(std::string_view logicalId) { return map({{"Ref", Literal(logicalId)}}); }

Literal Literal::getAtt(std::string_view logicalId, std::string_view attribute)
{
    return map({{"Fn::GetAtt", list({Literal(logicalId), Literal(attribute)})}});
}

} // namespace faultline
