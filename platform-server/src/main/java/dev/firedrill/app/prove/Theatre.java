package dev.firedrill.app.prove;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.app.prove.player.CommandLine;
import dev.firedrill.app.prove.player.PlatformSession;
import dev.firedrill.app.prove.player.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A private platform with a team for each player; several scenarios may be played on it. */
final class Theatre implements AutoCloseable {
  private final ServerUnderTest server;
  private final PlatformSession staff;
  private final List<Place> places;
  private final ProveOptions options;
  private final InstantSource clock;

  private Theatre(
      ServerUnderTest server,
      PlatformSession staff,
      List<Place> places,
      ProveOptions options,
      InstantSource clock) {
    this.server = server;
    this.staff = staff;
    this.places = List.copyOf(places);
    this.options = options;
    this.clock = clock;
  }

  /** What a team has before anybody plays it. */
  record Place(
      String team,
      PlatformSession session,
      CommandLine commandLine,
      AlarmWatch alarms,
      Upkeep upkeep) {}

  static Theatre open(
      ProveOptions options, BenchSite site, int teams, Path scratch, InstantSource clock)
      throws IOException, InterruptedException {
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
            List.of("--teams", Integer.toString(teams), "--production-only"));
    List<PlatformSession> sessions = new ArrayList<>();
    try {
      Map<String, String> links = server.links();
      String url = Objects.requireNonNull(links.get("url"));
      PlatformSession staff =
          PlatformSession.signIn(url, Objects.requireNonNull(links.get("instructor")));
      sessions.add(staff);
      List<Place> places = new ArrayList<>();
      for (Map.Entry<String, String> link : links.entrySet()) {
        if (link.getKey().startsWith("student-")) {
          PlatformSession session = PlatformSession.signIn(url, link.getValue());
          sessions.add(session);
          String team = link.getKey().substring("student-".length());
          places.add(place(options, team, session, link.getValue(), scratch, clock));
        }
      }
      return new Theatre(server, staff, places, options, clock);
    } catch (IOException | InterruptedException broken) {
      sessions.forEach(PlatformSession::close);
      server.stop();
      throw broken;
    }
  }

  private static Place place(
      ProveOptions options,
      String team,
      PlatformSession session,
      String link,
      Path scratch,
      InstantSource clock)
      throws IOException, InterruptedException {
    CommandLine commandLine = new CommandLine(options.serverJar(), scratch.resolve("home-" + team));
    CommandLine.Ended login = commandLine.run(List.of("login", link));
    if (login.code() != 0) {
      throw new IOException(team + " could not sign in on the command line: " + login.said());
    }
    AlarmWatch alarms = new AlarmWatch(session, team);
    alarms.setUp();
    return new Place(team, session, commandLine, alarms, new Upkeep(session, team, clock));
  }

  PlatformSession staff() {
    return staff;
  }

  int places() {
    return places.size();
  }

  /** For the next scenario: the first players get the first places. */
  List<Seat> seats(List<Prover.Casting> cast, int speed) throws IOException, InterruptedException {
    List<Seat> seats = new ArrayList<>();
    for (int n = 0; n < cast.size(); n++) {
      Prover.Casting casting = cast.get(n);
      Place place = places.get(n);
      Stage stage =
          new Stage(
              place.team(), place.session(), place.commandLine(), clock, speed, values(place));
      seats.add(
          new Seat(
              casting.player(), stage, place.alarms(), casting.reference(), casting.expected()));
    }
    return seats;
  }

  /** What a student can look up before anything happens. */
  private Map<String, String> values(Place place) throws IOException, InterruptedException {
    Map<String, String> values = new HashMap<>();
    values.put("team", place.team());
    values.put("templateJar", options.botJar().toString());
    JsonNode deployments =
        place
            .session()
            .get("/teams/" + place.team() + "/deployments?environment=PRODUCTION")
            .path("items");
    for (JsonNode deployment : deployments) {
      if (deployment.path("current").asBoolean() && !values.containsKey("releaseNow")) {
        values.put("releaseNow", deployment.path("release").path("number").asText());
        values.put("configBefore", deployment.path("configVersion").asText());
      }
    }
    return values;
  }

  /** Puts every team back to how it stood at the beginning; fails when one cannot be. */
  void tidyUp() throws IOException, InterruptedException {
    for (Place place : places) {
      place.upkeep().restore();
    }
  }

  @Override
  public void close() {
    places.forEach(place -> place.session().close());
    staff.close();
    server.stop();
  }
}
