package dev.firedrill.app.prove.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Those who must not score: they do nothing, or what only looks like a fix. */
public final class BadPlayers {
  private static final Duration NOTICED = Duration.ofMinutes(1);
  private static final Duration RESTARTS = Duration.ofMinutes(3);
  private static final String REASON = "makes the alarm go away";

  private BadPlayers() {}

  /** Does nothing. */
  public static Player idle() {
    return player("idle", "does nothing", stage -> {});
  }

  /** Restarts production every three minutes of the story. */
  public static Player restarter() {
    return player(
        "restarter",
        "restarts production every 3 min of the story",
        stage -> {
          if (!stage.awaitEffect()) {
            return;
          }
          for (int n = 1; stage.waitUntil(RESTARTS.multipliedBy(n)); n++) {
            PlatformSession.Answer answer =
                stage
                    .session()
                    .ask(
                        "POST",
                        "/teams/" + stage.team() + "/bots/production/restart",
                        null,
                        Map.of());
            stage.note(answer.ok() ? "restarted" : "restart refused: " + answer.said());
          }
        });
  }

  /**
   * Takes production down as far as a student can. Nobody may stop a bot or set its instances to
   * none, and a program that does not run never replaces one that does; so it deploys such a
   * program and then makes the bot deaf, which leaves nobody answered.
   */
  public static Player stopper(Path scratch) {
    return player(
        "scale-to-zero",
        "deploys a program that does not run, then makes the bot deaf (need-mention on)",
        stage -> {
          if (!stage.awaitEffect() || !stage.waitUntil(NOTICED)) {
            return;
          }
          stage.flag("need-mention", true, REASON);
          CommandLine.Ended ended =
              stage.command(
                  List.of(
                      "deploy",
                      emptyProgram(scratch).toString(),
                      "--env",
                      "production",
                      "--yes",
                      "--reason",
                      REASON));
          stage.note("deploy of an empty program → " + ended.code() + " " + ended.said());
        });
  }

  /** Switches every plugin off for good, so that nothing can fail any more. */
  public static Player featureDeleter() {
    return player(
        "delete-the-feature",
        "switches every plugin off, so that nothing can fail",
        stage -> {
          if (!stage.awaitEffect() || !stage.waitUntil(NOTICED)) {
            return;
          }
          JsonNode flags =
              stage.session().get("/teams/" + stage.team() + "/flags?environment=PRODUCTION");
          for (JsonNode flag : flags.path("items")) {
            String key = flag.path("key").asText();
            if (key.startsWith("plugin.")) {
              stage.flag(key, false, REASON);
            }
          }
        });
  }

  private static Path emptyProgram(Path scratch) throws IOException {
    Path jar = scratch.resolve("empty.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "nobody.Nothing");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream program = new JarOutputStream(out, manifest)) {
      program.finish();
    }
    return jar;
  }

  private interface Part {
    void play(Stage stage) throws IOException, InterruptedException;
  }

  private static Player player(String name, String does, Part part) {
    return new Player() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String does() {
        return does;
      }

      @Override
      public void play(Stage stage) throws IOException, InterruptedException {
        part.play(stage);
      }
    };
  }
}
