package dev.firedrill.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.bot.BotConfig.Cache;
import dev.firedrill.bot.BotConfig.Limits;
import dev.firedrill.bot.BotConfig.SlackAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotConfigTest {
  private static final Map<String, String> TOKENS =
      Map.of(
          "SLACK_BOT_TOKEN", "xoxb-very-secret-one",
          "SLACK_APP_TOKEN", "xapp-1-very-secret-two");

  @Test
  void needsNothingButTokens() throws Exception {
    BotConfig config = BotConfig.from(TOKENS);
    assertThat(config.slack().orElseThrow().apiBase()).isEqualTo("https://slack.com/api/");
    assertThat(config.environment().label()).isEqualTo("staging");
    assertThat(config.plugins()).isEmpty();
    assertThat(config.needMention()).isFalse();
    assertThat(config.admins()).isEmpty();
    assertThat(config.limits())
        .isEqualTo(new Limits(2, 16, Duration.ofSeconds(4), Duration.ofSeconds(3)));
    assertThat(config.cache())
        .isEqualTo(new Cache(Duration.ofMinutes(5), BotConfig.Payload.COMMAND, 0));
  }

  @Test
  void needsNotEvenThoseForAConsole() throws Exception {
    assertThat(BotConfig.withoutSlack(Map.of("BOT_ADMINS", "console")).slack()).isEmpty();
  }

  @Test
  void addsTheSlashTheSdkNeeds() throws Exception {
    assertThat(with("SLACK_API_BASE", "http://127.0.0.1:8080/slack/api").slack())
        .map(SlackAccess::apiBase)
        .contains("http://127.0.0.1:8080/slack/api/");
  }

  @Test
  void stillKnowsTheNamesOfLimbo() throws Exception {
    assertThat(with("LIMBO_PLUGINS", " ping, help ,").plugins()).containsExactly("ping", "help");
    assertThat(with("LIMBO_NEEDMENTION", "True").needMention()).isTrue();
    var both = new HashMap<>(TOKENS);
    both.putAll(Map.of("LIMBO_NEEDMENTION", "true", "BOT_NEED_MENTION", "false"));
    assertThat(BotConfig.from(both).needMention()).isFalse();
  }

  @Test
  void namesEveryMistakeAtOnceAndNoSecret() {
    Map<String, String> wrong =
        Map.of(
            "SLACK_BOT_TOKEN", "very-secret-but-wrong",
            "SLACK_API_BASE", "slack.com",
            "BOT_ENVIRONMENT", "prod",
            "BOT_NEED_MENTION", "yes",
            "PORT", "99999",
            "BOT_WORKERS", "four");
    var failure =
        catchThrowableOfType(BadConfigurationException.class, () -> BotConfig.from(wrong));
    assertThat(failure.mistakes()).hasSize(7);
    assertThat(failure)
        .hasMessageContainingAll("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN is not set", "SLACK_API_BASE")
        .hasMessageContainingAll("BOT_ENVIRONMENT must be staging or production, not \"prod\"")
        .hasMessageContainingAll("BOT_NEED_MENTION", "PORT must be", "BOT_WORKERS must be")
        .hasMessageNotContaining("secret");
  }

  @Test
  void neverPrintsASecret() throws Exception {
    assertThat(with("FLAGS_TOKEN", "very-secret-three").toString()).doesNotContain("secret");
    var flags = new HashMap<>(TOKENS);
    flags.putAll(Map.of("FLAGS_URL", "http://127.0.0.1/ofrep/v1", "FLAGS_TOKEN", "secret-four"));
    assertThat(BotConfig.from(flags).toString()).contains("ofrep").doesNotContain("secret");
  }

  private static BotConfig with(String name, String value) throws BadConfigurationException {
    var environment = new HashMap<>(TOKENS);
    environment.put(name, value);
    return BotConfig.from(environment);
  }
}
