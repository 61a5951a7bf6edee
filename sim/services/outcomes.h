#pragma once

#include "sim/services/world.h"

/// What becomes of logical requests, counted for the record, the windows of 10 s and the `Faultline/Client` metrics. Clients' view only:
/// CloudWatch's series are bumped where the services do their work.
namespace faultline::sim {

void recordSent(World& world, Index actor, Index requestClass);
void recordRetry(World& world, const Request& request);
void recordFinal(World& world, const Request& request, Outcome outcome, Cause cause);
/// An answer reaches the client, whether or not it ends the request.
void noteAnswer(World& world, const Request& request, const Answer& answer);
/// Closes the window of 10 s that ends now.
void closeWindow(World& world);

} // namespace faultline::sim
