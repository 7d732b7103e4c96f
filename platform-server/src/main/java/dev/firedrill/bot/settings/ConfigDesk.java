package dev.firedrill.bot.settings;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.Change;
import dev.firedrill.bot.Reason;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.Secret;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where people change variables and secrets. Each change is a new version of the whole; the version
 * and its evidence commit together. The evidence names what changed and never tells a value.
 */
public final class ConfigDesk {
  /** Who changes which configuration, as they saw it, and why. */
  public record Wish(TeamEnvironment bot, long expectedVersion, String reason, Author by) {}

  private final Configs configs;
  private final Secrets secrets;
  private final SecretSeal seal;
  private final Releases releases;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public ConfigDesk(
      Configs configs,
      Secrets secrets,
      SecretSeal seal,
      Releases releases,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.configs = configs;
    this.secrets = secrets;
    this.seal = seal;
    this.releases = releases;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Puts these variables in the place of all there were; secrets stay.
   *
   * @throws Failure invalid-input for a name, a value or a reason that breaks a rule
   */
  public ConfigOutcome replaceVariables(Wish wish, Map<String, String> variables) {
    variables.forEach((name, value) -> {
      VariableNames.check(name);
      VariableNames.checkValue(name, value);
    });
    return change(
        wish, EvidenceKind.CONFIG_CHANGED, now -> now.next(variables, now.secrets(), of(wish)));
  }

  /**
   * Sets a secret, whether or not it was there.
   *
   * @throws Failure invalid-input as for variables; the message never shows the value
   */
  public ConfigOutcome setSecret(Wish wish, String name, String value) {
    VariableNames.check(name);
    VariableNames.checkValue(name, value);
    return change(
        wish,
        EvidenceKind.SECRET_CHANGED,
        now -> {
          long version = secrets.nextVersion(wish.bot(), name);
          secrets.add(
              seal.seal(wish.bot(), name, version, new Secret(value)), wish.by(), clock.instant());
          Map<String, Long> versions = new TreeMap<>(now.secrets());
          versions.put(name, version);
          return now.next(now.variables(), versions, of(wish));
        });
  }

  /**
   * Removes a secret from the configuration from now on.
   *
   * @throws Failure not-found when there is none of this name
   */
  public ConfigOutcome removeSecret(Wish wish, String name) {
    return change(
        wish,
        EvidenceKind.SECRET_CHANGED,
        now -> {
          Map<String, Long> versions = new TreeMap<>(now.secrets());
          if (versions.remove(name) == null) {
            throw Failure.notFound(
                "%s has no secret of this name.".formatted(wish.bot().environment().word()));
          }
          return now.next(now.variables(), versions, of(wish));
        });
  }

  /**
   * Puts these variables, and secrets at versions that they had before, in the place of all there
   * were.
   *
   * @throws Failure invalid-input as for variables
   */
  public ConfigOutcome replaceAll(
      Wish wish, Map<String, String> variables, Map<String, Long> versions) {
    variables.forEach((name, value) -> {
      VariableNames.check(name);
      VariableNames.checkValue(name, value);
    });
    return change(
        wish, EvidenceKind.CONFIG_CHANGED, now -> now.next(variables, versions, of(wish)));
  }

  private interface Edit {
    Config of(Config now);
  }

  private ConfigOutcome change(Wish wish, EvidenceKind kind, Edit edit) {
    String why = Reason.checked(wish.reason(), "the configuration is changed");
    return transactions.call(() -> {
      TeamEnvironment bot = wish.bot();
      releases.lock(bot.team());
      Config now = configs.at(bot, configs.newest(bot)).orElseThrow();
      if (now.version() != wish.expectedVersion()) {
        return new ConfigOutcome.Stale(now);
      }
      Config next = edit.of(now);
      checkWhole(next);
      if (next.listed().equals(now.listed())) {
        return new ConfigOutcome.Unchanged(now);
      }
      configs.add(next);
      evidence.append(fact(kind, now, next, why, wish.by()));
      events.publish(new ConfigChanged(bot, next.version()));
      return new ConfigOutcome.Changed(next);
    });
  }

  private static void checkWhole(Config config) {
    int count = config.variables().size() + config.secrets().size();
    if (count > VariableNames.MOST) {
      throw Failure.invalid(
          "That makes %d variables and secrets; at most %d are kept."
              .formatted(count, VariableNames.MOST));
    }
    config.variables().keySet().stream()
        .filter(config.secrets()::containsKey)
        .findFirst()
        .ifPresent(name -> {
          throw Failure.invalid(
              name + " cannot be a variable and a secret at once: remove one of them first.");
        });
  }

  private Config.Change of(Wish wish) {
    return new Config.Change(clock.instant(), wish.by(), wish.reason().strip());
  }

  private static NewEvidence fact(
      EvidenceKind kind, Config before, Config after, String why, Author by) {
    Map<String, String> names =
        Change.between(before.listed(), after.listed()).stream()
            .collect(Collectors.toMap(Change::name, ConfigDesk::verb, (a, b) -> a, TreeMap::new));
    String text =
        "Configuration %d of %s: %s: %s"
            .formatted(
                after.version(),
                after.bot().environment().word(),
                names.entrySet().stream()
                    .map(named -> named.getKey() + " was " + named.getValue())
                    .collect(Collectors.joining(", ")),
                why);
    return NewEvidence.of(kind, after.bot().team(), "config:" + after.version(), text)
        .withEnvironment(after.bot().environment())
        .withActor(by.person())
        .withPayload(
            Map.of(
                "version", after.version(), "names", names, "reason", why, "via", by.via().name()));
  }

  private static String verb(Change change) {
    if (change.before() == null) {
      return "added";
    }
    return change.after() == null ? "removed" : "changed";
  }
}
