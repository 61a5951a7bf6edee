#include "model/files/atomic_write.h"
#include "model/text/nearest.h"
#include "sim/drill/quantities.h"
#include "sim/drill/replay.h"
#include "sim/drill/scenario.h"

#include <algorithm>
#include <array>
#include <map>

namespace faultline::sim {

namespace {

constexpr double kUsersMax = 1e7;
constexpr Nanoseconds kWaveSamples = 96;
constexpr Nanoseconds kWaveKnotsMax = 200'000;

/// The words of a traffic expression after "KIND:": leading plain words, then key=value.
struct Words {
    std::vector<std::string_view> plain;
    std::map<std::string_view, std::string_view> named;
};

Problem wrongTraffic(std::string_view text, std::string_view remedy) { return drillProblem("wrong-traffic", {{"text", std::string(text)}}, remedy); }

/// Fails on a key that the kind does not know, or one given twice.
Result<Words> wordsOf(std::string_view text, std::string_view body, const std::vector<std::string>& keys, std::string_view remedy)
{
    Words words;
    for (const std::string_view word : splitAt(body, ',')) {
        const auto pair = cutAt(word, "=");
        if (!pair) {
            if (!words.named.empty()) return wrongTraffic(text, remedy);
            words.plain.push_back(word);
        } else if (std::find(keys.begin(), keys.end(), pair->first) == keys.end() || !words.named.emplace(*pair).second) {
            return wrongTraffic(text, remedy);
        }
    }
    return words;
}

Result<std::pair<double, double>> parseRates(std::string_view text, std::string_view range, std::string_view remedy)
{
    const auto ends = cutAt(range, "..");
    if (!ends) return wrongTraffic(text, remedy);
    const auto low = parseRate(ends->first);
    if (!low) return low.problem();
    const auto high = parseRate(ends->second);
    if (!high) return high.problem();
    return std::pair(*low, *high);
}

/// The duration that a key names; `otherwise` when it is not given; fails when that is nothing either.
Result<Nanoseconds> durationAt(const Words& words, std::string_view key, std::optional<Nanoseconds> otherwise, std::string_view text,
                               std::string_view remedy)
{
    const auto found = words.named.find(key);
    if (found != words.named.end()) return parseDuration(found->second);
    if (!otherwise) return wrongTraffic(text, remedy);
    return *otherwise;
}

/// Cosine of a turn's k/96, without the mathematics library: its last bits differ between machines, and they would reach every arrival.
double cosineOfTurn(Nanoseconds k)
{
    k %= kWaveSamples;
    if (k > kWaveSamples / 2) k = kWaveSamples - k;                       // symmetric about half a turn
    if (k > kWaveSamples / 4) return -cosineOfTurn(kWaveSamples / 2 - k); // antisymmetric about a quarter
    const double x = 6.283185307179586 * static_cast<double>(k) / static_cast<double>(kWaveSamples);
    double term = 1, sum = 1;
    for (int n = 1; n <= 12; ++n) { // x <= pi/2: the 13th term is below 1e-20
        term *= -x * x / static_cast<double>((2 * n - 1) * (2 * n));
        sum += term;
    }
    return k == kWaveSamples / 4 ? 0 : sum;
}

Result<Traffic> parseConstant(std::string_view text, std::string_view body)
{
    const auto rate = parseRate(body);
    if (!rate) return rate.problem();
    return Traffic{std::string(text), {{0, *rate}}, 0, 0, {}};
}

Result<Traffic> parseRamp(std::string_view text, std::string_view body, Nanoseconds duration)
{
    constexpr std::string_view kRemedy = "ramp-remedy";
    const auto words = wordsOf(text, body, {"over"}, kRemedy);
    if (!words) return words.problem();
    if (words->plain.size() != 1) return wrongTraffic(text, kRemedy);
    const auto rates = parseRates(text, words->plain.front(), kRemedy);
    if (!rates) return rates.problem();
    const auto over = durationAt(*words, "over", duration, text, kRemedy);
    if (!over) return over.problem();
    return Traffic{std::string(text), {{0, rates->first}, {*over, rates->second}}, 0, 0, {}};
}

Result<Traffic> parseSteps(std::string_view text, std::string_view body)
{
    Traffic traffic{std::string(text), {}, 0, 0, {}};
    for (const std::string_view step : splitAt(body, ',')) {
        const auto parts = cutAt(step, "@");
        if (!parts) return wrongTraffic(text, "steps-remedy");
        const auto rate = parseRate(parts->first);
        if (!rate) return rate.problem();
        const auto at = parseDuration(parts->second);
        if (!at) return at.problem();
        if (!traffic.knots.empty()) {
            if (*at <= traffic.knots.back().at) return drillProblem("steps-out-of-order", {{"text", std::string(step)}}, "steps-remedy");
            traffic.knots.push_back({*at, traffic.knots.back().ratePerSecond});
        }
        traffic.knots.push_back({*at, *rate});
    }
    return traffic;
}

Result<Traffic> parseSpike(std::string_view text, std::string_view body)
{
    constexpr std::string_view kRemedy = "spike-remedy";
    const auto words = wordsOf(text, body, {"at", "for"}, kRemedy);
    if (!words) return words.problem();
    if (words->plain.size() != 1) return wrongTraffic(text, kRemedy);
    const auto rates = parseRates(text, words->plain.front(), kRemedy);
    if (!rates) return rates.problem();
    const auto at = durationAt(*words, "at", std::nullopt, text, kRemedy);
    if (!at) return at.problem();
    const auto lasts = durationAt(*words, "for", std::nullopt, text, kRemedy);
    if (!lasts) return lasts.problem();
    const auto [low, high] = *rates;
    return Traffic{std::string(text), {{0, low}, {*at, low}, {*at, high}, {*at + *lasts, high}, {*at + *lasts, low}}, 0, 0, {}};
}

Result<Traffic> parseWave(std::string_view text, std::string_view body, Nanoseconds duration)
{
    constexpr std::string_view kRemedy = "wave-remedy";
    const auto words = wordsOf(text, body, {"period"}, kRemedy);
    if (!words) return words.problem();
    if (words->plain.size() != 1) return wrongTraffic(text, kRemedy);
    const auto rates = parseRates(text, words->plain.front(), kRemedy);
    if (!rates) return rates.problem();
    const auto period = durationAt(*words, "period", std::nullopt, text, kRemedy);
    if (!period) return period.problem();
    const Nanoseconds step = *period / kWaveSamples;
    if (step == 0 || duration / step > kWaveKnotsMax) return drillProblem("wave-too-short", {{"text", std::string(text)}}, "wave-remedy");
    const double middle = (rates->first + rates->second) / 2, swing = (rates->first - rates->second) / 2;
    Traffic traffic{std::string(text), {}, 0, 0, {}};
    for (Nanoseconds k = 0;; ++k) {
        // k-th sample at k/96 of the period, counted from the period's start so that rounding does not add up.
        const Nanoseconds at = k / kWaveSamples * *period + k % kWaveSamples * step;
        traffic.knots.push_back({at, middle + swing * cosineOfTurn(k)});
        if (at >= duration) return traffic;
    }
}

Result<Traffic> parseUsers(std::string_view text, std::string_view body)
{
    constexpr std::string_view kRemedy = "users-remedy";
    const auto words = wordsOf(text, body, {"think"}, kRemedy);
    if (!words) return words.problem();
    const auto count = words->plain.size() == 1 ? wholeOf(words->plain.front()) : std::nullopt;
    if (!count || *count == 0 || static_cast<double>(*count) > kUsersMax) return wrongTraffic(text, kRemedy);
    const auto think = durationAt(*words, "think", std::nullopt, text, kRemedy);
    if (!think) return think.problem();
    return Traffic{std::string(text), {}, static_cast<int>(*count), static_cast<double>(*think) / 1e9, {}};
}

Result<Traffic> parseReplay(std::string_view text, std::string_view body, const FileSystem* files, const std::string& folder)
{
    if (!files) return drillProblem("replay-needs-files", {{"text", std::string(text)}});
    if (body.empty()) return wrongTraffic(text, "replay-remedy");
    const bool isRelative = !folder.empty() && body.front() != '/';
    const std::string path = isRelative ? folder + "/" + std::string(body) : std::string(body);
    const auto bytes = readUserFile(*files, path);
    if (!bytes) return bytes.problem();
    auto knots = readRateCsv(*bytes, path);
    if (!knots) return knots.problem();
    return Traffic{std::string(text), *std::move(knots), 0, 0, path};
}

} // namespace

double Traffic::rateAt(Nanoseconds t) const
{
    if (knots.empty()) return 0;
    const auto next = std::upper_bound(knots.begin(), knots.end(), t, [](Nanoseconds at, const Knot& knot) { return at < knot.at; });
    if (next == knots.begin()) return knots.front().ratePerSecond;
    const Knot& before = *(next - 1);
    if (next == knots.end()) return before.ratePerSecond;
    const double share = static_cast<double>(t - before.at) / static_cast<double>(next->at - before.at);
    return before.ratePerSecond + (next->ratePerSecond - before.ratePerSecond) * share;
}

Result<Traffic> Traffic::parse(std::string_view text, Nanoseconds duration, const FileSystem* files, const std::string& folder)
{
    static const std::vector<std::string> kinds{"constant", "ramp", "steps", "spike", "wave", "users", "replay"};
    const auto parts = cutAt(text, ":");
    const std::string_view kind = parts ? parts->first : text, body = parts ? parts->second : std::string_view();
    if (kind == "constant") return parseConstant(text, body);
    if (kind == "ramp") return parseRamp(text, body, duration);
    if (kind == "steps") return parseSteps(text, body);
    if (kind == "spike") return parseSpike(text, body);
    if (kind == "wave") return parseWave(text, body, duration);
    if (kind == "users") return parseUsers(text, body);
    if (kind == "replay") return parseReplay(text, body, files, folder);
    const std::string guess = nearestWord(kind, kinds);
    if (guess.empty()) return wrongTraffic(text, "traffic-remedy");
    return drillProblem("unknown-traffic", {{"kind", std::string(kind)}}, "did-you-mean", {{"guess", guess}});
}

} // namespace faultline::sim
