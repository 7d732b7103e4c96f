package dev.firedrill.bot.rollout;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Canary;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a canary goes on. A step lasts its seconds and is then judged; users who clearly fare worse
 * end it at once. A step with too few users goes on until there are enough, up to {@link #LONGEST}
 * times its length and {@link #AT_LEAST} in any case, and is then taken back: a canary that nobody
 * met proves nothing, and it must not keep others waiting. Until then it can be promoted by hand.
 */
final class CanaryStep {
  static final int LONGEST = 3;

  /** In which a tenth of one request a second is enough users to judge by. */
  static final Duration AT_LEAST = Duration.ofMinutes(5);

  private CanaryStep() {}

  static Optional<Move> next(Situation s, Deployment candidate) {
    Canary canary = Objects.requireNonNull(candidate.canary(), "a canary has a plan");
    if (canary.step() < 0) {
      return Optional.of(new Move.Step(candidate, begin(canary, s.now())));
    }
    Comparison users = s.users();
    if (users == null) {
      return Optional.empty();
    }
    Instant end = Objects.requireNonNull(canary.nextStepAt(), "the step has begun");
    boolean over = !end.isAfter(s.now());
    return switch (CanaryAnalysis.judge(users, over)) {
      case WORSE -> Optional.of(worse(s, candidate, canary, users));
      case NOT_WORSE -> over ? Optional.of(goOn(s, candidate, canary, users)) : Optional.empty();
      case NOT_ENOUGH -> over ? notEnough(s, candidate, canary, users) : Optional.empty();
    };
  }

  private static Canary begin(Canary canary, Instant now) {
    return new Canary(
        canary.plan(), 0, now, false, Tally.NONE, Tally.NONE, "waiting for the first users");
  }

  private static Move worse(Situation s, Deployment candidate, Canary canary, Comparison users) {
    String verdict = "users fare worse: " + words(users);
    return new Move.Abort(
        candidate,
        "users of %s fare worse: %s; %s"
            .formatted(candidate.release().name(), words(users), stays(s)),
        seen(canary, users, canary.extended(), verdict));
  }

  private static Move goOn(Situation s, Deployment candidate, Canary canary, Comparison users) {
    String verdict = "not worse: " + words(users);
    if (canary.isLastStep()) {
      return new Move.MakeCurrent(
          candidate.withCanary(seen(canary, users, false, verdict)), verdict);
    }
    return new Move.Step(
        candidate,
        new Canary(
            canary.plan(),
            canary.step() + 1,
            s.now(),
            false,
            users.stable(),
            users.canary(),
            verdict));
  }

  private static Optional<Move> notEnough(
      Situation s, Deployment candidate, Canary canary, Comparison users) {
    Instant began = Objects.requireNonNull(canary.stepAt(), "the step has begun");
    Duration most = most(canary);
    Instant bound = began.plus(most);
    if (!bound.isAfter(s.now())) {
      String why =
          "too few users came in %d s to judge it: %s; %s. Deploy it rolling, or promote it by hand"
                  .formatted(most.toSeconds(), words(users), stays(s))
              + " in time";
      return Optional.of(new Move.Abort(candidate, why, seen(canary, users, true, why)));
    }
    if (canary.extended()) {
      return Optional.empty();
    }
    String verdict =
        "not enough requests yet: %s, at least %d of each are needed; the step goes on for up to %d s"
            .formatted(
                words(users),
                CanaryAnalysis.LEAST_REQUESTS,
                most.toSeconds() - canary.plan().stepSeconds());
    return Optional.of(new Move.Look(candidate, seen(canary, users, true, verdict)));
  }

  private static Duration most(Canary canary) {
    Duration times = Duration.ofSeconds((long) LONGEST * canary.plan().stepSeconds());
    return times.compareTo(AT_LEAST) > 0 ? times : AT_LEAST;
  }

  private static Canary seen(Canary canary, Comparison users, boolean extended, String verdict) {
    return new Canary(
        canary.plan(),
        canary.step(),
        canary.stepAt(),
        extended,
        users.stable(),
        users.canary(),
        verdict);
  }

  private static String stays(Situation s) {
    return s.current() == null
        ? "nothing else is in service"
        : s.current().release().name() + " stays in service";
  }

  private static String words(Comparison users) {
    return "%d of %d good answers by the canary, %d of %d by the release in service"
        .formatted(
            users.canary().good(),
            users.canary().total(),
            users.stable().good(),
            users.stable().total());
  }
}
