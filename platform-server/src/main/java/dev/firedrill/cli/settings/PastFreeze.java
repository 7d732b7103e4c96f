package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.console.CliFailure;
import picocli.CommandLine.Option;

/** Whether configuration is deployed although deployments are frozen. */
final class PastFreeze {
  @Option(
      names = "--override",
      description = "Deploy although deployments are frozen; the timeline says so.")
  private boolean override;

  boolean wanted() {
    return override;
  }

  /** Fails the command when nothing is deployed that a freeze could hold up. */
  void check(boolean deploy) {
    if (override && !deploy) {
      throw CliFailure.usage("--override belongs to --deploy: without it no freeze is in the way.");
    }
  }

  /** The wish, with the member where it is wanted. */
  ObjectNode into(ObjectNode wish) {
    return override ? wish.put("override", true) : wish;
  }
}
