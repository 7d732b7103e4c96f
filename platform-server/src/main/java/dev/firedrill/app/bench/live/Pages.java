package dev.firedrill.app.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.app.bench.kit.BenchSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Real pages in Chromium that note when a marked text is drawn; a script of the web interface. */
final class Pages {
  private static final Path SCRIPT = Path.of("web-ui/e2e/bench/drawn.mjs");
  private static final long READY_SECONDS = 90;

  /** A page of somebody. */
  record Page(String cookie, String url) {}

  private final Process process;
  private final Path output;
  private final Path stop;

  private Pages(Process process, Path output, Path stop) {
    this.process = process;
    this.output = output;
    this.stop = stop;
  }

  /** Opens them and returns when all are live; null with the reason where that cannot be. */
  static @Nullable Pages open(BenchSite site, List<Page> pages, List<String> why)
      throws IOException, InterruptedException {
    if (!Files.exists(SCRIPT) || !Files.isDirectory(Path.of("web-ui/node_modules"))) {
      why.add("no pages: run from the repository after npm ci in web-ui");
      return null;
    }
    Path wanted = site.resolve("pages.json");
    Files.writeString(wanted, new ObjectMapper().writeValueAsString(pages));
    Path output = site.resolve("pages.out");
    Path stop = site.resolve("pages.stop");
    Process process =
        site.start(
            List.of("node", SCRIPT.toString(), wanted.toString(), stop.toString()),
            Map.of(),
            output);
    Pages opened = new Pages(process, output, stop);
    for (long i = 0; i < READY_SECONDS; i++) {
      if (Files.readString(output).contains("ready")) {
        return opened;
      }
      if (!process.isAlive()) {
        break;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    why.add("no pages: " + Files.readString(output).strip());
    BenchSite.end(List.of(process));
    return null;
  }

  /** How late each mark was drawn, over all pages. */
  List<Viewer.Seen> drawn() throws IOException, InterruptedException {
    Files.writeString(stop, "");
    process.waitFor(30, TimeUnit.SECONDS);
    List<Viewer.Seen> late = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      if (line.startsWith("{")) {
        for (JsonNode each : new ObjectMapper().readTree(line).path("drawn")) {
          late.add(new Viewer.Seen(each.path("mark").asText(), each.path("late").asLong()));
        }
      }
    }
    return late;
  }
}
