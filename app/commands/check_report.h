#pragma once

#include "model/advisor/advisor.h"
#include "model/text/texts.h"

#include <string>
#include <vector>

namespace faultline::app {

/// One file's findings, ready to be written in any format.
struct CheckedFile {
    std::string file;
    std::string asOf; ///< empty: dated rules were not held against a day
    AdvisorReport report;
};

/// `--fail-on`: the mildest colour that is a failure.
enum class FailOn { Red, Yellow };
[[nodiscard]] bool isFailure(const Finding& finding, FailOn failOn);
/// Whether a finding is one, or a suppression has expired: exit code 1.
[[nodiscard]] bool isFailure(const AdvisorReport& report, FailOn failOn);

// Each writes one document for all files, in their order. Texts of the user's file are escaped as the format demands.
[[nodiscard]] std::string checkAsText(const std::vector<CheckedFile>& files, const Texts& texts);
[[nodiscard]] std::string checkAsJson(const std::vector<CheckedFile>& files, const Texts& texts); ///< faultline.check/1, or faultline.batch/1
[[nodiscard]] std::string checkAsSarif(const std::vector<CheckedFile>& files, const std::vector<CheckInfo>& checks, const Texts& texts); ///< 2.1.0
/// A test case per check that applies: failed, with what counts as a failure; what else was found stands in its <system-out>.
[[nodiscard]] std::string checkAsJUnit(const std::vector<CheckedFile>& files, FailOn failOn, const Texts& texts);
[[nodiscard]] std::string checkAsHtml(const std::vector<CheckedFile>& files, const Texts& texts); ///< one file, no script, nothing fetched

[[nodiscard]] std::string checkListAsJson(const std::vector<CheckInfo>& checks); ///< faultline.checks/1

/// "red", "yellow", "cant_tell" …: CONTRACT section 4's spelling.
[[nodiscard]] std::string_view statusName(CheckStatus status);

/// The check of a report by its id; null when the report has none.
[[nodiscard]] const CheckInfo* checkOf(const AdvisorReport& report, std::string_view id);

} // namespace faultline::app
