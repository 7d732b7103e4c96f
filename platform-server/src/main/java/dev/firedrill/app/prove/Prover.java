package dev.firedrill.app.prove;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.app.prove.player.BadPlayers;
import dev.firedrill.app.prove.player.CommandLine;
import dev.firedrill.app.prove.player.PlatformSession;
import dev.firedrill.app.prove.player.Player;
import dev.firedrill.app.prove.player.Responder;
import dev.firedrill.app.prove.player.Stage;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.SelfTest;
import dev.firedrill.scenarios.SelfTest.Expectation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a platform of its own for one scenario, with one team for each player, and has it played.
 */
final class Prover {
  /**
   * What switching everything off may earn: all of the impact, since nothing fails, and no more.
   */
  static final double DELETER_BEYOND_IMPACT = 5;

  private final ProveOptions options;
  private final BenchSite site;
  private final InstantSource clock;
  private final Consumer<String> progress;

  Prover(ProveOptions options, BenchSite site, InstantSource clock, Consumer<String> progress) {
    this.options = options;
    this.site = site;
    this.clock = clock;
    this.progress = progress;
  }

  /** A player and what is expected of it. */
  private record Casting(Player player, boolean reference, @Nullable Expectation expected) {}

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
    String id = scenario.metadata().id();
    Path scratch = java.nio.file.Files.createDirectories(site.resolve(id));
    List<Casting> cast = cast(scenario, scratch);
    progress.accept("starting a platform with " + cast.size() + " teams");
    ServerUnderTest server =
        ServerUnderTest.start(
            new BenchOptions(
                "prove",
                1,
                1,
                1,
                options.serverJar(),
                options.botJar(),
                options.cache(),
                options.serverFlags()),
            site,
            scratch.resolve("data"),
            List.of("--teams", Integer.toString(cast.size()), "--production-only"));
    List<PlatformSession> sessions = new ArrayList<>();
    try {
      Map<String, String> links = server.links();
      String url = Objects.requireNonNull(links.get("url"));
      List<String> roles =
          links.keySet().stream().filter(role -> role.startsWith("student-")).toList();
      PlatformSession staff =
          PlatformSession.signIn(url, Objects.requireNonNull(links.get("instructor")));
      sessions.add(staff);
      List<Seat> seats = new ArrayList<>();
      for (int n = 0; n < cast.size(); n++) {
        String link = Objects.requireNonNull(links.get(roles.get(n)));
        PlatformSession session = PlatformSession.signIn(url, link);
        sessions.add(session);
        seats.add(
            seat(
                cast.get(n),
                roles.get(n).substring("student-".length()),
                session,
                link,
                scratch,
                speed));
      }
      return new Conductor(scenario, speed, staff, seats, clock, progress).play(site);
    } finally {
      sessions.forEach(PlatformSession::close);
      server.stop();
    }
  }

  private Seat seat(
      Casting casting, String team, PlatformSession session, String link, Path scratch, int speed)
      throws IOException, InterruptedException {
    CommandLine commandLine = new CommandLine(options.serverJar(), scratch.resolve("home-" + team));
    CommandLine.Ended login = commandLine.run(List.of("login", link));
    if (login.code() != 0) {
      throw new IOException(team + " could not sign in on the command line: " + login.said());
    }
    Stage stage = new Stage(team, session, commandLine, clock, speed, values(team, session));
    AlarmWatch alarms = new AlarmWatch(session, team);
    alarms.setUp();
    return new Seat(casting.player(), stage, alarms, casting.reference(), casting.expected());
  }

  /** What a student can look up before anything happens. */
  private Map<String, String> values(String team, PlatformSession session)
      throws IOException, InterruptedException {
    Map<String, String> values = new HashMap<>();
    values.put("team", team);
    values.put("templateJar", options.botJar().toString());
    JsonNode deployments =
        session.get("/teams/" + team + "/deployments?environment=PRODUCTION").path("items");
    for (JsonNode deployment : deployments) {
      if (deployment.path("current").asBoolean() && !values.containsKey("releaseNow")) {
        values.put("releaseNow", deployment.path("release").path("number").asText());
        values.put("configBefore", deployment.path("configVersion").asText());
      }
    }
    return values;
  }
}
