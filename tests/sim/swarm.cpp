#include "tests/sim/swarm.h"

#include "sim/core/random_stream.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace faultline::test {

namespace {

using Json = nlohmann::ordered_json;

/// Draws of one case, one after the other.
class Dice {
public:
    explicit Dice(std::uint64_t key) : m_key(key) {}
    int below(int n) { return static_cast<int>(sim::below(sim::mix(m_key + 0x9E3779B97F4A7C15ull * ++m_count), static_cast<std::uint64_t>(n))); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    const T& pick(const std::vector<T>& from)
    {
        return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
    }

private:
    std::uint64_t m_key, m_count = 0;
};

Json referenceTo(const std::string& id) { return {{"Ref", id}}; }

class Drawing {
public:
    explicit Drawing(std::uint64_t number) : m_dice(number)
    {
        m_zones = m_dice.between(1, 3);
        m_resources["Vpc"] = resource("AWS::EC2::VPC", {{"CidrBlock", "10.0.0.0/16"}});
        for (int z = 0; z < m_zones; ++z)
            m_resources[subnet(z)] = resource(
                "AWS::EC2::Subnet", {{"VpcId", referenceTo("Vpc")}, {"CidrBlock", fmt::format("10.0.{}.0/24", z)}, {"AvailabilityZone", zone(z)}});
        addCallees();
        addServers();
        addFront();
        addTraffic();
        for (int f = m_dice.below(4); f > 0; --f) addFault();
    }

    Json document() const
    {
        Json own{{"Version", 1}, {"Region", "us-east-1"}, {"Zones", Json::array()}};
        for (int z = 0; z < m_zones; ++z) own["Zones"].push_back(zone(z));
        if (m_hasNoOverheads) own["Network"] = {{"Overheads", "none"}};
        own["Actors"]["Users"] = {{"Client", m_client}, {"Sends", m_sends}};
        return {{"Metadata", {{"Faultline", own}}}, {"Resources", m_resources}};
    }
    [[nodiscard]] const std::vector<std::string>& faults() const { return m_faults; }
    [[nodiscard]] const std::string& traffic() const { return m_traffic; }
    [[nodiscard]] int seconds() const { return m_seconds; }

private:
    static std::string zone(int z) { return fmt::format("us-east-1{}", static_cast<char>('a' + z)); }
    static std::string subnet(int z) { return fmt::format("Subnet{}", z); }
    static Json resource(const char* type, Json properties) { return {{"Type", type}, {"Properties", std::move(properties)}}; }

    Json subnets() const
    {
        Json list = Json::array();
        for (int z = 0; z < m_zones; ++z) list.push_back(referenceTo(subnet(z)));
        return list;
    }
    Json law(int meanMs)
    {
        static const std::vector<std::string> kinds{"exponential", "deterministic", "lognormal"};
        const std::string& kind = m_dice.pick(kinds);
        Json out{{"Distribution", kind}, {"MeanMs", meanMs}};
        if (kind == "lognormal") out["Cv"] = 1.5;
        return out;
    }
    void own(const std::string& id, Json data) { m_resources[id]["Metadata"] = {{"Faultline", std::move(data)}}; }

    /// What servers use, each with what one use of it looks like.
    void addCallees()
    {
        if (m_dice.chance(50)) {
            m_resources["Subnets"] = resource("AWS::RDS::DBSubnetGroup", {{"DBSubnetGroupDescription", "all"}, {"SubnetIds", subnets()}});
            m_resources["Database"] = resource("AWS::RDS::DBInstance", {{"Engine", m_dice.chance(50) ? "mysql" : "postgres"},
                                                                        {"DBInstanceClass", "db.m5.large"},
                                                                        {"AllocatedStorage", "100"},
                                                                        {"DBSubnetGroupName", referenceTo("Subnets")},
                                                                        {"MultiAZ", m_zones > 1 && m_dice.chance(60)}});
            m_uses.push_back({{"To", "Database"}, {"Operation", m_dice.chance(50) ? "read" : "write"}, {"ServiceTime", law(3)}});
        }
        if (m_dice.chance(30)) {
            m_resources["Sessions"] =
                resource("AWS::DynamoDB::Table", {{"BillingMode", "PAY_PER_REQUEST"},
                                                  {"KeySchema", Json::array({Json{{"AttributeName", "id"}, {"KeyType", "HASH"}}})},
                                                  {"AttributeDefinitions", Json::array({Json{{"AttributeName", "id"}, {"AttributeType", "S"}}})}});
            m_uses.push_back({{"To", "Sessions"}, {"Operation", m_dice.chance(50) ? "GetItem" : "PutItem"}});
        }
        if (m_dice.chance(20)) {
            m_resources["Cache"] =
                resource("AWS::ElastiCache::CacheCluster", {{"Engine", "redis"}, {"CacheNodeType", "cache.t3.micro"}, {"NumCacheNodes", 1}});
            m_uses.push_back({{"To", "Cache"}, {"Operation", "read"}, {"HitRatio", 0.8}});
        }
        if (m_dice.chance(20)) {
            m_resources["Queue"] = resource("AWS::SQS::Queue", {{"VisibilityTimeout", m_dice.between(0, 60)}});
            for (int w = m_dice.between(1, 2); w > 0; --w) {
                const std::string id = fmt::format("Worker{}", w);
                m_resources[id] =
                    resource("AWS::EC2::Instance",
                             {{"ImageId", "ami-1"}, {"InstanceType", "m6i.large"}, {"SubnetId", referenceTo(subnet(m_dice.below(m_zones)))}});
                own(id, {{"Consumes", Json::array({"Queue"})}, {"Workload", {{"CpuMs", law(10)}}}});
            }
            m_uses.push_back({{"To", "Queue"}, {"Operation", "SendMessage"}});
        }
        if (m_dice.chance(20)) {
            m_resources["Files"] = resource("AWS::S3::Bucket", Json::object());
            m_uses.push_back({{"To", "Files"}, {"Operation", "read"}});
        }
    }

    Json workload()
    {
        Json own;
        if (m_dice.chance(30)) own["Workload"] = {{"Servers", m_dice.between(1, 4)}, {"ServiceTime", law(m_dice.between(5, 150))}};
        else own["Workload"] = {{"CpuMs", law(m_dice.between(1, 40))}, {"Workers", m_dice.between(2, 50)}, {"QueueLimit", m_dice.between(0, 100)}};
        if (m_dice.chance(20)) own["Workload"]["DropsExpired"] = true;
        own["Uses"] = Json::array();
        for (Json use : m_uses) {
            if (m_dice.chance(25)) continue;
            if (m_dice.chance(30)) use["Client"] = {{"Retries", m_dice.between(1, 2)}, {"RequestTimeoutMs", m_dice.between(50, 2000)}};
            if (m_dice.chance(20)) use["Probability"] = 0.5;
            own["Uses"].push_back(std::move(use));
        }
        return own;
    }

    void addServers()
    {
        for (int s = m_dice.between(1, 4); s > 0; --s) {
            const std::string id = fmt::format("Server{}", s);
            m_resources[id] =
                resource("AWS::EC2::Instance",
                         {{"ImageId", "ami-1"}, {"InstanceType", "m6i.large"}, {"SubnetId", referenceTo(subnet(m_dice.below(m_zones)))}});
            // Some are alike to the last letter.
            own(id, m_dice.chance(40) && !m_servers.empty() ? m_resources[m_servers.front()]["Metadata"]["Faultline"] : workload());
            m_servers.push_back(id);
        }
        if (!m_dice.chance(40)) return;
        m_resources["Launch"] = resource("AWS::EC2::LaunchTemplate", {{"LaunchTemplateData", {{"ImageId", "ami-1"}, {"InstanceType", "m6i.large"}}}});
        const int least = m_dice.between(1, 2);
        m_resources["Group"] = resource(
            "AWS::AutoScaling::AutoScalingGroup",
            {{"MinSize", std::to_string(least)},
             {"MaxSize", std::to_string(least + 2)},
             {"VPCZoneIdentifier", subnets()},
             {"LaunchTemplate",
              {{"LaunchTemplateId", referenceTo("Launch")}, {"Version", {{"Fn::GetAtt", Json::array({"Launch", "LatestVersionNumber"})}}}}}});
        own("Group", workload());
        m_hasGroup = true;
    }

    void addFront()
    {
        m_hasNoOverheads = m_dice.chance(20);
        m_client = {{"TimeoutMs", m_dice.between(200, 4000)}};
        if (m_dice.chance(40)) m_client["Arrivals"] = "paced";
        if (m_dice.chance(40)) {
            m_client["Retries"] = m_dice.between(1, 3);
            m_client["Backoff"] = m_dice.chance(50) ? "full-jitter" : "exponential";
            m_client["BaseMs"] = 50;
        }
        m_sends = Json::array();
        if (m_dice.chance(30) && !m_hasGroup) { // straight to the servers
            for (const std::string& id : m_servers) m_sends.push_back({{"To", id}, {"Share", 1}});
            return;
        }
        m_hasBalancer = true;
        const bool isNetwork = m_dice.chance(30);
        Json targets = Json::array();
        for (const std::string& id : m_servers) targets.push_back({{"Id", referenceTo(id)}});
        m_resources["Balancer"] =
            resource("AWS::ElasticLoadBalancingV2::LoadBalancer", {{"Type", isNetwork ? "network" : "application"}, {"Subnets", subnets()}});
        m_resources["Targets"] = resource("AWS::ElasticLoadBalancingV2::TargetGroup", {{"VpcId", referenceTo("Vpc")},
                                                                                       {"Port", 80},
                                                                                       {"Protocol", isNetwork ? "TCP" : "HTTP"},
                                                                                       {"HealthCheckIntervalSeconds", m_dice.between(5, 30)},
                                                                                       {"Targets", targets}});
        m_resources["Listener"] =
            resource("AWS::ElasticLoadBalancingV2::Listener",
                     {{"LoadBalancerArn", referenceTo("Balancer")},
                      {"Port", 80},
                      {"Protocol", isNetwork ? "TCP" : "HTTP"},
                      {"DefaultActions", Json::array({Json{{"Type", "forward"}, {"TargetGroupArn", referenceTo("Targets")}}})}});
        if (m_hasGroup) m_resources["Group"]["Properties"]["TargetGroupARNs"] = Json::array({referenceTo("Targets")});
        m_sends.push_back({{"To", "Balancer"}, {"Share", 1}});
    }

    void addTraffic()
    {
        m_seconds = m_dice.between(20, 90);
        const int rate = m_dice.between(1, 12);
        switch (m_dice.below(4)) {
        case 0: m_traffic = fmt::format("users:{},think=500ms", m_dice.between(1, 6)); break;
        case 1: m_traffic = fmt::format("ramp:{}/s..{}/s,over=30s", rate, 2 * rate); break;
        case 2: m_traffic = fmt::format("spike:{}/s..{}/s,at=5s,for=10s", rate, 5 * rate); break;
        default: m_traffic = fmt::format("constant:{}/s", rate); break;
        }
    }

    void addFault()
    {
        const int at = m_dice.between(1, m_seconds - 10), lasts = m_dice.between(1, 60);
        const std::string when = fmt::format("at={}s,for={}s", at, lasts), once = fmt::format("at={}s", at);
        const std::string place = zone(m_dice.below(m_zones)); // it may be one in which nothing stands
        std::vector<std::string> kinds{"az-power-interruption:az=" + place + "," + when,
                                       "az-isolation:az=" + place + "," + when,
                                       "region-loss:" + when,
                                       fmt::format("terminate-instances:target={},{}", m_dice.pick(m_servers), once),
                                       fmt::format("dependency-slowdown:target={},factor=5,{}", m_dice.pick(m_servers), when),
                                       fmt::format("latency:target={},ms=150,percent=50,{}", m_dice.pick(m_servers), when),
                                       fmt::format("packet-loss:target={},percent=20,{}", m_dice.pick(m_servers), when)};
        if (m_hasGroup) kinds.push_back("terminate-instances:target=Group,count=1," + once);
        if (m_hasBalancer) kinds.push_back("dns-failure:target=Balancer," + when);
        m_faults.push_back(m_dice.pick(kinds));
    }

    Dice m_dice;
    int m_zones = 1, m_seconds = 60;
    bool m_hasGroup = false, m_hasBalancer = false, m_hasNoOverheads = false;
    Json m_resources, m_client, m_sends;
    std::vector<Json> m_uses;
    std::vector<std::string> m_servers, m_faults;
    std::string m_traffic;
};

using Names = std::map<std::string, std::string, std::less<>>;

/// Other names for all resources, in another alphabetical order than theirs.
Names otherNames(const Json& resources)
{
    Names names;
    for (const auto& [id, resource] : resources.items())
        names[id] = fmt::format("R{:04x}{}", sim::mix(names.size() + id.size()) & 0xffff, names.size());
    return names;
}

Json renamed(const Json& value, const Names& names)
{
    if (value.is_string()) {
        const auto known = names.find(value.get<std::string>());
        return known == names.end() ? value : Json(known->second);
    }
    if (value.is_array()) {
        Json out = Json::array();
        for (const Json& item : value) out.push_back(renamed(item, names));
        return out;
    }
    if (!value.is_object()) return value;
    Json out = Json::object();
    for (const auto& [key, item] : value.items()) out[key] = renamed(item, names);
    return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

Json reversed(const Json& resources)
{
    std::vector<std::pair<std::string, Json>> all;
    for (const auto& [id, resource] : resources.items()) all.emplace_back(id, resource);
    Json out;
    for (auto it = all.rbegin(); it != all.rend(); ++it) out[it->first] = it->second;
    return out;
}

/// Block YAML with short functions.
std::string yamlOf(const Json& value, const std::string& indent)
{
    if (value.is_object() && value.size() == 1 && value.contains("Ref")) return " !Ref " + value["Ref"].get<std::string>() + "\n";
    if (value.empty() && !value.is_string()) return value.is_object() ? " {}\n" : value.is_array() ? " []\n" : " " + value.dump() + "\n";
    std::string out = "\n";
    if (value.is_object()) {
        for (const auto& [key, item] : value.items()) out += indent + key + ":" + yamlOf(item, indent + "  ");
        return out;
    }
    if (value.is_array()) {
        for (const Json& item : value) out += indent + "-" + yamlOf(item, indent + "  ");
        return out;
    }
    return " " + value.dump() + "\n";
}

} // namespace

Swarmed swarmed(std::uint64_t number, Twist twist)
{
    const Drawing drawing(number);
    Json document = drawing.document();
    Json& resources = document["Resources"];
    Swarmed out{number, {}, twist == Twist::Json, drawing.traffic(), drawing.faults(), drawing.seconds()};
    if (twist == Twist::Names) {
        const Names names = otherNames(resources);
        document["Metadata"]["Faultline"]["Actors"]["Users"]["Sends"] = renamed(document["Metadata"]["Faultline"]["Actors"]["Users"]["Sends"], names);
        Json other;
        for (const auto& [id, resource] : resources.items()) {
            other[names.at(id)] = resource;
            for (const char* part : {"Properties", "Metadata"})
                if (resource.contains(part)) other[names.at(id)][part] = renamed(resource[part], names);
        }
        resources = std::move(other);
        for (std::string& fault : out.faults)
            for (const auto& [from, to] : names) fault = replaced(fault, "target=" + from + ",", "target=" + to + ",");
    }
    if (twist == Twist::Order) resources = reversed(resources);
    if (twist == Twist::Unconnected) {
        Json more{{"Aside", {{"Type", "AWS::EC2::Instance"}, {"Properties", {{"ImageId", "ami-1"}, {"InstanceType", "t3.micro"}}}}},
                  {"AsideTable", {{"Type", "AWS::S3::Bucket"}, {"Properties", Json::object()}}}};
        for (const auto& [id, resource] : resources.items()) more[id] = resource;
        resources = std::move(more);
    }
    out.text = out.isJson ? document.dump(1) : yamlOf(document, "").substr(1);
    if (twist == Twist::Region) {
        out.text = replaced(out.text, "us-east-1", "eu-west-1");
        for (std::string& fault : out.faults) fault = replaced(fault, "us-east-1", "eu-west-1");
    }
    return out;
}

} // namespace faultline::test
