#include "tests/sim/kernels/random_architecture.h"

#include "sim/core/random_stream.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace faultline::test {

namespace {

using Json = nlohmann::ordered_json;

/// Whole numbers from a seed, the same on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_key(sim::mix(seed)) {}
    int upTo(int n) { return static_cast<int>(sim::below(sim::mix(m_key + m_count++ * 0x9E3779B97F4A7C15ull), static_cast<std::uint64_t>(n))); }
    int between(int low, int high) { return low + upTo(high - low + 1); }
    bool oneIn(int n) { return upTo(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& values)
    {
        return values[static_cast<std::size_t>(upTo(static_cast<int>(values.size())))];
    }

private:
    std::uint64_t m_key, m_count = 0;
};

class Queueing {
public:
    Queueing(std::uint64_t seed, const Guise& guise) : m_dice(seed), m_guise(guise) { m_drill.play.seed = seed; }

    RandomDrill make()
    {
        m_isExact = m_dice.oneIn(3); // paced and deterministic throughout: ties everywhere
        makeLayers();
        for (std::size_t layer = 0; layer < m_layers.size(); ++layer)
            for (const std::string& id : m_layers[layer]) addStation(id, layer);
        addActors();
        const int per10 = m_dice.of(std::vector<int>{3, 6, 9, 10, 13, 17}); // tenths of what the first layer can do
        m_drill.play.traffic = "constant:" + std::to_string(std::max(1.0, m_capacity * per10 / 10)) + "/s";
        if (m_dice.oneIn(3))
            m_drill.play.traffic = "spike:" + std::to_string(m_capacity / 2) + "/s.." + std::to_string(2 * m_capacity) + "/s,at=3s,for=2s";
        m_drill.play.duration = std::to_string(m_dice.between(6, 14)) + "s";
        addFault();
        m_drill.text = written();
        return m_drill;
    }

private:
    std::string zone(int n) const { return std::string("us-east-1") + m_guise.zoneLetters[static_cast<std::size_t>(n)]; }

    void makeLayers()
    {
        const int layers = m_dice.between(1, 3);
        for (int layer = 0; layer < layers; ++layer) {
            m_layers.emplace_back();
            for (int i = 0, n = m_dice.between(1, 4); i < n; ++i)
                m_layers.back().push_back(m_guise.prefix + "S" + std::to_string(layer) + "x" + std::to_string(i));
        }
    }
    Json time()
    {
        const int mean = m_dice.between(2, 20);
        if (m_isExact) return {{"Distribution", "deterministic"}, {"MeanMs", std::to_string(mean)}};
        switch (m_dice.upTo(5)) {
        case 0: return {{"Distribution", "erlang"}, {"MeanMs", std::to_string(mean)}, {"K", std::to_string(m_dice.between(2, 4))}};
        case 1: return {{"Distribution", "lognormal"}, {"MeanMs", std::to_string(mean)}, {"Cv", "1.5"}};
        case 2: return {{"Distribution", "deterministic"}, {"MeanMs", std::to_string(mean)}};
        default: return {{"Distribution", "exponential"}, {"MeanMs", std::to_string(mean)}};
        }
    }
    void addStation(const std::string& id, std::size_t layer)
    {
        const int servers = m_dice.between(1, 4);
        const Json service = time();
        if (layer == 0) m_capacity += 1000.0 * servers / std::stod(service["MeanMs"].get<std::string>());
        Json own{
            {"Workload", {{"Servers", std::to_string(servers)}, {"ServiceTime", service}, {"DropsExpired", m_dice.oneIn(2) ? "true" : "false"}}}};
        Json uses = Json::array();
        if (layer + 1 < m_layers.size())
            for (int u = m_dice.between(0, 2); u > 0; --u) {
                Json use{{"To", m_dice.of(m_layers[layer + 1])}, {"Holds", "false"}};
                if (m_dice.oneIn(3)) use["Probability"] = "0.5";
                if (m_dice.oneIn(4)) use["ServiceTime"] = time();
                uses.push_back(use);
            }
        if (!uses.empty()) own["Uses"] = uses;
        m_resources[id] = {{"Type", "AWS::EC2::Instance"},
                           {"Metadata", {{"Faultline", own}}},
                           {"Properties", {{"ImageId", "ami-1"}, {"InstanceType", "m6i.large"}, {"AvailabilityZone", zone(m_dice.upTo(2))}}}};
    }
    /// The first layer behind a load balancer.
    std::string addBalancer(int n)
    {
        const std::string id = m_guise.prefix + "Lb" + std::to_string(n), group = m_guise.prefix + "Tg" + std::to_string(n);
        Json targets = Json::array();
        for (const std::string& station : m_layers.front()) targets.push_back({{"Id", {{"Ref", station}}}});
        m_resources[id] = {{"Type", "AWS::ElasticLoadBalancingV2::LoadBalancer"}, {"Properties", {{"Subnets", {"subnet-1", "subnet-2"}}}}};
        m_resources[m_guise.prefix + "Listener" + std::to_string(n)] = {
            {"Type", "AWS::ElasticLoadBalancingV2::Listener"},
            {"Properties",
             {{"LoadBalancerArn", {{"Ref", id}}},
              {"Port", "80"},
              {"Protocol", "HTTP"},
              {"DefaultActions", Json::array({{{"Type", "forward"}, {"TargetGroupArn", {{"Ref", group}}}}})}}}};
        m_resources[group] = {{"Type", "AWS::ElasticLoadBalancingV2::TargetGroup"},
                              {"Properties", {{"VpcId", "vpc-1"}, {"Port", "80"}, {"Protocol", "HTTP"}, {"Targets", targets}}}};
        return id;
    }
    void addActors()
    {
        m_actors = Json::object();
        std::string balancer;
        for (int a = 0, n = m_dice.between(1, 2); a < n; ++a) {
            Json client{{"Arrivals", m_isExact || m_dice.oneIn(4) ? "paced" : "poisson"}};
            if (!m_dice.oneIn(3)) client["TimeoutMs"] = std::to_string(m_dice.of(std::vector<int>{20, 100, 1000}));
            if (m_dice.oneIn(8)) client["Retries"] = "1"; // this one is not for windows
            Json sends = Json::array();
            for (int s = m_dice.between(1, 2); s > 0; --s) {
                if (m_dice.oneIn(2) && balancer.empty()) balancer = addBalancer(1);
                const std::string to = m_dice.oneIn(2) && !balancer.empty() ? balancer : m_dice.of(m_layers.front());
                if (to != balancer) m_target = to;
                sends.push_back({{"To", to}, {"Class", "c" + std::to_string(s)}, {"Share", std::to_string(m_dice.between(1, 3))}});
            }
            m_actors[m_guise.prefix + "Users" + std::to_string(a)] = {{"Client", client}, {"Sends", sends}};
        }
    }
    void addFault()
    {
        if (m_dice.oneIn(4)) m_drill.play.faults.push_back("az-power-interruption:az=1,at=2s,for=2s");
        if (m_dice.oneIn(6) && !m_target.empty()) m_drill.play.faults.push_back("terminate-instances:target=" + m_target + ",at=4s");
    }
    std::string written() const
    {
        Json document;
        document["Metadata"]["Faultline"] = {
            {"Version", "1"}, {"Zones", {zone(0), zone(1), zone(2)}}, {"Network", {{"Overheads", "none"}}}, {"Actors", m_actors}};
        std::vector<std::string> ids;
        for (const auto& [id, resource] : m_resources.items()) ids.push_back(id);
        if (m_guise.isReversed) std::reverse(ids.begin(), ids.end());
        Json resources = Json::object();
        if (m_guise.hasLonely)
            resources["Lonely"] = {{"Type", "AWS::EC2::Instance"}, {"Properties", {{"ImageId", "ami-1"}, {"InstanceType", "t3.micro"}}}};
        for (const std::string& id : ids) resources[id] = m_resources[id];
        document["Resources"] = resources;
        return document.dump(1);
    }

    Dice m_dice;
    const Guise m_guise;
    RandomDrill m_drill;
    bool m_isExact = false;
    std::vector<std::vector<std::string>> m_layers;
    std::string m_target; ///< a station that an actor sends to by itself
    double m_capacity = 0;
    Json m_resources = Json::object(), m_actors;
};

} // namespace

RandomDrill randomQueueing(std::uint64_t seed, const Guise& guise) { return Queueing(seed, guise).make(); }

} // namespace faultline::test
