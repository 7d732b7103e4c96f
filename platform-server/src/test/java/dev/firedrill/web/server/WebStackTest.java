package dev.firedrill.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.auth.OpenRoute;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.Principals;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebStackTest {
  enum Color {
    RED,
    GREEN
  }

  record Step(String title, int weight) {}

  record ThingRequest(
      @Size(max = 5) String name,
      boolean on,
      Color color,
      @Nullable Instant at,
      @Nullable List<Step> steps) {}

  record ThingView(String name, boolean on, @Nullable Instant at, Duration span) {}

  @Path("/things")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class ThingResource {
    @GET
    @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
    public Map<String, String> list(@Context ContainerRequestContext request) {
      return Map.of("asked", Principals.of(request).person().handle());
    }

    @POST
    @Permit(CourseRole.INSTRUCTOR)
    public ThingView add(@NotNull @Valid ThingRequest thing) {
      return new ThingView(thing.name(), thing.on(), thing.at(), Duration.ofMinutes(15));
    }

    @DELETE
    @Permit(CourseRole.INSTRUCTOR)
    public void clear() {}

    @GET
    @Path("/{id}")
    @OpenRoute(because = "a test")
    public Map<String, Object> get(
        @PathParam("id") UUID id,
        @QueryParam("limit") @Max(100) @Nullable Integer limit,
        @QueryParam("from") @Nullable Instant from,
        @QueryParam("window") @Nullable Duration window,
        @QueryParam("color") @Nullable Color color) {
      return Map.of("id", id, "from", String.valueOf(from), "window", String.valueOf(window));
    }

    @GET
    @Path("/fail/{code}")
    @OpenRoute(because = "a test")
    public String fail(@PathParam("code") String code) {
      throw new Failure(
          ProblemCode.valueOf(code), "It fails.", Map.of("retryAfterSeconds", 7, "current", 3));
    }

    @GET
    @Path("/bug")
    @OpenRoute(because = "a test")
    public String bug() {
      return "no number: " + Integer.parseInt("secret-internals");
    }
  }

  @Path("/forgotten")
  public static final class ForgottenResource {
    @GET
    public String get() {
      return "open to all";
    }
  }

  private static ResourceHarness http;

  @BeforeAll
  static void start() {
    http = ResourceHarness.with(new ThingResource());
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  @Test
  void aRoleThatIsPermittedIsServedAndAnotherIsNot() {
    http.as(Who.grader()).get("/things").expect(200);
    http.as(Who.studentOf(Who.team("otter"))).get("/things").expect(ProblemCode.NOT_ALLOWED);
    http.asNobody().get("/things").expect(ProblemCode.NOT_SIGNED_IN);
    http.withCookie("made-up").get("/things").expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void anEndedSessionIsNobody() {
    String cookie = http.sessions().begin(Who.grader());
    Caller caller = http.withCookie(cookie);
    caller.get("/things").expect(200);
    http.sessions().end(cookie);
    caller.get("/things").expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void aRouteWithoutPolicyStopsTheStart() {
    assertThatThrownBy(() -> ResourceHarness.with(new ForgottenResource()).close())
        .hasStackTraceContaining("ForgottenResource.get");
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void everyProblemCodeIsAProblemDocument(ProblemCode code) {
    Answer answer = http.asNobody().get("/things/fail/" + code.name()).expect(code);
    assertThat(answer.json().path("type").asText()).endsWith(code.slug());
    assertThat(answer.json().path("title").asText()).isEqualTo(code.title());
    assertThat(answer.json().path("status").asInt()).isEqualTo(code.status());
    assertThat(answer.json().path("detail").asText()).isEqualTo("It fails.");
    assertThat(answer.json().path("instance").asText()).isEqualTo(answer.header("X-Request-Id"));
    assertThat(answer.json().path("current").asInt()).isEqualTo(3);
    assertThat(answer.json().has("violations")).isFalse();
    assertThat(answer.header("Retry-After")).isEqualTo("7");
  }

  @Test
  void anUnexpectedErrorTellsOnlyTheRequestId() {
    Answer answer =
        http.asNobody()
            .with("X-Request-Id", "abc-1")
            .get("/things/bug")
            .expect(ProblemCode.UNEXPECTED);
    assertThat(answer.json().path("instance").asText()).isEqualTo("abc-1");
    assertThat(answer.body()).doesNotContain("secret-internals", "NumberFormat", "java.", "at dev");
  }

  @Test
  void aBadRequestIdIsReplaced() {
    Answer answer = http.asNobody().with("X-Request-Id", "a b<c>").get("/things/bug");
    assertThat(answer.header("X-Request-Id")).matches("[0-9a-f-]{36}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":                                                | 400 | malformed-request |",
        "{\"name\": \"cut of                                         | 400 | malformed-request |",
        "'{\"name\":\"a\",\"on\":true,\"color\":\"RED\"} x'        | 400 | malformed-request |",
        "{\"name\":\"a\",\"on\":true,\"color\":\"RED\",\"z\":1}    | 422 | invalid-input | z",
        "{\"name\":\"a\",\"on\":\"yes\",\"color\":\"RED\"}         | 422 | invalid-input | on",
        "{\"name\":\"a\",\"color\":\"RED\"}                        | 422 | invalid-input | on",
        "{\"on\":true,\"color\":\"RED\"}                           | 422 | invalid-input | name",
        "{\"name\":[],\"on\":true,\"color\":\"RED\"}               | 422 | invalid-input | name",
        "{\"name\":\"a\",\"on\":true,\"color\":\"BLUE\"}           | 422 | invalid-input | color",
        "{\"name\":\"a\",\"on\":true,\"color\":\"RED\",\"at\":\"x\"}   | 422 | invalid-input | at",
        "{\"name\":\"abcdef\",\"on\":true,\"color\":\"RED\"}       | 422 | invalid-input | name",
        "{\"name\":\"a\",\"on\":true,\"color\":\"RED\",\"steps\":[{\"weight\":1}]}"
            + " | 422 | invalid-input | steps[0].title",
        "{\"name\":\"a\",\"on\":true,\"color\":\"RED\",\"steps\":[{\"title\":\"t\",\"weight\":\"x\"}]}"
            + " | 422 | invalid-input | steps[0].weight",
        "[1]                                                       | 422 | invalid-input | ''",
        "null                                                      | 400 | malformed-request |",
      })
  void badBodiesAreRefusedByTheField(String body, int status, String code, @Nullable String field) {
    Answer answer = http.as(Who.instructor()).post("/things", body).expect(status);
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    if (field != null) {
      assertThat(answer.json().at("/violations/0/field").asText())
          .as(answer.body())
          .isEqualTo(field);
    }
    assertThat(answer.body()).doesNotContain("firedrill.web", "jackson", "java.");
  }

  @Test
  void anAbsentBodyIsRefused() {
    http.as(Who.instructor())
        .with("Content-Type", "application/json")
        .post("/things")
        .expect(ProblemCode.MALFORMED_REQUEST);
  }

  @Test
  void aGoodBodyIsRead() {
    Answer answer =
        http.as(Who.instructor())
            .post("/things", "{\"name\":\"a\",\"on\":false,\"color\":\"RED\"}")
            .expect(200);
    assertThat(answer.body())
        .isEqualTo("{\"name\":\"a\",\"on\":false,\"at\":null,\"span\":\"PT15M\"}");
  }

  @Test
  void aTextBodyIsNotSupported() {
    http.as(Who.instructor())
        .with("Content-Type", "text/plain")
        .post("/things", "{}")
        .expect(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLargeBodyIsRefused(boolean lengthIsStated) {
    byte[] bytes = new byte[1024 * 1024 + 1];
    Arrays.fill(bytes, (byte) ' ');
    var body =
        lengthIsStated
            ? BodyPublishers.ofByteArray(bytes)
            : BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes));
    http.as(Who.instructor())
        .with("Content-Type", "application/json")
        .send("POST", "/things", body)
        .expect(ProblemCode.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "//api/v2/x", "//nowhere/x", "/things/not-an-id"})
  void unknownAddressesAreNotFound(String path) {
    http.asNobody().get(path).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aWrongMethodIsRefused() {
    Answer answer =
        http.as(Who.instructor()).put("/things", "{}").expect(ProblemCode.METHOD_NOT_ALLOWED);
    assertThat(answer.header("Allow")).contains("GET");
    http.asNobody()
        .send("OPTIONS", "/things", BodyPublishers.noBody())
        .expect(ProblemCode.METHOD_NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=101,limit",
    "limit=x,limit",
    "from=x,from",
    "window=x,window",
    "color=x,color"
  })
  void badParametersAreRefusedByName(String query, String name) {
    Answer answer =
        http.asNobody()
            .get("/things/" + UUID.randomUUID() + "?" + query)
            .expect(ProblemCode.INVALID_INPUT);
    assertThat(answer.json().path("detail").asText()).contains(name);
  }

  @Test
  void timesAndDurationsAreParameters() {
    Answer answer =
        http.asNobody()
            .get("/things/" + UUID.randomUUID() + "?from=2026-03-01T00:00:00Z&window=PT15M&limit=3")
            .expect(200);
    assertThat(answer.json().path("from").asText()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(answer.json().path("window").asText()).isEqualTo("PT15M");
  }

  @Test
  void answersCarryTheGuardingHeaders() {
    Answer answer = http.asNobody().get("/things/" + UUID.randomUUID()).expect(200);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  /** Who sends what with an unsafe request, and what comes of it. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // token, origin, fetch-site, status
        "right, -, -, 204",
        "right, own, same-origin, 204",
        "right, own, none, 204",
        "-, -, -, 403",
        "-, own, same-origin, 403",
        "wrong, -, -, 403",
        "wrong, own, same-origin, 403",
        "right, https://evil.example, cross-site, 403",
        "right, null, cross-site, 403",
        "right, -, cross-site, 403",
        "right, http://127.0.0.1:1, same-site, 403",
        "right, not a uri, -, 403",
      })
  void unsafeRequestsNeedTheTokenAndTheOwnOrigin(
      @Nullable String token, @Nullable String origin, @Nullable String site, int status) {
    Caller caller = http.as(Who.instructor());
    if (!"right".equals(token)) {
      caller = caller.without("X-CSRF-Token");
    }
    if ("wrong".equals(token)) {
      caller = caller.with("X-CSRF-Token", "wrong");
    }
    if (origin != null) {
      String own = "http://127.0.0.1:" + http.server().getPort();
      caller = caller.with("Origin", origin.equals("own") ? own : origin);
    }
    if (site != null) {
      caller = caller.with("Sec-Fetch-Site", site);
    }
    caller.delete("/things").expect(status);
  }

  @Test
  void theTokenOfAnotherSessionDoesNotCount() {
    String other = http.sessions().begin(Who.instructor());
    String token = http.sessions().find(other).orElseThrow().csrfToken().reveal();
    http.as(Who.instructor())
        .with("X-CSRF-Token", token)
        .delete("/things")
        .expect(ProblemCode.CSRF_TOKEN_MISSING);
  }

  @Test
  void anUnreadableAddressIsAProblemToo() throws Exception {
    try (var socket =
        new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), http.server().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /..%2fetc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "malformed-request")
          .doesNotContain("Jetty", "<html");
    }
  }
}
