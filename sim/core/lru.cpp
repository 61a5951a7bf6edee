#include "sim/core/lru.h"

#include "sim/core/random_stream.h" // mix

namespace faultline::sim {

Lru::Lru(std::size_t capacity) : m_capacity(capacity) {}

std::uint32_t& Lru::chainOf(std::uint64_t key) { return m_chains[mix(key) & (m_chains.size() - 1)]; }

void Lru::unlink(std::uint32_t e)
{
    const Entry& entry = m_entries[e];
    (entry.newer == kNothing ? m_newest : m_entries[entry.newer].older) = entry.older;
    (entry.older == kNothing ? m_oldest : m_entries[entry.older].newer) = entry.newer;
}

void Lru::linkNewest(std::uint32_t e)
{
    m_entries[e].newer = kNothing;
    m_entries[e].older = m_newest;
    (m_newest == kNothing ? m_oldest : m_entries[m_newest].newer) = e;
    m_newest = e;
}

bool Lru::find(std::uint64_t key)
{
    if (m_chains.empty()) return false;
    for (std::uint32_t e = chainOf(key); e != kNothing; e = m_entries[e].next) {
        if (m_entries[e].key != key) continue;
        unlink(e);
        linkNewest(e);
        return true;
    }
    return false;
}

void Lru::grow()
{
    m_chains.assign(m_chains.empty() ? 64 : m_chains.size() * 2, kNothing);
    for (std::uint32_t e = m_newest; e != kNothing; e = m_entries[e].older) {
        std::uint32_t& chain = chainOf(m_entries[e].key);
        m_entries[e].next = chain;
        chain = e;
    }
}

void Lru::dropOldest()
{
    const std::uint32_t e = m_oldest;
    std::uint32_t* link = &chainOf(m_entries[e].key);
    while (*link != e) link = &m_entries[*link].next;
    *link = m_entries[e].next;
    unlink(e);
    m_entries[e].next = m_free;
    m_free = e;
    --m_size;
}

bool Lru::put(std::uint64_t key)
{
    if (m_capacity == 0 || find(key)) return false;
    const bool isFull = m_size >= m_capacity;
    if (isFull) dropOldest();
    if (m_size >= m_chains.size()) grow();
    std::uint32_t e = m_free;
    if (e == kNothing) {
        e = static_cast<std::uint32_t>(m_entries.size());
        m_entries.emplace_back();
    } else {
        m_free = m_entries[e].next;
    }
    m_entries[e].key = key;
    std::uint32_t& chain = chainOf(key);
    m_entries[e].next = chain;
    chain = e;
    linkNewest(e);
    ++m_size;
    return isFull;
}

void Lru::clear() { *this = Lru(m_capacity); }

} // namespace faultline::sim
