package dev.firedrill.lti.persistence;

import dev.firedrill.lti.Accounts;
import dev.firedrill.lti.Contexts;
import dev.firedrill.lti.LaunchStates;
import dev.firedrill.lti.Platforms;
import dev.firedrill.lti.ToolKeyStore;
import dev.firedrill.lti.sync.Syncs;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/** LTI in PostgreSQL. */
public final class LtiPersistence {
  private LtiPersistence() {}

  public static Platforms platforms(Jdbi jdbi) {
    return new JdbiPlatforms(jdbi);
  }

  public static LaunchStates states(Jdbi jdbi) {
    return new JdbiLaunchStates(jdbi);
  }

  public static Accounts accounts(Jdbi jdbi) {
    return new JdbiAccounts(jdbi);
  }

  public static Contexts contexts(Jdbi jdbi) {
    return new JdbiContexts(jdbi);
  }

  /** Private keys are sealed before they are stored, and opened when they are read. */
  public static ToolKeyStore keys(
      Jdbi jdbi, UnaryOperator<String> seal, UnaryOperator<String> open) {
    return new JdbiToolKeys(jdbi, seal, open);
  }

  public static Syncs syncs(Jdbi jdbi) {
    return new JdbiSyncs(jdbi);
  }
}
