package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** What becomes of what a bot says and hears, by the rules in force. Thread-safe. */
public final class Interference {
  /** Lets time pass on the caller's thread, which is a virtual one. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /** What becomes of a call. */
  public sealed interface CallFate {
    record Passes() implements CallFate {}

    record TooOften(Duration retryAfter) implements CallFate {}

    record Refused(String error) implements CallFate {}

    record Unavailable(int status) implements CallFate {}
  }

  /** What becomes of an event. */
  public sealed interface EventFate {
    record Told() implements EventFate {}

    record Dropped() implements EventFate {}

    record Doubled() implements EventFate {}

    record Late(Duration by) implements EventFate {}
  }

  private static final String CONNECT = "apps.connections.open";
  private static final CallFate PASSES = new CallFate.Passes();
  private static final EventFate TOLD = new EventFate.Told();
  private static final EventFate DROPPED = new EventFate.Dropped();
  private static final EventFate DOUBLED = new EventFate.Doubled();

  private final RuleBoard board;
  private final RandomGenerator random;
  private final Pause pause;
  private final Disturbed disturbed;
  private final Map<TeamEnvironment, Knock> knocks = new ConcurrentHashMap<>();

  /** When a bot last called what it may call only after a pause, by whose rule. */
  private record Knock(String operationKey, Instant at) {}

  /** As the other one, with nobody who listens. */
  public Interference(RuleBoard board, RandomGenerator random, Pause pause) {
    this(board, random, pause, Disturbed.NOBODY);
  }

  public Interference(RuleBoard board, RandomGenerator random, Pause pause, Disturbed disturbed) {
    this.board = board;
    this.random = random;
    this.pause = pause;
    this.disturbed = disturbed;
  }

  /** Returns when the call may go on or be refused, which may take as long as a rule says. */
  public CallFate call(TeamEnvironment bot, String method) {
    Optional<ChatEffect.CallsLate> late =
        board
            .of(bot, ChatEffect.CallsLate.class)
            .filter(rule -> rule.calls().include(method, random));
    late.ifPresent(rule -> pause(rule.delay(), rule.jitter()));
    CallFate fate = afterwards(bot, method);
    if (late.isPresent() || !(fate instanceof CallFate.Passes)) {
      disturbed.call(bot, method);
    }
    return fate;
  }

  private CallFate afterwards(TeamEnvironment bot, String method) {
    if (method.equals(CONNECT) && board.of(bot, ChatEffect.SecretRotated.class).isPresent()) {
      return new CallFate.Refused("invalid_auth");
    }
    return board
        .of(bot, ChatEffect.CallsUnavailable.class)
        .filter(rule -> rule.calls().include(method, random))
        .<CallFate>map(rule -> new CallFate.Unavailable(rule.status()))
        .or(() ->
            board
                .of(bot, ChatEffect.CallsTooOften.class)
                .filter(rule -> rule.calls().include(method, random) && isTooSoon(bot, rule))
                .map(rule -> new CallFate.TooOften(rule.retryAfter())))
        .or(() ->
            board
                .of(bot, ChatEffect.CallsRefused.class)
                .filter(rule -> rule.calls().include(method, random))
                .map(rule -> new CallFate.Refused(rule.error())))
        .orElse(PASSES);
  }

  /** Every call counts, also one that is refused: who goes on calling is refused for ever. */
  private boolean isTooSoon(TeamEnvironment bot, ChatEffect.CallsTooOften rule) {
    if (!rule.untilQuiet()) {
      return true;
    }
    String key =
        board.rule(bot, ChatEffect.CallsTooOften.class).map(ChatRule::operationKey).orElse("");
    Knock now = new Knock(key, board.now());
    Knock last = knocks.put(bot, now);
    return last == null
        || !last.operationKey().equals(key)
        || now.at().isBefore(last.at().plus(rule.retryAfter()));
  }

  /** Whether an event is lost that goes over a connection which is open since then. */
  public boolean isLost(TeamEnvironment bot, Instant openSince) {
    boolean lost =
        board
            .of(bot, ChatEffect.SocketsHalfOpen.class)
            .map(ChatEffect.SocketsHalfOpen::since)
            .filter(openSince::isBefore)
            .isPresent();
    if (lost) {
      disturbed.event(bot, DROPPED);
    }
    return lost;
  }

  /** Drawn for each event. */
  public EventFate event(TeamEnvironment bot) {
    EventFate fate = drawn(bot);
    if (!(fate instanceof EventFate.Told)) {
      disturbed.event(bot, fate);
    }
    return fate;
  }

  private EventFate drawn(TeamEnvironment bot) {
    if (board.of(bot, ChatEffect.EventsDropped.class).filter(it -> drawn(it.share())).isPresent()) {
      return DROPPED;
    }
    Optional<ChatEffect.EventsLate> late = board.of(bot, ChatEffect.EventsLate.class);
    if (late.isPresent()) {
      return new EventFate.Late(late.get().delay());
    }
    return board.of(bot, ChatEffect.EventsDoubled.class).filter(it -> drawn(it.share())).isPresent()
        ? DOUBLED
        : TOLD;
  }

  /** How long a connection of the bot may live at most; empty when no rule says. */
  public Optional<Duration> longestConnection(TeamEnvironment bot) {
    if (board.of(bot, ChatEffect.SecretRotated.class).isPresent()) {
      return Optional.of(Duration.ZERO);
    }
    return board.of(bot, ChatEffect.SocketsFlapping.class).map(ChatEffect.SocketsFlapping::every);
  }

  private boolean drawn(double share) {
    return share >= 1 || random.nextDouble() < share;
  }

  private void pause(Duration delay, Duration jitter) {
    long spread = jitter.toMillis();
    long drawn = spread == 0 ? 0 : random.nextLong(-spread, spread + 1);
    try {
      pause.of(Duration.ofMillis(Math.max(0, delay.toMillis() + drawn)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
