#include "model/template/value.h"

#include <mutex>
#include <unordered_set>

namespace faultline {

/// What a value holds, apart from what mentions it: a list that a hundred places refer to is held once.
struct Value::Content {
    Message reason;
    std::vector<Value> items;
    std::vector<Field> fields;
};

struct Value::Shared {
    explicit Shared(std::shared_ptr<const Content> of, std::vector<std::string> own = {}) : content(std::move(of)), ownMentions(std::move(own)) {}

    std::shared_ptr<const Content> content; ///< null: a text or a reference
    std::vector<std::string> ownMentions;

    // The mentions of everything below are gathered when first asked for: few values are ever asked.
    mutable std::once_flag gathered;
    mutable std::vector<std::string> mentions;
};

namespace {

void addMentions(const Value& value, std::vector<std::string>& all, std::unordered_set<std::string>& seen);

void addOwn(const std::vector<std::string>& own, std::vector<std::string>& all, std::unordered_set<std::string>& seen)
{
    for (const std::string& id : own)
        if (seen.insert(id).second) all.push_back(id);
}

void addMentions(const Value& value, std::vector<std::string>& all, std::unordered_set<std::string>& seen)
{
    if (value.isList() || value.isMap()) {
        addOwn(value.ownMentions(), all, seen);
        for (const Value& item : value.items()) addMentions(item, all, seen);
        for (const Value::Field& field : value.fields()) addMentions(field.second, all, seen);
    } else {
        addOwn(value.mentions(), all, seen);
    }
}

} // namespace

Value Value::text(std::string text, Node origin)
{
    Value v;
    v.m_kind = Kind::Text;
    v.m_text = std::move(text);
    v.m_origin = origin;
    return v;
}

Value Value::unknown(Message reason, std::string symbol, Node origin)
{
    Value v;
    v.m_kind = Kind::Unknown;
    v.m_detail = std::move(symbol);
    v.m_shared = std::make_shared<const Shared>(std::make_shared<const Content>(Content{std::move(reason), {}, {}}));
    v.m_origin = origin;
    return v;
}

Value Value::reference(std::string logicalId, std::string attribute, Node origin)
{
    Value v;
    v.m_kind = Kind::Reference;
    v.m_text = std::move(logicalId);
    v.m_detail = std::move(attribute);
    v.m_shared = std::make_shared<const Shared>(nullptr, std::vector{v.m_text});
    v.m_origin = origin;
    return v;
}

Value Value::list(std::vector<Value> items, Node origin)
{
    Value v;
    v.m_kind = Kind::List;
    v.m_shared = std::make_shared<const Shared>(std::make_shared<const Content>(Content{{}, std::move(items), {}}));
    v.m_origin = origin;
    return v;
}

Value Value::map(std::vector<Field> fields, Node origin)
{
    Value v;
    v.m_kind = Kind::Map;
    v.m_shared = std::make_shared<const Shared>(std::make_shared<const Content>(Content{{}, {}, std::move(fields)}));
    v.m_origin = origin;
    return v;
}

Value Value::absent(Node origin)
{
    Value v;
    v.m_origin = origin;
    return v;
}

const Message& Value::reason() const
{
    static const Message none;
    return m_kind == Kind::Unknown && m_shared ? m_shared->content->reason : none;
}

const std::vector<Value>& Value::items() const
{
    static const std::vector<Value> none;
    return m_kind == Kind::List && m_shared ? m_shared->content->items : none;
}

const std::vector<Value::Field>& Value::fields() const
{
    static const std::vector<Field> none;
    return m_kind == Kind::Map && m_shared ? m_shared->content->fields : none;
}

const Value& Value::find(std::string_view key) const
{
    static const Value absent;
    for (const Field& field : fields())
        if (field.first == key) return field.second;
    return absent;
}

const std::vector<std::string>& Value::ownMentions() const
{
    static const std::vector<std::string> none;
    return m_shared ? m_shared->ownMentions : none;
}

const std::vector<std::string>& Value::mentions() const
{
    if (!isList() && !isMap()) return ownMentions();
    std::call_once(m_shared->gathered, [this] {
        std::unordered_set<std::string> seen;
        addMentions(*this, m_shared->mentions, seen);
    });
    return m_shared->mentions;
}

Value Value::withMentions(std::vector<std::string> mentions) const
{
    Value v = *this;
    v.m_shared = std::make_shared<const Shared>(m_shared ? m_shared->content : nullptr, std::move(mentions));
    return v;
}

Value Value::withOrigin(Node origin) const
{
    Value v = *this;
    v.m_origin = origin;
    return v;
}

} // namespace faultline
