package dev.firedrill.chaos.fault.chat;

import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Leftovers;
import dev.firedrill.chaos.fault.RuleFault;
import dev.firedrill.scenarios.Args;
import dev.firedrill.workspace.disturbance.Absence;
import dev.firedrill.workspace.disturbance.Absences;
import dev.firedrill.workspace.disturbance.Calls;
import dev.firedrill.workspace.disturbance.ChatEffect;
import dev.firedrill.workspace.disturbance.ChatEffect.Kind;
import dev.firedrill.workspace.disturbance.ChatRules;
import dev.firedrill.workspace.disturbance.PoisonedMessages;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The faults of the chat plane. Each reads the arguments that its schema in the catalog allows;
 * what is left out has the default that the schema names.
 */
public final class ChatFaults {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
  private static final Duration REDELIVER = Duration.ofSeconds(10);
  private static final int UNAVAILABLE = 503;
  private static final double MOST_ANSWERS = 15;

  private ChatFaults() {}

  public static List<Fault> all(ChatRules rules, Absences absences, PoisonedMessages poisoned) {
    return List.of(
        new ChatFault(
            "slack-rate-limited",
            Kind.CALLS_TOO_OFTEN,
            args ->
                new ChatEffect.CallsTooOften(
                    calls(args, Set.of("chat.postMessage")),
                    args.duration("retryAfter").orElse(RETRY_AFTER),
                    Boolean.TRUE.equals(args.values().get("untilQuiet"))),
            rules),
        new ChatFault(
            "slack-5xx",
            Kind.CALLS_UNAVAILABLE,
            args ->
                new ChatEffect.CallsUnavailable(
                    calls(args, Set.of()),
                    args.number("status").map(Double::intValue).orElse(UNAVAILABLE)),
            rules),
        new ChatFault(
            "slack-slow",
            Kind.CALLS_LATE,
            args ->
                new ChatEffect.CallsLate(
                    calls(args, Set.of()),
                    required(args, "delay"),
                    args.duration("jitter").orElse(Duration.ZERO)),
            rules),
        new ChatFault(
            "slack-token-invalid",
            Kind.CALLS_REFUSED,
            args -> new ChatEffect.CallsRefused(calls(args, Set.of()), "invalid_auth"),
            rules),
        new ChatFault(
            "slack-missing-scope",
            Kind.CALLS_REFUSED,
            args ->
                new ChatEffect.CallsRefused(
                    calls(args, Set.of("chat.postMessage")), "missing_scope"),
            rules),
        new ChatFault(
            "event-drop",
            Kind.EVENTS_DROPPED,
            args -> new ChatEffect.EventsDropped(share(args)),
            rules),
        new ChatFault(
            "event-duplicate",
            Kind.EVENTS_DOUBLED,
            args -> new ChatEffect.EventsDoubled(share(args)),
            rules),
        new ChatFault(
            "event-late",
            Kind.EVENTS_LATE,
            args -> new ChatEffect.EventsLate(required(args, "delay")),
            rules),
        new ChatFault(
            "socket-flap",
            Kind.SOCKETS_FLAPPING,
            args -> new ChatEffect.SocketsFlapping(required(args, "every")),
            rules),
        new ChatFault(
            "socket-half-open",
            Kind.SOCKETS_HALF_OPEN,
            _ -> new ChatEffect.SocketsHalfOpen(null),
            rules),
        new ChatFault(
            "signing-secret-rotated",
            Kind.SECRET_ROTATED,
            _ -> new ChatEffect.SecretRotated(),
            rules),
        new RuleFault("bot-removed-from-channel", new AbsencePlace(absences)),
        new ChatFault("message-storm", Kind.MESSAGES_STORMING, ChatFaults::storm, rules),
        new PoisonFault(
            new ChatFault("poison-message", Kind.MESSAGE_POISONED, ChatFaults::poison, rules),
            poisoned));
  }

  private static ChatEffect storm(Args args) {
    return new ChatEffect.MessagesStorming(
        args.number("rps")
            .orElseThrow(() -> new IllegalArgumentException("the argument rps is missing")),
        args.text("text").orElse("!help"),
        args.text("persona").orElse("Digest Bot"),
        args.number("answers").orElse(MOST_ANSWERS));
  }

  /** Its quotation mark is never closed. */
  private static ChatEffect poison(Args args) {
    return new ChatEffect.MessagePoisoned(
        args.text("text").orElse("!poll \"Lunch at noon? yes no"),
        args.duration("redeliver").orElse(REDELIVER));
  }

  /** What of this plane disturbs a bot. */
  public static Leftovers leftovers(ChatRules rules, Absences absences) {
    return bot ->
        Stream.concat(
                rules.all().stream()
                    .filter(rule -> rule.bot().equals(bot))
                    .map(rule -> "a rule on its chat (" + words(rule.effect().kind()) + ")"),
                Arrays.stream(Absence.Room.values())
                    .filter(room -> absences.find(bot, room).isPresent())
                    .map(room -> "its absence from the " + words(room) + " channel"))
            .toList();
  }

  private static String words(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Calls calls(Args args, Set<String> usual) {
    Set<String> methods = new HashSet<>();
    if (args.values().get("methods") instanceof List<?> named) {
      named.forEach(name -> methods.add(String.valueOf(name)));
    }
    return new Calls(methods.isEmpty() ? usual : methods, share(args));
  }

  private static double share(Args args) {
    return args.number("share").orElse(1.0);
  }

  private static Duration required(Args args, String name) {
    return args.duration(name)
        .orElseThrow(() -> new IllegalArgumentException("the argument " + name + " is missing"));
  }
}
