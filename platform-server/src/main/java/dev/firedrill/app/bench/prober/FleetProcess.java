package dev.firedrill.app.bench.prober;

import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process of a {@link BotFleet}. */
final class FleetProcess {
  private static final long PATIENCE_SECONDS = 120;
  private static final long LOOK_MILLIS = 50;

  private final Process process;
  private final int port;

  private FleetProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Returns once every bot of the platform is connected. */
  static FleetProcess start(BenchSite site, PlatformUnderTest platform)
      throws IOException, InterruptedException {
    Path tokens = site.resolve("fleet.tokens");
    Path ready = site.resolve("fleet.port");
    Path output = site.resolve("fleet.out");
    Files.write(tokens, platform.tokens());
    Process process =
        site.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BotFleet.class.getName(),
                platform.base().toString(),
                tokens.toString(),
                ready.toString()),
            Map.of(),
            output);
    long asked = System.nanoTime();
    while (!Files.exists(ready)) {
      if (!process.isAlive() || ServerUnderTest.seconds(asked) > PATIENCE_SECONDS) {
        throw new IOException("the fleet of bots did not come up: " + Files.readString(output));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return new FleetProcess(process, Integer.parseInt(Files.readString(ready)));
  }

  long pid() {
    return process.pid();
  }

  /** The page of this bot. */
  String page(int bot) {
    return "http://127.0.0.1:%d/bot/%d".formatted(port, bot);
  }

  /** How often pages were read. */
  long pagesRead() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return Long.parseLong(
          http.send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/count")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    }
  }

  /** Every bot stands still for so long. */
  void stall(long millis) throws IOException, InterruptedException {
    BenchSite.signal("STOP", List.of(pid()));
    TimeUnit.MILLISECONDS.sleep(millis);
    BenchSite.signal("CONT", List.of(pid()));
  }
}
