package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Load;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Leftovers;
import dev.firedrill.scenarios.Args;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The faults of the process plane. Each reads the arguments that its schema in the catalog allows;
 * what is left out has the default that the schema names.
 */
public final class BotFaults {
  private static final String CAUSE = "changeCause";

  private final Machinery machinery;

  private BotFaults(Machinery machinery) {
    this.machinery = machinery;
  }

  public static List<Fault> all(Machinery machinery) {
    BotFaults of = new BotFaults(machinery);
    return List.of(
        of.fault("process-kill", new KillDeed(machinery.interference(), false)),
        of.fault("pod-evict", new KillDeed(machinery.interference(), true)),
        of.fault("bad-rollout", of.badRollout()),
        of.fault("image-not-found", new ReleaseDeed(machinery.pipeline())),
        of.fault("crash-on-start", of.rollout(BotFaults::crash)),
        of.fault(Operation.SCALED_TO_ZERO, new ScaleDeed(machinery)),
        of.fault("memory-leak", new LeakDeed(of.rollout(BotFaults::leak))),
        of.fault("cpu-burn", of.cpuBurn()),
        of.fault("config-drift", of.rollout(BotFaults::drift)),
        of.fault(
            "secret-rotated-stale", new KeyDeed(machinery.pipeline(), machinery.upstreamKeys())),
        of.fault("missing-secret-key", of.rollout(BotFaults::missing)),
        of.fault("bad-flag-push", new FlagDeed(machinery, BotFaults::push)),
        of.fault("log-flood", of.logFlood()),
        of.fault("disk-full", of.diskFull()),
        new BotFault(
            ClockOffsets.FAULT,
            new SkewDeed(machinery.pipeline()),
            machinery.interference().capabilities().contains(BotInterference.LIBFAKETIME)
                ? null
                : BotInterference.LIBFAKETIME,
            machinery));
  }

  /** What of these faults was done to a bot and is not taken back yet. */
  public static Leftovers leftovers(Machinery machinery) {
    return bot ->
        machinery.operations().standing(bot, machinery.clock().instant()).stream()
            .map(operation -> "an operation on it (" + operation.fault() + ")")
            .toList();
  }

  private Fault fault(String id, Deed deed) {
    return new BotFault(id, deed, null, machinery);
  }

  private Deed rollout(java.util.function.Function<Args, RolloutDeed.Wish> wish) {
    return new RolloutDeed(machinery.pipeline(), wish);
  }

  private Deed badRollout() {
    return new BothDeeds(
        rollout(args ->
            new RolloutDeed.Wish(
                args.text(CAUSE).orElse("a new version of the settings"),
                map(args, "config"),
                List.of())),
        new FlagDeed(
            machinery,
            args ->
                new FlagDeed.Wish(
                    args.text(CAUSE).orElse("a new version of the settings"),
                    map(args, "flags"),
                    Map.of())));
  }

  private static RolloutDeed.Wish crash(Args args) {
    Map<String, String> config = map(args, "config");
    return new RolloutDeed.Wish(
        args.text(CAUSE).orElse("tune the bot's workers"),
        config.isEmpty() ? Map.of("BOT_WORKERS", "auto") : config,
        List.of());
  }

  private static RolloutDeed.Wish leak(Args args) {
    long kilobytes = Math.round(args.number("kilobytesPerMessage").orElse(256.0));
    return new RolloutDeed.Wish(
        args.text(CAUSE).orElse("message cache for faster replies"),
        Map.of(
            "MESSAGE_CACHE_TTL_SECONDS", "0",
            "MESSAGE_CACHE_PAYLOAD", "full",
            "MESSAGE_CACHE_PAD_KB", Long.toString(kilobytes)),
        List.of());
  }

  private static RolloutDeed.Wish drift(Args args) {
    String name = required(args, "name");
    return new RolloutDeed.Wish(
        args.text(CAUSE).orElse("settings of the course brought in line"),
        Map.of(name, required(args, "value")),
        List.of());
  }

  private static RolloutDeed.Wish missing(Args args) {
    return new RolloutDeed.Wish(
        args.text(CAUSE).orElse("unused settings cleaned up"),
        Map.of(),
        List.of(required(args, "name")));
  }

  private static FlagDeed.Wish push(Args args) {
    String flag = required(args, "flag");
    String why = args.text("reason").orElse("try it with more people");
    return args.text("variant")
        .map(variant -> new FlagDeed.Wish(why, Map.of(flag, variant), Map.of()))
        .orElseGet(() ->
            new FlagDeed.Wish(
                why,
                Map.of(),
                Map.of(flag, args.number("percent").map(Double::intValue).orElse(100))));
  }

  private Deed cpuBurn() {
    return new LoadDeed(
        machinery,
        args -> args.number("cores").orElse(1.0).toString(),
        cores -> new Load.Kind.BusyCores(Double.parseDouble(cores)),
        false);
  }

  private Deed logFlood() {
    return new LoadDeed(
        machinery,
        args -> Long.toString(Math.round(args.number("linesPerSecond").orElse(200.0))),
        lines -> new Load.Kind.LogLines(Integer.parseInt(lines)),
        false);
  }

  private Deed diskFull() {
    return new LoadDeed(machinery, args -> "full", full -> new Load.Kind.FullDisk(), true);
  }

  private static String required(Args args, String name) {
    return args.text(name)
        .orElseThrow(() -> new IllegalArgumentException("the argument " + name + " is missing"));
  }

  private static Map<String, String> map(Args args, String name) {
    Map<String, String> texts = new TreeMap<>();
    if (args.values().get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }
}
