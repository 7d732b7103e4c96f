package dev.firedrill.bot.conformance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.firedrill.bot.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The bots that must behave alike. {@code -Dconformance.jar=FILE} tests a built jar instead of the
 * classes of this build.
 */
enum BotUnderTest {
  JAVA {
    @Override
    List<String> command() {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String jar = System.getProperty("conformance.jar", "");
      return jar.isEmpty()
          ? List.of(
              java,
              "-XX:TieredStopAtLevel=1",
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName())
          : List.of(java, "-XX:TieredStopAtLevel=1", "-jar", jar);
    }
  },

  JAVASCRIPT {
    @Override
    List<String> command() {
      if (!Files.exists(JS_BOT.resolve("node_modules/.package-lock.json"))) {
        install();
      }
      return List.of("node", JS_BOT.resolve("bot.js").toString());
    }
  };

  private static final Path JS_BOT = Path.of("examples", "js-bot").toAbsolutePath();

  /** What starts the bot; it reads everything else from its environment. */
  abstract List<String> command();

  private static void install() {
    try {
      Process npm =
          new ProcessBuilder(
                  "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error")
              .directory(JS_BOT.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(npm.getInputStream().readAllBytes());
      if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        fail("'npm ci' in " + JS_BOT + " failed; run it by hand and see:\n" + output);
      }
    } catch (IOException missing) {
      String mend =
          "npm is needed for the tests of examples/js-bot: install Node.js 20 or newer, which"
              + " brings it.";
      // A team's fork may well do without the example; the course's own repository may not.
      if (Files.exists(Path.of("..", "platform-server"))) {
        fail(mend);
      }
      abort(mend);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted while npm was installing");
    }
  }
}
