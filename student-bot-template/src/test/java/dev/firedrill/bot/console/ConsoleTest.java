package dev.firedrill.bot.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.BotConfig;
import dev.firedrill.bot.BuildVersion;
import dev.firedrill.bot.Engine;
import dev.firedrill.bot.command.PluginLoader;
import dev.firedrill.bot.fake.FakeServices;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void answersOneCommandAndSaysWithItsCodeHowThatWent() throws Exception {
    assertThat(console(Map.of()).once("calc 6 * 7")).isZero();
    assertThat(console(Map.of()).once("!ping")).isZero();
    assertThat(console(Map.of()).once("weather Oslo")).isEqualTo(3);
    assertThat(console(Map.of()).once("dance")).isEqualTo(4);
    assertThat(console(Map.of()).once("?")).isEqualTo(4);
    assertThat(printed())
        .isEqualTo(
            """
            6 * 7 = 42
            pong
            ⚠ `weather` failed: UPSTREAM_URL is not set.
            I do not know "dance". Try !help.
            I do not understand that. Try help.
            """);
  }

  @Test
  void asksTheUpstreamsIfItKnowsThem() throws Exception {
    try (var services = new FakeServices()) {
      Console console = console(Map.of("UPSTREAM_URL", services.upstreamUrl()));
      assertThat(console.once("weather Oslo")).isZero();
    }
    assertThat(printed()).isEqualTo("Oslo: 7.5 °C, light rain\n");
  }

  @Test
  void conversesUntilTheEnd() throws Exception {
    String lines = "poll \"Q\" \"A\" \"B\"\n\npoll results\ndisable flip\nflip\nexit\nping\n";
    console(Map.of("BOT_ADMINS", "console"))
        .converse(new BufferedReader(new StringReader(lines)), "> ");
    assertThat(printed())
        .isEqualTo(
            """
            > *Q*
            :one: A
            :two: B
            [one] [two]
            > > *Q* (open)
            :one: A: 0
            :two: B: 0
            > Disabled: flip
            > flip is switched off at the moment.
            > \
            """);
  }

  private Console console(Map<String, String> more) throws Exception {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("DATA_DIR", directory.toString());
    var engine =
        new Engine(
            BotConfig.withoutSlack(environment),
            PluginLoader.discover(getClass().getClassLoader()),
            new BuildVersion("1", "test"));
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Console(engine, out, () -> Instant.EPOCH);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
