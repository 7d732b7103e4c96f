package dev.firedrill.traffic;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.slo.ExpectedAnswers;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.traffic.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Begins and stops load by synthetic users. Every call may be repeated, by another server too; what
 * is asked for under one operation key is there once.
 */
public final class TrafficDesk {
  private final Stretches stretches;
  private final CrowdCatalog catalog;
  private final DomainEvents events;
  private final InstantSource clock;

  public TrafficDesk(
      Stretches stretches, CrowdCatalog catalog, DomainEvents events, InstantSource clock) {
    this.stretches = stretches;
    this.catalog = catalog;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Runs the profile from {@code from} to {@code until}; joined where it would be by now. Does
   * nothing when the key was there before. Fails with {@link IllegalArgumentException} when there
   * is no such profile or an argument is of no use.
   */
  public void start(
      TeamEnvironment bot,
      String profile,
      Args args,
      String operationKey,
      Instant from,
      Instant until) {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("the load would end at " + until + ", before it begins");
    }
    Stretch stretch =
        new Stretch(operationKey, bot, Stretch.Kind.USERS, profile, args, from, until);
    Profile.of(profile, args, stretch.length(), catalog);
    knownCommand(args);
    if (stretches.add(stretch)) {
      events.publish(new TrafficChanged());
    }
  }

  /** The highest rate of the profile; of recorded offsets the mean one. */
  public double mostPerSecond(String profile, Args args, Duration length) {
    return Profile.of(profile, args, length, catalog).curve().highest();
  }

  /** Ends it for good; nothing of it comes once this returns, but for what is on its way. */
  public void stop(TeamEnvironment bot, String operationKey) {
    stretches.stop(bot, operationKey, clock.instant());
    events.publish(new TrafficChanged());
  }

  public boolean isRunning(String operationKey) {
    Instant now = clock.instant();
    return stretches.find(operationKey).filter(kept -> !kept.isOver(now)).isPresent();
  }

  /** What users bring to the bot now. */
  public List<Stretch> running(TeamEnvironment bot) {
    Instant now = clock.instant();
    return stretches.of(bot, now, now.plusMillis(1)).stream()
        .filter(kept -> !kept.isOver(now))
        .map(Stretches.Kept::stretch)
        .toList();
  }

  private static void knownCommand(Args args) {
    Set<String> known = ExpectedAnswers.COMMANDS;
    args.text("command")
        .filter(command -> !known.contains(command))
        .ifPresent(command -> {
          throw new IllegalArgumentException(
              "users cannot tell a right answer to !" + command + "; they can to " + known);
        });
  }
}
