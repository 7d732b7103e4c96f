package dev.firedrill.chaos.fault.upstream;

import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Leftovers;
import dev.firedrill.chaos.fault.RuleFault;
import dev.firedrill.scenarios.Args;
import dev.firedrill.telemetry.blackout.Blackouts;
import dev.firedrill.upstream.UpstreamEffect;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The faults of the upstream plane. Each reads the arguments that its schema in the catalog allows;
 * what is left out has the default that the schema names.
 */
public final class UpstreamFaults {
  private static final int UNAVAILABLE = 503;
  private static final int A_FEW_BYTES = 20;

  private UpstreamFaults() {}

  public static List<Fault> all(UpstreamRules rules, Blackouts blackouts) {
    return List.of(
        of("dependency-slow", rules, UpstreamFaults::slow),
        of(
            "dependency-reset",
            rules,
            args -> new UpstreamEffect.Reset(args.number("p").orElse(1.0))),
        of(
            "dependency-trickle",
            rules,
            args ->
                new UpstreamEffect.Trickle(
                    args.number("bytesPerSecond").map(Double::intValue).orElse(A_FEW_BYTES))),
        of("third-party-api-down", rules, UpstreamFaults::down),
        of(
            "service-misrouted",
            rules,
            args ->
                new UpstreamEffect.Misrouted(
                    args.text("to").map(UpstreamFaults::named).orElse(null))),
        new RuleFault(
            "monitoring-sink-failing",
            new UpstreamPlace(rules, _ -> UpstreamService.METRICS_SINK, UpstreamFaults::sinkFails)),
        new RuleFault("metrics-blackout", new BlackoutPlace(blackouts)));
  }

  /** What of this plane disturbs a bot. */
  public static Leftovers leftovers(UpstreamRules rules, Blackouts blackouts) {
    return bot ->
        Stream.concat(
                Arrays.stream(UpstreamService.values())
                    .filter(service -> rules.find(bot, service).isPresent())
                    .map(service -> "a rule on its " + service.word() + " service"),
                blackouts.find(bot).stream().map(_ -> "a blackout of its metrics"))
            .toList();
  }

  private static Fault of(
      String id, UpstreamRules rules, Function<Args, ? extends UpstreamEffect> effect) {
    return new RuleFault(
        id, new UpstreamPlace(rules, args -> named(required(args, "service")), effect));
  }

  private static UpstreamEffect slow(Args args) {
    return new UpstreamEffect.Slow(
        args.duration("delay")
            .orElseThrow(() -> new IllegalArgumentException("the argument delay is missing")),
        args.duration("jitter").orElse(Duration.ZERO));
  }

  private static UpstreamEffect down(Args args) {
    String mode = args.text("mode").orElse("error");
    return switch (mode) {
      case "error" -> new UpstreamEffect.Failing(status(args));
      case "timeout" -> new UpstreamEffect.Silent();
      case "garbage" -> new UpstreamEffect.Garbage();
      default -> throw new IllegalArgumentException("there is no mode '" + mode + "'");
    };
  }

  private static UpstreamEffect sinkFails(Args args) {
    Optional<Duration> delay = args.duration("delay");
    return delay.isPresent()
        ? new UpstreamEffect.Slow(delay.get(), Duration.ZERO)
        : new UpstreamEffect.Failing(status(args));
  }

  private static int status(Args args) {
    return args.number("status").map(Double::intValue).orElse(UNAVAILABLE);
  }

  private static UpstreamService named(String word) {
    return UpstreamService.of(word)
        .orElseThrow(() -> new IllegalArgumentException("there is no service '" + word + "'"));
  }

  private static String required(Args args, String name) {
    return args.text(name)
        .orElseThrow(() -> new IllegalArgumentException("the argument " + name + " is missing"));
  }
}
