#include "app/interrupts.h"

#include <array>
#include <csignal>
#include <cstdlib>

namespace faultline::app {

namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

// A handler has no other way to leave word.
volatile std::sig_atomic_t cameSignal = 0;

void remember(int signal) { cameSignal = signal; }

void handle(void (*handler)(int), void (*before)(int))
{
    for (const int signal : kSignals) {
        struct sigaction now {};
        if (sigaction(signal, nullptr, &now) != 0 || now.sa_handler != before) continue;
        struct sigaction action {};
        action.sa_handler = handler;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        (void)sigaction(signal, &action, nullptr);
    }
}

} // namespace

Interrupts::Interrupts()
{
    cameSignal = 0;
    handle(remember, SIG_DFL);
}

Interrupts::~Interrupts() { handle(SIG_DFL, remember); }

bool Interrupts::hasCome() const { return cameSignal != 0; }

void Interrupts::passOn() const
{
    const int signal = cameSignal;
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    std::_Exit(128 + signal); // where the signal is blocked
}

} // namespace faultline::app
