package dev.firedrill.chaos.probe.baseline;

import dev.firedrill.team.TeamEnvironment;
import java.util.Map;

/** How a bot stands, whatever it runs in. */
@FunctionalInterface
public interface BotSight {
  /**
   * Plain values: {@code connected}; {@code replicas} (wanted) and {@code readyReplicas}; {@code
   * restarts} since its release was deployed; {@code version} (the release, as v3); {@code env}
   * (the variables of its configuration, no secrets); {@code flags} (of each, the variant that
   * everybody gets; one that depends on the user is left out); {@code memoryLimitMi}; {@code
   * podUid} (another one after each restart); {@code lastExit} (killed, out-of-memory, terminated,
   * crashed, exited or failed to start; of the last hour); {@code deployedBy} (page, cli, ci, chat
   * or platform). Fields that cannot be told are left out; all are when there is no such bot.
   */
  Map<String, Object> look(TeamEnvironment bot);
}
