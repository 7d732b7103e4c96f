package dev.firedrill.app.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.bench.kit.PlatformClient;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The race of a platform's own bots: from being asked for until each is connected. */
final class PlatformRace {
  private static final double ASKED_SECONDS = 10;
  private static final long LOOK_MILLIS = 10;

  private final Path data;

  /** {@code data} is the platform's data directory, with the logs of its bots. */
  PlatformRace(Path data) {
    this.data = data;
  }

  /** Waits for so many bots of a server that has just become ready. */
  BotRace.Result run(ServerUnderTest server, int wanted) throws IOException, InterruptedException {
    Instant asked = askedAt(server, wanted);
    List<Long> pids = server.bots();
    while (pids.size() < wanted) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      pids = server.bots();
    }
    List<BotRace.Runner> runners = new ArrayList<>();
    for (long pid : pids) {
      Map<String, String> environment = ProcessReading.environment(pid);
      String name = environment.get("BOT_TEAM") + "-" + environment.get("BOT_ENVIRONMENT");
      runners.add(new BotRace.Runner(pid, data.resolve("bots").resolve(name).resolve("bot.log")));
    }
    List<BotRace.Arrival> arrivals = new BotRace().await(runners, asked);
    return new BotRace.Result(BotRace.seconds(asked, arrivals), arrivals);
  }

  /**
   * The supervisor notes when it asked for each process, which is about when the server is ready.
   */
  private static Instant askedAt(ServerUnderTest server, int wanted)
      throws IOException, InterruptedException {
    Instant earliest = Instant.MAX;
    int asked = 0;
    long looking = System.nanoTime();
    try (PlatformClient instructor = server.instructor()) {
      while (asked < wanted && ServerUnderTest.seconds(looking) < ASKED_SECONDS) {
        asked = 0;
        for (JsonNode team : instructor.get("/teams").path("items")) {
          for (JsonNode bot : team.path("bots")) {
            Instant since = Instant.parse(bot.path("since").asText());
            // What it says of the time before this start is left from the last one.
            if (since.isBefore(server.startedAt())) {
              continue;
            }
            boolean starting = "STARTING".equals(bot.path("observed").asText());
            asked += starting || "CONNECTED".equals(bot.path("observed").asText()) ? 1 : 0;
            earliest = starting && since.isBefore(earliest) ? since : earliest;
          }
        }
      }
    }
    if (earliest.equals(Instant.MAX)) {
      throw new IOException("no bot was seen starting after the server was ready");
    }
    return earliest;
  }
}
