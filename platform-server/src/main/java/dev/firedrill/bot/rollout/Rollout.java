package dev.firedrill.bot.rollout;

import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.deploy.Deployment.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a bot goes from what is to what is asked for. Pure and level-triggered: the same situation
 * always gives the same moves, whatever was done before, so a server that dies anywhere is followed
 * by one that goes on from what is recorded.
 *
 * <p>The instance in service is kept running all the while. The candidate gets traffic only once it
 * serves, and the other is stopped only once it got no new events for {@link #DRAIN}.
 */
public final class Rollout {
  /** A candidate that does not serve within this is given up. */
  public static final Duration READY_WITHIN = Duration.ofSeconds(60);

  /** So long a candidate must keep its connection before users are sent to it. */
  public static final Duration STEADY = Duration.ofSeconds(2);

  /**
   * So long an instance without traffic lives on: the three seconds in which Slack wants an
   * acknowledgement, so no event it was given is sent again while it works on it, and one more.
   */
  public static final Duration DRAIN = Duration.ofSeconds(4);

  static final int MOST_EXITS = 3;

  private Rollout() {}

  /** What to do next, in order; empty when all is as it should be. */
  public static List<Move> next(Situation s) {
    List<Move> moves = new ArrayList<>();
    if (s.wanted()) {
      Optional.ofNullable(s.candidate()).ifPresent(candidate -> candidate(s, candidate, moves));
      Optional.ofNullable(s.current())
          .filter(current -> s.sight(current).mayStart(s.now()))
          .ifPresent(current -> moves.add(new Move.Start(current)));
    } else if (s.candidate() != null) {
      moves.add(
          new Move.Fail(
              s.candidate(),
              "the " + s.candidate().bot().environment().word() + " bot was switched off"));
    }
    s.sights()
        .forEach((number, sight) -> {
          if (sight.running() && !s.isWanted(number) && isDrained(s, sight)) {
            moves.add(new Move.Stop(number));
          }
        });
    return moves;
  }

  /** Who gets which share of the events, in percent by track; empty when nothing is to be split. */
  public static Map<String, Integer> weights(Situation s) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    Deployment current = s.current();
    Deployment candidate = s.candidate();
    int share = 0;
    if (candidate != null && candidate.canary() != null) {
      share = s.sight(candidate).serves() ? candidate.canary().weight() : 0;
    }
    if (current != null) {
      weights.put(current.track(), 100 - share);
    }
    if (candidate != null && share > 0) {
      weights.put(candidate.track(), share);
    }
    return weights;
  }

  private static boolean isDrained(Situation s, Sight sight) {
    return !s.wanted()
        || sight.connectedSince() == null
        || (sight.unwantedSince() != null && !sight.unwantedSince().plus(DRAIN).isAfter(s.now()));
  }

  private static void candidate(Situation s, Deployment candidate, List<Move> moves) {
    Sight sight = s.sight(candidate);
    if (candidate.state() == State.REQUESTED) {
      moves.add(new Move.Accept(candidate));
      return;
    }
    if (sight.exits() >= MOST_EXITS) {
      moves.add(new Move.Fail(candidate, exited(s, candidate, sight)));
      return;
    }
    if (sight.mayStart(s.now()) && !isLate(s, candidate, sight)) {
      moves.add(new Move.Start(candidate));
    }
    if (isServing(s, sight) || hasUsers(candidate)) {
      serving(s, candidate, sight, moves);
    } else if (isLate(s, candidate, sight)) {
      moves.add(new Move.Fail(candidate, neverReady(s, candidate, sight)));
    }
  }

  private static void serving(Situation s, Deployment candidate, Sight sight, List<Move> moves) {
    if (candidate.strategy() == Strategy.ROLLING) {
      moves.add(new Move.MakeCurrent(candidate, ""));
    } else if (s.isDown() && sight.serves()) {
      moves.add(
          new Move.MakeCurrent(
              candidate, "got all traffic at once, because nothing else was in service"));
    } else {
      CanaryStep.next(s, candidate).ifPresent(moves::add);
    }
  }

  /** When nothing else serves there is nobody to spare, so nobody waits for it to be steady. */
  private static boolean isServing(Situation s, Sight sight) {
    Instant since = sight.connectedSince();
    return sight.serves()
        && (s.isDown() || (since != null && !since.plus(STEADY).isAfter(s.now())));
  }

  /** A canary that has users is judged by them, also while it has lost its connection. */
  private static boolean hasUsers(Deployment candidate) {
    return candidate.canary() != null && candidate.canary().step() >= 0;
  }

  private static boolean isLate(Situation s, Deployment candidate, Sight sight) {
    Instant since = sight.watchedSince();
    return !hasUsers(candidate) && since != null && !since.plus(READY_WITHIN).isAfter(s.now());
  }

  private static String exited(Situation s, Deployment candidate, Sight sight) {
    return "%s ended %d times before it could serve, the last time: %s; see its log. %s"
        .formatted(candidate.release().name(), sight.exits(), sight.lastExit(), remains(s));
  }

  private static String neverReady(Situation s, Deployment candidate, Sight sight) {
    String what;
    if (sight.connectedSince() != null && sight.ready()) {
      what = "did not keep its connection to the workspace";
    } else if (sight.connectedSince() != null) {
      what = "connected but never said that it is ready";
    } else {
      what = "did not connect to the workspace";
    }
    return "%s %s within %d s; see its log. %s"
        .formatted(candidate.release().name(), what, READY_WITHIN.toSeconds(), remains(s));
  }

  private static String remains(Situation s) {
    Deployment current = s.current();
    if (current == null) {
      return "Nothing ran before, so nothing is in service.";
    }
    return s.inService()
        ? current.release().name() + " never left service."
        : current.release().name() + ", which it was to replace, is not in service either.";
  }
}
