// All that a child started, wherever it moved in its session.
#pragma once

#include <sys/types.h>

namespace yiben::sandbox {

// Kills every process of the session. Programs that a child starts may form groups of their own, as
// the reader does with LibreOffice; only a new session would hide them. Safe in a signal's handler.
void kill_session(pid_t session);

}  // namespace yiben::sandbox
