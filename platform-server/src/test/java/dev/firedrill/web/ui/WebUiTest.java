package dev.firedrill.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebUiTest {
  private static final String SCRIPT = "//assets/index-Ab3_d-9Z.js";

  private static ResourceHarness http;
  private static ResourceHarness withoutPages;

  @BeforeAll
  static void start() {
    http = ResourceHarness.configured(environment -> serve(environment, "test-web"));
    withoutPages = ResourceHarness.configured(environment -> serve(environment, "no-such-folder"));
  }

  private static void serve(Environment environment, String folder) {
    environment
        .servlets()
        .addFilter("pages", WebUi.filter(WebUiTest.class.getClassLoader(), folder))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  @AfterAll
  static void stop() {
    http.close();
    withoutPages.close();
  }

  private static Caller browser() {
    return http.asNobody().with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//",
        "//sign-in",
        "//teams/otter/chat/C1/p1732300000.000100",
        "//apiary",
        "//x?y=1"
      })
  void everyAddressThatABrowserOpensIsTheApplication(String path) {
    Answer answer = browser().get(path).expect(200);
    assertThat(answer.body()).contains("The test page");
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api",
        "//api/v1/nothing",
        "//api/v2",
        "//slack/api/x",
        "//ofrep/v1/x",
        "//upstream/x",
        "//metrics",
        "//assets/gone-12345678.js",
        "//assets/",
        "//notes.secret/%2e%2e/index.html"
      })
  void whatProgramsCallIsNeverThePage(String path) {
    assertThat(browser().get(path).status()).isIn(400, 404);
  }

  @Test
  void theRootIsThePageForProgramsToo() {
    assertThat(http.asNobody().get("//").expect(200).body()).contains("The test page");
  }

  @Test
  void aMissingScriptIsNotThePage() {
    http.asNobody().with("Accept", "*/*").get("//gone.js").expect(ProblemCode.NOT_FOUND);
    http.asNobody().get("//sign-in").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void onlyReadsAreAnswered() {
    Answer answer = browser().send("POST", "//sign-in", BodyPublishers.noBody());
    assertThat(answer.status()).isIn(404, 405);
    assertThat(browser().send("HEAD", "//sign-in", BodyPublishers.noBody()).status())
        .isEqualTo(200);
  }

  @Test
  void hashedAssetsAreKeptForeverAndOthersAskFirst() {
    assertThat(http.asNobody().get(SCRIPT).expect(200).header("Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(http.asNobody().get(SCRIPT).header("Content-Type")).startsWith("text/javascript");
    assertThat(http.asNobody().get("//favicon.svg").expect(200).header("Cache-Control"))
        .isEqualTo("no-cache");
  }

  @Test
  void aFileOfAnUnknownKindIsNotServed() {
    http.asNobody().get("//notes.secret").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void whatIsUnchangedIsNotSentAgain() {
    String tag = browser().get("//").header("ETag");
    Answer again = browser().with("If-None-Match", tag).get("//").expect(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
    browser().with("If-None-Match", "\"other\"").get("//").expect(200);
  }

  @Test
  void scriptsAreCompressedOnTheWay() {
    Answer answer = http.asNobody().with("Accept-Encoding", "gzip").get(SCRIPT).expect(200);
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    http.asNobody()
        .with("Accept-Encoding", "gzip")
        .with("If-None-Match", answer.header("ETag"))
        .get(SCRIPT)
        .expect(304);
  }

  /** Sent raw, because clients mend such paths before they send them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2fetc/passwd",
        "/../../etc/passwd",
        "/assets/../../dev/firedrill/web/WebJson.class",
        "/assets/..%2f..%2fdev/firedrill/web/WebJson.class",
        "/%2e%2e/db/migration/V0001__course_and_team.sql",
        "/..;/db/migration/V0001__course_and_team.sql",
        "/assets/..%5c..%5cdb",
        "/.%2e/index.html",
        "//etc/passwd",
        "/assets/%00.js",
        "/assets/index-Ab3_d-9Z.js%00.svg"
      })
  void noPathLeadsOutOfTheFolder(String path) throws IOException {
    String answer = raw(path);
    assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").contains("application/problem+json");
    assertThat(answer).doesNotContain("root:", "CREATE TABLE", "The test page", "<html");
  }

  private static String raw(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http.server().getPort())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void withoutTheUiAPageSaysSo() {
    Answer answer =
        withoutPages.asNobody().with("Accept", "text/html").unchecked("GET", "//").expect(503);
    assertThat(answer.body()).contains("its page is not built");
    withoutPages.asNobody().get("//api/v1/x").expect(ProblemCode.NOT_FOUND);
  }
}
