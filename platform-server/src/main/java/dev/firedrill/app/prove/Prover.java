package dev.firedrill.app.prove;

import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.prove.player.BadPlayers;
import dev.firedrill.app.prove.player.Player;
import dev.firedrill.app.prove.player.Responder;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.SelfTest;
import dev.firedrill.scenarios.SelfTest.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has scenarios played, each once by all of its players as teams of one run. The platform stays for
 * the next scenario where every team can be put back to how it stood.
 */
final class Prover implements AutoCloseable {
  /**
   * What switching everything off may earn: all of the impact, since nothing fails, and no more.
   */
  static final double DELETER_BEYOND_IMPACT = 5;

  private final ProveOptions options;
  private final BenchSite site;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private @Nullable Theatre theatre;
  private boolean used;

  Prover(ProveOptions options, BenchSite site, InstantSource clock, Consumer<String> progress) {
    this.options = options;
    this.site = site;
    this.clock = clock;
    this.progress = progress;
  }

  /** A player and what is expected of it. */
  record Casting(Player player, boolean reference, @Nullable Expectation expected) {}

  private List<Casting> cast(Scenario scenario, Path scratch) {
    SelfTest test = scenario.selfTest();
    List<Casting> cast = new ArrayList<>();
    cast.add(new Casting(BadPlayers.idle(), false, test.nullAgent()));
    cast.add(new Casting(BadPlayers.restarter(), false, test.restartAgent()));
    if (!scenario.metadata().control()) {
      cast.add(new Casting(BadPlayers.stopper(scratch), false, test.scaleToZeroAgent()));
      cast.add(new Casting(BadPlayers.featureDeleter(), false, deleter(scenario)));
    }
    int number = 1;
    for (SelfTest.Reference reference : test.reference()) {
      cast.add(
          new Casting(new Responder(number, reference.run(), scenario), true, reference.expect()));
      number++;
    }
    return cast;
  }

  private static Expectation deleter(Scenario scenario) {
    Expectation own = scenario.selfTest().deleteFeatureAgent();
    double most = 100 * scenario.grading().weights().impact() + DELETER_BEYOND_IMPACT;
    return own == null ? new Expectation(false, false, most, null) : own;
  }

  List<Played> prove(Scenario scenario, int speed) throws IOException, InterruptedException {
    Path scratch = Files.createDirectories(site.resolve(scenario.metadata().id()));
    List<Casting> cast = cast(scenario, scratch);
    Theatre house = theatre(cast.size(), scratch);
    try {
      List<Played> played =
          new Conductor(scenario, speed, house.staff(), house.seats(cast, speed), clock, progress)
              .play();
      used = true;
      return played;
    } catch (IOException | InterruptedException broken) {
      close();
      throw broken;
    }
  }

  /** The one that stands, when it is large enough and can be tidied up; else a new one. */
  private Theatre theatre(int teams, Path scratch) throws IOException, InterruptedException {
    Theatre standing = theatre;
    if (standing != null && standing.places() >= teams) {
      try {
        if (used) {
          standing.tidyUp();
        }
        progress.accept("plays on the platform of the scenario before, put back as it was");
        return standing;
      } catch (IOException untidy) {
        progress.accept("needs a platform of its own: " + untidy.getMessage());
      }
    }
    close();
    progress.accept("starting a platform with " + teams + " teams");
    Theatre opened = Theatre.open(options, site, teams, scratch, clock);
    theatre = opened;
    used = false;
    return opened;
  }

  @Override
  public void close() {
    Theatre standing = theatre;
    theatre = null;
    if (standing != null) {
      standing.close();
    }
  }
}
