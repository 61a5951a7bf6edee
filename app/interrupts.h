#pragma once

namespace faultline::app {

/// While it lives, a signal that would end the program (SIGINT, SIGTERM, SIGHUP) is remembered, so that what is half-written can be taken away
/// first; a second one ends the program at once. A signal that was ignored before stays so. At most one lives at a time.
class Interrupts {
public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    [[nodiscard]] bool hasCome() const;
    /// Ends the program by the signal that came, as without this object.
    [[noreturn]] void passOn() const;
};

} // namespace faultline::app
