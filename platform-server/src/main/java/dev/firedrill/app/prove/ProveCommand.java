package dev.firedrill.app.prove;

import dev.firedrill.app.StartFailure;
import dev.firedrill.app.bench.kit.BenchLog;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.plan.Compression;
import dev.firedrill.scenarios.proof.Proof;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code ./firedrill scenario prove}. */
public final class ProveCommand {
  private static final Duration TARGET = Duration.ofMinutes(3);

  private final ProveOptions options;
  private final BenchSite site;
  private final InstantSource clock;
  private String playing = "";
  private Instant began;

  private ProveCommand(ProveOptions options, BenchSite site, InstantSource clock) {
    this.options = options;
    this.site = site;
    this.clock = clock;
    this.began = clock.instant();
  }

  /** The exit code: 0 when everything asked for is proven. */
  public static int run(List<String> arguments) throws InterruptedException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      System.out.println(ProveOptions.USAGE);
      return 0;
    }
    ProveOptions options;
    try {
      options = ProveOptions.parse(arguments);
    } catch (StartFailure misunderstood) {
      System.err.println("firedrill: " + misunderstood.getMessage());
      return 2;
    }
    BenchLog.warningsOnly();
    try (BenchSite site = BenchSite.open()) {
      Runtime.getRuntime().addShutdownHook(new Thread(site::close, "clear-away"));
      return new ProveCommand(options, site, InstantSource.system()).proveAll();
    } catch (IOException broken) {
      throw new StartFailure("the proof could not be begun: " + broken.getMessage(), broken);
    }
  }

  private int proveAll() throws InterruptedException, IOException {
    try (Prover prover = new Prover(options, site, clock, this::progress)) {
      return prove(prover);
    }
  }

  private int prove(Prover prover) throws InterruptedException {
    List<String> unproven = new ArrayList<>();
    for (Scenario scenario : chosen()) {
      String id = scenario.metadata().id();
      playing = id;
      try {
        Proof proof = prove(prover, scenario);
        System.out.println(options.json() ? proof.json() : ProofTable.of(proof));
        if (options.write()) {
          new ProofFiles(Objects.requireNonNull(options.sources())).keep(proof);
          progress("the proof is kept; build to have the platform read it");
        }
        if (!proof.passed()) {
          unproven.add(id);
        }
      } catch (IOException broken) {
        System.out.println(id + " is NOT PROVEN: " + broken.getMessage());
        unproven.add(id);
      }
    }
    if (!unproven.isEmpty()) {
      System.err.println("firedrill: not proven: " + String.join(", ", unproven));
    }
    return unproven.isEmpty() ? 0 : 1;
  }

  private List<Scenario> chosen() {
    Catalog catalog = Catalog.bundled();
    if (options.scenarios().isEmpty()) {
      return catalog.scenarios();
    }
    return options.scenarios().stream()
        .map(id ->
            catalog
                .find(id)
                .orElseThrow(() ->
                    new StartFailure(
                        "there is no scenario '" + id + "': see ./firedrill scenario list")))
        .toList();
  }

  private Proof prove(Prover prover, Scenario scenario) throws IOException, InterruptedException {
    int speed = speed(scenario);
    began = clock.instant();
    Instant since = began;
    double loadBefore = load();
    List<Played> played = prover.prove(scenario, speed);
    for (Played each : played) {
      each.deeds().forEach(deed -> progress(each.player() + " " + deed));
    }
    return Judgment.of(scenario, played)
        .proof(
            scenario,
            platform(),
            LocalDate.ofInstant(since, ZoneOffset.UTC).toString(),
            speed,
            machine(loadBefore),
            Duration.between(since, clock.instant()).toSeconds());
  }

  private int speed(Scenario scenario) throws IOException {
    Integer asked = options.speed();
    if (asked != null) {
      return switch (Compression.of(scenario, asked)) {
        case Compression.Outcome.Compressed _ -> asked;
        case Compression.Outcome.TooFast(List<String> why) ->
            throw new IOException(String.join(" ", why));
      };
    }
    long wanted = scenario.metadata().maxDuration().toSeconds() / TARGET.toSeconds();
    return Compression.fastestBeyondChance(scenario, (int) Math.max(1, wanted));
  }

  private static String platform() {
    @Nullable String version = ProveCommand.class.getPackage().getImplementationVersion();
    return version == null ? "from sources" : version;
  }

  /** What a reader has to know of the machine: a busy one makes everything later. */
  private static String machine(double loadBefore) {
    return String.format(
        Locale.ROOT,
        "%d cores, load %.1f before and %.1f after",
        Runtime.getRuntime().availableProcessors(),
        loadBefore,
        load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void progress(String word) {
    System.err.printf(
        "%s +%d s: %s%n", playing, Duration.between(began, clock.instant()).toSeconds(), word);
  }
}
