package dev.firedrill.app.bench.live;

import dev.firedrill.app.bench.kit.BenchDatabase;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.auth.SignInLinks;
import dev.firedrill.auth.Token;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.flag.persistence.FlagPersistence;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import dev.firedrill.team.persistence.TeamPersistence;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A real server on its own PostgreSQL, with as many teams as asked for and people who are signed
 * in. There are no bots and no synthetic users, so that what it costs is what pages cost.
 */
final class LiveCourse implements AutoCloseable {
  static final int MEMBERS = 2;
  private static final long START_SECONDS = 120;

  /** Somebody with a session. */
  record Seat(Team team, CourseRole role, String cookie, String csrf) {}

  private final BenchDatabase database;
  private final Process server;
  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Team> teams = new ArrayList<>();
  private final List<Seat> students = new ArrayList<>();
  private final List<Seat> staff = new ArrayList<>();
  private int people;

  private LiveCourse(BenchDatabase database, Process server, URI base) {
    this.database = database;
    this.server = server;
    this.base = base;
  }

  /** Opens it with so many teams of two students, and so many of staff. */
  static LiveCourse open(BenchOptions options, BenchSite site, int teams, int staff)
      throws IOException, InterruptedException, SQLException {
    Path data = Files.createDirectories(site.resolve("platform"));
    BenchDatabase database = BenchDatabase.open(options.cache(), site.resolve("database"));
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute("INSERT INTO course (name, secret) VALUES ('Bench', 'bench')"));
    int port = freePort();
    Path config = site.resolve("live.yml");
    Files.writeString(config, yaml(options, data, database, port));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.serverFlags());
    command.addAll(List.of("-jar", options.serverJar().toString(), "server", config.toString()));
    Path output = site.resolve("live-server.out");
    Process server = site.start(command, Map.of(), output);
    LiveCourse course = new LiveCourse(database, server, URI.create("http://127.0.0.1:" + port));
    course.awaitUp(output);
    // After the start, so that no bot is started for them.
    course.found(teams, staff);
    return course;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String yaml(BenchOptions options, Path data, BenchDatabase database, int port) {
    return """
    dataDirectory: '%s'
    cacheDirectory: '%s'
    database: {url: '%s', user: '%s', password: '%s'}
    bots: {jar: '%s'}
    traffic: {enabled: false}
    server:
      rootPath: /api/v1
      registerDefaultExceptionMappers: false
      enableVirtualThreads: true
      maxThreads: 64
      shutdownGracePeriod: 1s
      applicationConnectors:
        - {type: http, port: %d, bindHost: 127.0.0.1, idleTimeout: 120s, acceptQueueSize: 4096}
      adminConnectors:
        - {type: http, port: 0, bindHost: 127.0.0.1}
      requestLog: {appenders: []}
    logging: {level: WARN}
    """
        .formatted(
            data,
            options.cache(),
            database.url(),
            database.user(),
            database.password(),
            options.botJar(),
            port);
  }

  private void awaitUp(Path output) throws IOException, InterruptedException {
    long asked = System.nanoTime();
    while (true) {
      try {
        if (ask("/health", "", null) < 500) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      if (!server.isAlive() || ServerUnderTest.seconds(asked) > START_SECONDS) {
        throw new IOException("the server did not start: " + Files.readString(output).strip());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private void found(int howMany, int staffs) throws IOException, InterruptedException {
    Teams store = TeamPersistence.teams(jdbi());
    for (int i = 0; i < howMany; i++) {
      Team team =
          new Team(new TeamId(UUID.randomUUID()), new TeamSlug("t%03d".formatted(i)), "Team " + i);
      store.add(team);
      FlagPersistence.flags(jdbi(), new SecureRandom())
          .provision(TeamEnvironment.production(team.id()));
      teams.add(team);
      for (int member = 0; member < MEMBERS; member++) {
        students.add(seat(store, team, CourseRole.STUDENT));
      }
    }
    for (int i = 0; i < staffs; i++) {
      staff.add(seat(store, teams.getFirst(), CourseRole.INSTRUCTOR));
    }
  }

  private Seat seat(Teams store, Team team, CourseRole role)
      throws IOException, InterruptedException {
    PersonId id = new PersonId(UUID.randomUUID());
    int number = people++;
    CoursePersistence.people(jdbi()).add(new Person(id, "Person " + number, "p" + number, role));
    if (role == CourseRole.STUDENT) {
      store.addMember(team.id(), id);
    }
    String token = UUID.randomUUID().toString();
    Instant now = Instant.now();
    AuthPersistence.links(jdbi())
        .add(
            new SignInLinks.Stored(
                UUID.randomUUID(), Token.hash(token), id, now, now.plus(Duration.ofHours(2))));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    String cookie =
        answer
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow(() -> new IOException("no session: " + answer.body()))
            .split(";", 2)[0];
    String csrf = answer.body().replaceFirst(".*\"csrfToken\":\"([^\"]+)\".*", "$1");
    return new Seat(team, role, cookie, csrf);
  }

  /** Another team and its channels, people of staff with a session: for many streams. */
  void moreStaff(int howMany) throws IOException, InterruptedException {
    Teams store = TeamPersistence.teams(jdbi());
    while (staff.size() < howMany) {
      staff.add(seat(store, teams.getFirst(), CourseRole.INSTRUCTOR));
    }
  }

  /** The id of the team's ops channel, made by whoever looks first. */
  String opsChannel(Seat seat) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    base.resolve("/api/v1/teams/" + seat.team().slug() + "/channels"))
                .header("Cookie", seat.cookie())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.body().replaceFirst(".*\"id\":\"(C[A-Z0-9]+)\",\"name\":\"[^\"]*-ops\".*", "$1");
  }

  /** Posts a text; fails unless it was accepted. */
  void post(Seat seat, String channel, String text) throws IOException, InterruptedException {
    String path = "/teams/" + seat.team().slug() + "/channels/" + channel + "/messages";
    int status =
        ask(path, seat.cookie(), new String[] {seat.csrf(), "{\"text\":\"" + text + "\"}"});
    if (status / 100 != 2) {
      throw new IOException("posting in " + path + " answered " + status);
    }
  }

  /** Sends a change and answers its body; fails unless it was accepted. */
  String change(Seat seat, String method, String path, @Nullable String version, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/v1" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Cookie", seat.cookie())
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", seat.csrf())
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (version != null) {
      request.header("If-Match", "\"" + version + "\"");
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  private int ask(String path, String cookie, String @Nullable [] post)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/v1" + path)).timeout(Duration.ofSeconds(30));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (post != null) {
      request
          .header("Content-Type", "application/json")
          .header("X-CSRF-Token", post[0])
          .POST(HttpRequest.BodyPublishers.ofString(post[1]));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Every NOTIFY goes through this cache of PostgreSQL, so its accesses bound their number. */
  long notifies() {
    return jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(sum(blks_zeroed + blks_hit + blks_read), 0)
                    FROM pg_stat_slru WHERE name ILIKE 'notify'
                    """)
                .mapTo(Long.class)
                .one());
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  URI base() {
    return base;
  }

  long pid() {
    return server.pid();
  }

  List<Seat> students() {
    return students;
  }

  List<Seat> staff() {
    return staff;
  }

  List<Team> teams() {
    return teams;
  }

  @Override
  public void close() {
    http.close();
    BenchSite.end(List.of(server));
    database.close();
  }
}
