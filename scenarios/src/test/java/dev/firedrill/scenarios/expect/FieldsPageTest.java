package dev.firedrill.scenarios.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The tables of fields in {@code docs/scenarios.md} are what the linter knows. To write them anew:
 * {@code -Dfields.write=true}.
 */
class FieldsPageTest {
  private static final Path PAGE = Path.of("../docs/scenarios.md");
  private static final String BEGIN = "<!-- fields: written by FieldsPageTest -->\n";
  private static final String END = "<!-- end of fields -->\n";

  @Test
  void thePageTellsTheFieldsThatTheLinterKnows() throws IOException {
    String page = Files.readString(PAGE);
    String fresh =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + tables()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("fields.write")) {
      Files.writeString(PAGE, fresh);
    }
    assertThat(PAGE).as("write it anew with -Dfields.write=true").hasContent(fresh);
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    for (ProbeSpec.Type type : ProbeSpec.Type.values()) {
      if (type == ProbeSpec.Type.K8S) {
        continue;
      }
      String name = ScenarioJson.tree(type).asText();
      String also = type == ProbeSpec.Type.BOT ? " and `k8s`" : "";
      table(text, "`" + name + "`" + also, "result", KnownFields.ofProbe(type));
    }
    for (String variable : List.of("team", "otherTeams", "platform", "slack")) {
      table(text, "Conditions: `" + variable + "`", variable, KnownFields.ofCondition(variable));
    }
    return text.toString();
  }

  private static void table(
      StringBuilder text, String title, String variable, Map<String, String> fields) {
    text.append("\n| ").append(title).append(" | |\n|---|---|\n");
    fields.forEach(
        (field, meaning) -> text.append("| `%s.%s` | %s |\n".formatted(variable, field, meaning)));
  }
}
