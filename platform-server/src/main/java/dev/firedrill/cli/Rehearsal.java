package dev.firedrill.cli;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Uses the command line as people do, against a server that only pretends, so that the start-up
 * cache knows what a command needs. Changes nothing outside of this process.
 */
final class Rehearsal {
  /** The hidden command. */
  static final String WORD = "rehearse";

  /** Has what the commands below look at; whatever else they ask for is simply not there. */
  private static final String ANSWER =
      """
      {"items": [{"key": "k", "on": false, "number": 1, "name": "v1", "state": "EFFECTIVE",
      "current": true, "environment": "PRODUCTION", "requestedAt": "2026-01-01T00:00:00Z",
      "createdAt": "2026-01-01T00:00:00Z", "release": {"name": "v1", "version": "1"}}],
      "name": "Team", "summary": {"good": 1, "total": 1, "ratio": 1.0, "state": "OK"},
      "bots": [{"environment": "PRODUCTION", "observed": "CONNECTED", "desired": "RUNNING",
      "since": "2026-01-01T00:00:00Z"}], "lines": [{"seq": 1, "text": "line"}], "next": 1,
      "variables": [], "secrets": [], "version": 1, "number": 1, "state": "EFFECTIVE",
      "environment": "PRODUCTION", "requestedAt": "2026-01-01T00:00:00Z"}
      """;

  private static final List<String[]> SCENES =
      List.of(
          new String[] {"--help"},
          new String[] {"status"},
          new String[] {"status", "--json"},
          new String[] {"history", "--env", "staging"},
          new String[] {"releases"},
          new String[] {"logs"},
          new String[] {"flag", "list"},
          new String[] {"flag", "off", "k", "--reason", "rehearsal"},
          new String[] {"config", "list"},
          new String[] {"metrics", "up"},
          new String[] {"logs", "--grep", "line"},
          new String[] {"alarm", "list"},
          new String[] {"pages"},
          new String[] {"slo"},
          new String[] {"incident", "list"},
          new String[] {"rollback", "--yes"},
          new String[] {"no-such-command"});

  private Rehearsal() {}

  /** The exit code: 0 when every scene could be played. */
  static int play(Surroundings around) {
    HttpServer server = open();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Surroundings unheard = unheard(around, url);
      for (String[] scene : SCENES) {
        TeamCli.execute(unheard, scene);
      }
      return 0;
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer open() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Surroundings unheard(Surroundings around, String url) {
    PrintStream nothing =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Surroundings(
        Map.of("FIREDRILL_URL", url, "FIREDRILL_TOKEN", "fdp_none", "FIREDRILL_TEAM", "team"),
        around.home(),
        around.directory(),
        InputStream.nullInputStream(),
        nothing,
        nothing,
        Terminal.none(),
        around.clock(),
        around.zone(),
        time -> {},
        farewell -> () -> {});
  }
}
