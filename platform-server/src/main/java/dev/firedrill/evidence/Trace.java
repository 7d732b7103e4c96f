package dev.firedrill.evidence;

import dev.firedrill.team.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What tells a change at a bot apart, as {@code deployment:PRODUCTION:12}: a rule or a runbook
 * names by it, in {@code ref} of its own fact, which other facts it brought about.
 */
public final class Trace {
  private static final String KEY = "ref";
  private static final String BOTH = "+";

  private Trace() {}

  public static String deployment(EnvironmentName environment, long number) {
    return "deployment:%s:%d".formatted(environment.name(), number);
  }

  public static String flag(EnvironmentName environment, String key, long version) {
    return "flag:%s:%s:%d".formatted(environment.name(), key, version);
  }

  public static String size(EnvironmentName environment, long version) {
    return "capacity:%s:%d".formatted(environment.name(), version);
  }

  /** Of what had two effects. */
  public static String both(String one, String other) {
    return one + BOTH + other;
  }

  /** Of the change that the fact tells of; empty when it tells of none. */
  public static Optional<String> of(EvidenceEvent fact) {
    EnvironmentName where = fact.environment();
    if (where == null) {
      return Optional.empty();
    }
    return switch (fact.kind()) {
      case BOT_RESTART_REQUESTED, DEPLOYMENT_REQUESTED ->
          Optional.of(deployment(where, Math.round(fact.number("number"))));
      case FLAG_CHANGED ->
          Optional.of(flag(where, fact.text("key"), Math.round(fact.number("version"))));
      case CAPACITY_CHANGED -> Optional.of(size(where, Math.round(fact.number("version"))));
      default -> Optional.empty();
    };
  }

  /** Of all changes that the fact says it brought about. */
  public static Set<String> namedBy(EvidenceEvent fact) {
    Object ref = fact.payload().get(KEY);
    return ref == null ? Set.of() : Set.copyOf(List.of(ref.toString().split("\\+", -1)));
  }

  /** Whether the platform did it by itself: a rule, or a runbook that a rule went through. */
  public static boolean isAutomatic(EvidenceEvent fact) {
    return switch (fact.kind()) {
      case AUTOMATION_EXECUTED -> true;
      case RUNBOOK_STEP_EXECUTED -> Boolean.TRUE.equals(fact.payload().get("automatic"));
      default -> false;
    };
  }
}
