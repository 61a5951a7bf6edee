#include "app/commands/commands.h"

namespace faultline::app {

const std::vector<Command>& commands()
{
    static const std::vector<Command> all{backtestCommand(), checkCommand(), convertCommand(), drillCommand(), exportCommand(), newCommand()};
    return all;
}

} // namespace faultline::app
