package dev.firedrill.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.firedrill.bot.delivery.FakePlatform.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** bin/deploy against a fake platform. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/deploy is a bash script")
class DeployScriptTest {
  private static final String TOKEN = "fdc_very-secret";
  private static final String RELEASE =
      """
      {"number":12,"name":"v12","artifact":{"kind":"JAR","number":99},"createdBy":{"via":"CI"}}
      """;

  @TempDir Path directory;
  private FakePlatform platform;
  private final Map<String, String> environment = new HashMap<>();

  /** How the script ended. */
  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void prepare() throws IOException {
    platform = new FakePlatform();
    Files.writeString(directory.resolve("bot.jar"), "not really a jar");
    environment.putAll(
        Map.of(
            "FIREDRILL_URL", platform.url(),
            "FIREDRILL_TEAM", "otter",
            "FIREDRILL_TOKEN", TOKEN,
            "GITHUB_REF_NAME", "faster-wip",
            "GITHUB_SHA", "0123456789abcdef",
            "BOT_VERSION", "1.2.3-4-gabc",
            "DEPLOY_POLL_SECONDS", "0"));
  }

  @AfterEach
  void tidy() {
    platform.close();
  }

  @Test
  void uploadsDeploysAndWaits() throws Exception {
    platform
        .answers(201, RELEASE)
        .answers(202, deployment("REQUESTED"))
        .answers(200, deployment("REQUESTED"))
        .answers(200, deployment("ACCEPTED"))
        .answers(200, deployment("EFFECTIVE"));
    Run run = deploy("--reason", "Answer \"faster\" & better", "bot.jar");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            uploading bot.jar as version 1.2.3-4-gabc
            release v12
            deployment 7 of v12 to staging: requested
            deployment 7 of v12 to staging: accepted
            deployment 7 of v12 to staging: effective
            """);
    Asked upload = platform.asked.getFirst();
    assertThat(upload.method()).isEqualTo("POST");
    assertThat(upload.target())
        .isEqualTo(
            "/api/v1/teams/otter/releases?fileName=bot.jar&version=1.2.3-4-gabc"
                + "&commit=0123456789abcdef&changeCause=Answer%20%22faster%22%20%26%20better");
    assertThat(upload.body()).isEqualTo("not really a jar");
    Asked order = platform.asked.get(1);
    var body = JsonParser.parseString(order.body()).getAsJsonObject();
    assertThat(body.get("environment").getAsString()).isEqualTo("STAGING");
    assertThat(body.get("release").getAsInt()).isEqualTo(12);
    assertThat(body.get("strategy").getAsString()).isEqualTo("ROLLING");
    assertThat(body.get("reason").getAsString()).isEqualTo("Answer \"faster\" & better");
    assertThat(order.key()).startsWith("deploy-staging-12-");
    assertThat(platform.asked.getLast().target())
        .isEqualTo("/api/v1/teams/otter/deployments/staging/7");
    assertThat(platform.asked).allMatch(ask -> ask.authorization().equals("Bearer " + TOKEN));
  }

  @Test
  void saysWhyItFailed() throws Exception {
    platform
        .answers(200, RELEASE)
        .answers(202, deployment("REQUESTED"))
        .answers(200, deployment("FAILED"));
    Run run = deploy("bot.jar");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).isEqualTo("deploy: deployment 7 failed: it never connected\n");
  }

  @Test
  void repeatsWhatThePlatformSaidNo() throws Exception {
    platform.answers(
        422, "{\"code\":\"invalid-input\",\"detail\":\"bot.jar is no runnable jar: no manifest\"}");
    Run run = deploy("bot.jar");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("deploy: the platform answered 422: bot.jar is no runnable jar: no manifest\n");
  }

  @Test
  void endsWithFourIfNobodyIsThere() throws Exception {
    environment.put("FIREDRILL_URL", "http://127.0.0.1:1");
    environment.put("CURL_HOME", directory.toString());
    Files.writeString(directory.resolve(".curlrc"), "retry-delay = 1\nretry-max-time = 1\n");
    Run run = deploy("bot.jar");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("deploy: cannot reach http://127.0.0.1:1");
  }

  @Test
  void theBranchDecidesWhere() throws Exception {
    environment.put("GITHUB_REF_NAME", "main");
    assertThat(deploy("--dry-run", "bot.jar").out()).contains("would deploy it to production");
    environment.put("GITHUB_REF_NAME", "wip-main");
    Run other = deploy("bot.jar");
    assertThat(other.exitCode()).isZero();
    assertThat(other.out()).isEqualTo("branch wip-main is tested and not deployed\n");
    assertThat(platform.asked).isEmpty();
  }

  @Test
  void aDryRunSaysWhatWouldBeDone() throws Exception {
    environment.remove("FIREDRILL_TOKEN");
    Run run = deploy("--dry-run", "bot.jar");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("would upload bot.jar (16 bytes) as version 1.2.3-4-gabc\n")
        .contains("POST " + platform.url() + "/api/v1/teams/otter/releases?fileName=bot.jar")
        .contains("\"environment\":\"STAGING\"")
        .endsWith("would wait until it is effective\n");
    assertThat(platform.asked).isEmpty();
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    assertThat(deploy("gone.jar").err()).contains("there is no gone.jar: run mvn package first");
    assertThat(deploy("--environment", "prod", "bot.jar").err())
        .contains("--environment must be staging or production, not 'prod'");
    environment.remove("FIREDRILL_TOKEN");
    Run run = deploy("bot.jar");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("deploy: FIREDRILL_TOKEN is not set\n");
  }

  private static String deployment(String state) {
    return """
    {"team":{"slug":"otter","number":1},"environment":"STAGING","number":7,"state":"%s",
     "release":{"number":12,"state":"x"},"by":{"person":null,"via":"CI"},
     "detail":"it never connected","canary":null}
    """
        .formatted(state);
  }

  private Run deploy(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of("bin/deploy").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    String path = builder.environment().get("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    var run = new Run(exitCode, text(out), text(err));
    assertThat(run.out() + run.err()).doesNotContain(TOKEN);
    return run;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
