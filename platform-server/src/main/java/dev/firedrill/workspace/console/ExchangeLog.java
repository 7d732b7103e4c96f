package dev.firedrill.workspace.console;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotCall;
import dev.firedrill.workspace.bots.Delivery;
import dev.firedrill.workspace.bots.Tap;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the tap hears. Nothing is parsed or copied on the way: payloads are the texts that
 * were sent anyway, and are read when somebody looks. What a bot hears of its own messages is left
 * out once it is acknowledged in time: it would push everything else out.
 */
public final class ExchangeLog implements Tap, Console {
  /** What is longer is cut. */
  private static final int LONGEST = 8 * 1024;

  private final Map<TeamEnvironment, BotLog> logs = new ConcurrentHashMap<>();
  private final IdSource ids;
  private final DomainEvents events;
  private final InstantSource clock;

  public ExchangeLog(IdSource ids, DomainEvents events, InstantSource clock) {
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  private BotLog log(TeamEnvironment bot) {
    BotLog known = logs.get(bot);
    return known == null ? logs.computeIfAbsent(bot, unseen -> new BotLog()) : known;
  }

  @Override
  public void delivered(Delivery delivery, String track) {
    BotLog log = log(delivery.bot());
    Instant now = clock.instant();
    Entry known = log.find(delivery.id());
    if (known == null) {
      Entry entry =
          new Entry(
              delivery.id(), delivery.bot(), now, delivery.about(), track, delivery.payload());
      entry.sentAgain(track, delivery.attempt(), false, now);
      log.begin(entry);
    } else {
      boolean afresh = delivery.retryReason().equals("connection_closed");
      log.sentAgain(known, track, delivery.attempt(), afresh, now);
    }
  }

  @Override
  public void asked(UUID envelope, TeamEnvironment bot, String track, String payload, About about) {
    log(bot).begin(new Entry(envelope, bot, clock.instant(), about, track, payload));
  }

  @Override
  public void acknowledged(TeamEnvironment bot, UUID envelope, @Nullable String payload) {
    log(bot).acknowledged(envelope, clock.instant(), payload);
  }

  @Override
  public void written(TeamEnvironment bot, UUID envelope) {
    log(bot).written(envelope);
  }

  @Override
  public void called(BotCall call) {
    BotCall kept = cut(call);
    int length = kept.response().length();
    for (Map.Entry<String, String> argument : kept.arguments().entrySet()) {
      length += argument.getKey().length() + argument.getValue().length();
    }
    log(call.bot()).called(kept, length, ids);
  }

  /** The call as it is, unless it is very long. */
  private static BotCall cut(BotCall call) {
    long length = call.arguments().values().stream().mapToLong(String::length).sum();
    if (length <= LONGEST && call.response().length() <= LONGEST) {
      return call;
    }
    Map<String, String> arguments = new HashMap<>();
    int left = LONGEST;
    for (Map.Entry<String, String> argument : call.arguments().entrySet()) {
      String value = cut(argument.getValue(), left);
      arguments.put(argument.getKey(), value);
      left = Math.max(0, left - value.length());
    }
    return new BotCall(
        call.bot(),
        call.track(),
        call.method(),
        call.at(),
        call.answeredAt(),
        call.error(),
        arguments,
        cut(call.response(), LONGEST),
        call.token(),
        call.interaction());
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  @Override
  public void tick() {
    Instant now = clock.instant();
    logs.forEach((bot, log) ->
        log.news(now).ifPresent(newest -> events.publish(new ConsoleChanged(bot, newest))));
  }

  @Override
  public List<Exchange> latest(TeamEnvironment bot, int limit, @Nullable UUID before) {
    return log(bot).latest(limit, before, clock.instant());
  }

  @Override
  public Optional<Exchange> find(TeamEnvironment bot, UUID exchange) {
    return log(bot).read(exchange);
  }

  @Override
  public Optional<Exchange> ofInteraction(TeamEnvironment bot, String interaction) {
    return log(bot).ofInteraction(interaction);
  }
}
