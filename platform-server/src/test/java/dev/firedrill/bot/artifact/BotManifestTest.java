package dev.firedrill.bot.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.bot.artifact.archive.UnusableArtifactException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotManifestTest {
  @Test
  void onlyTheStartIsNeeded() throws UnusableArtifactException {
    assertThat(parse("{\"start\": [\"node\", \"bot.js\"]}"))
        .isEqualTo(new BotManifest("bot", "other", List.of("node", "bot.js"), "/readyz"));
  }

  @Test
  void whatIsNotJsonIsRefusedWithItsPlace() {
    assertThat(refusal("{\"name\": \"a\",\n \"start\" [\"node\"]}"))
        .startsWith("its firedrill.json is no JSON at line 2, column 10 (")
        .endsWith("): correct it.");
    assertThat(refusal("")).contains("is no JSON object");
    assertThat(refusal("[]")).contains("is no JSON object");
    assertThat(refusal("{\"start\": [\"node\"]} {}")).contains("is no JSON at line 1");
    assertThat(refusal("{\"name\": \"a\", \"name\": \"b\"}")).contains("Duplicate field 'name'");
    assertThat(refusal("[".repeat(5_000))).contains("is no JSON");
    assertThat(refusal(" ".repeat(17 << 10))).contains("has more than 16 KiB");
  }

  @Test
  void unknownMembersAreRefused() {
    assertThat(refusal("{\"start\": [\"node\"], \"helth\": \"/\"}"))
        .isEqualTo(
            "its firedrill.json has the member 'helth', which means nothing here: only name,"
                + " language, start, health are known.");
  }

  @Test
  void membersOfTheWrongFormAreRefused() {
    assertThat(refusal("{}")).contains("has no \"start\"");
    for (String start : List.of("\"node bot.js\"", "[]", "[1]", "[\"\"]", "[\"a\\nb\"]", "null")) {
      assertThat(refusal("{\"start\": " + start + "}")).contains("that is no command line");
    }
    for (String health : List.of("\"readyz\"", "\"/a b\"", "\"//x?y\"", "5", "\"\"")) {
      assertThat(refusal("{\"start\": [\"node\"], \"health\": " + health + "}"))
          .contains("as \"health\": it must be a path such as \"/readyz\"");
    }
    assertThat(refusal("{\"start\": [\"node\"], \"name\": \"../x\"}"))
        .contains("gives '../x' as \"name\"");
    assertThat(refusal("{\"start\": [\"node\"], \"language\": \"<b>\"}"))
        .contains("gives '<b>' as \"language\"");
  }

  private static BotManifest parse(String json) throws UnusableArtifactException {
    return BotManifest.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(String json) {
    var refused = catchThrowableOfType(UnusableArtifactException.class, () -> parse(json));
    assertThat(refused).as(json).isNotNull();
    return refused.reason();
  }
}
