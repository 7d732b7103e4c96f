package dev.firedrill.bot.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLogEncoderTest {
  private final LoggerContext context = new LoggerContext();

  @Test
  void writesOneLineOfJsonWithoutAnyToken() {
    var event =
        new LoggingEvent(
            "",
            context.getLogger("dev.firedrill.bot.Bot"),
            Level.ERROR,
            "sent \"{}\"\nwith Authorization: Bearer bearerLeak.DEF",
            new IllegalStateException("no such token: xapp-1-A0-123-appLeak"),
            new Object[] {"xoxb-12345-botLeak"});
    String line = new String(new JsonLogEncoder().encode(event), StandardCharsets.UTF_8);
    assertThat(line)
        .endsWith("}\n")
        .doesNotContain("bearerLeak", "appLeak", "botLeak", "xoxb-", "xapp-");
    assertThat(line.strip()).doesNotContain("\n");
    var json = JsonParser.parseString(line).getAsJsonObject();
    assertThat(json.get("level").getAsString()).isEqualTo("error");
    assertThat(json.get("logger").getAsString()).isEqualTo("Bot");
    assertThat(json.get("msg").getAsString()).isEqualTo("sent \"***\"\nwith Authorization: ***");
    assertThat(json.get("error").getAsString()).endsWith("no such token: ***");
    assertThat(json.get("stack").getAsString()).contains("JsonLogEncoderTest");
  }
}
