package dev.firedrill.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.firedrill.auth.LoginThrottle;
import dev.firedrill.auth.SignIn;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.gradebook.persistence.GradebookPersistence;
import dev.firedrill.lti.gateway.LtiServlet;
import dev.firedrill.lti.http.HttpPlatformCalls;
import dev.firedrill.lti.persistence.LtiPersistence;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.ResourceHarness;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LtiLaunchTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";

  /** What a browser holds between the two requests. */
  private record Begun(Map<String, String> query, String cookie) {
    String nonce() {
      return query.getOrDefault("nonce", "");
    }

    String state() {
      return query.getOrDefault("state", "");
    }
  }

  private final SteppedClock clock = SteppedClock.atNoon();
  private final ToolKeys keys =
      new ToolKeys(
          LtiPersistence.keys(DATABASE.jdbi(), UnaryOperator.identity(), UnaryOperator.identity()),
          new SecureRandom(),
          UUID::randomUUID,
          clock);

  @AutoClose private final TestPlatform platform = new TestPlatform(clock, keys::published);
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  private final Platforms platforms = LtiPersistence.platforms(DATABASE.jdbi());
  private final Accounts accounts = LtiPersistence.accounts(DATABASE.jdbi());
  private final Contexts contexts = LtiPersistence.contexts(DATABASE.jdbi());
  private final SignIn signIn =
      new SignIn(
          AuthPersistence.links(DATABASE.jdbi()),
          AuthPersistence.sessions(DATABASE.jdbi()),
          new LoginThrottle(),
          new SecureRandom(),
          UUID::randomUUID,
          clock);
  private final LaunchDesk desk =
      new LaunchDesk(
          platforms,
          LtiPersistence.states(DATABASE.jdbi()),
          new IdTokens(
              new PlatformKeys(new HttpPlatformCalls(http, keys, UUID::randomUUID, clock), clock)),
          accounts,
          contexts,
          CoursePersistence.people(DATABASE.jdbi()),
          GradebookPersistence.ids(DATABASE.jdbi()),
          new SecureRandom(),
          UUID::randomUUID,
          clock);

  private URI address = URI.create("http://localhost");

  @AutoClose
  private final ResourceHarness server =
      ResourceHarness.configured(environment ->
          environment
              .servlets()
              .addServlet("lti", new LtiServlet(desk, keys, signIn::vouched, () -> address, clock))
              .addMapping(LtiServlet.MAPPING));

  private final LtiPlatform registered = platform.registration();
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Person ada = course.student(course.team());

  @BeforeEach
  void register() {
    address = server.server();
    platforms.add(registered);
    var _ =
        GradebookPersistence.ids(DATABASE.jdbi())
            .put(ada.id(), new PersonIds(null, null, null, ada.handle() + "@uni.edu"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String form(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) ->
        text.append(text.isEmpty() ? "" : "&")
            .append(key)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.server().resolve(path));
  }

  private Map<String, String> wish() {
    return Map.of("iss", platform.issuer(), "login_hint", "h1", "client_id", TestPlatform.CLIENT);
  }

  private Begun begin() throws Exception {
    HttpResponse<String> answer = send(to("/lti/login?" + form(wish())).GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    URI go = URI.create(answer.headers().firstValue("Location").orElseThrow());
    assertThat(go.toString()).startsWith(platform.at("/auth?site=1&").toString());
    Map<String, String> query = new HashMap<>();
    for (String part : go.getQuery().split("&")) {
      String[] pair = part.split("=", 2);
      query.put(pair[0], pair[1]);
    }
    return new Begun(
        query, answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0]);
  }

  private HttpResponse<String> finish(Begun begun, String token) throws Exception {
    return send(
        to("/lti/launch")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", begun.cookie())
            // As a browser sends it from the platform's page.
            .header("Origin", platform.issuer())
            .POST(
                BodyPublishers.ofString(form(Map.of("id_token", token, "state", begun.state())))));
  }

  private String token(JWTClaimsSet.Builder claims) {
    return platform.signed(claims.build(), platform.signing);
  }

  private JWTClaimsSet.Builder good(Begun begun) {
    return platform.launch(begun.nonce(), ada.handle());
  }

  private static void refused(HttpResponse<String> answer, String sentence) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.body()).contains("You are not signed in").contains(sentence);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  private void refusedWhen(UnaryOperator<JWTClaimsSet.Builder> spoilt, String sentence)
      throws Exception {
    Begun begun = begin();
    refused(finish(begun, token(spoilt.apply(good(begun)))), sentence);
  }

  @Test
  void aGoodLaunchBeginsASessionOfWhomThePlatformNames() throws Exception {
    Begun begun = begin();
    assertThat(begun.query())
        .containsEntry("scope", "openid")
        .containsEntry("response_type", "id_token")
        .containsEntry("response_mode", "form_post")
        .containsEntry("prompt", "none")
        .containsEntry("client_id", TestPlatform.CLIENT)
        .containsEntry("login_hint", "h1")
        .containsEntry("redirect_uri", server.server().resolve("/lti/launch").toString());

    HttpResponse<String> answer = finish(begun, token(good(begun)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String session =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("firedrill_session="))
            .findFirst()
            .orElseThrow();
    assertThat(session).contains("HttpOnly").contains("SameSite=Lax");
    assertThat(signIn.find(session.split(";")[0].split("=", 2)[1]).orElseThrow().principal().id())
        .isEqualTo(ada.id());
    assertThat(accounts.find(registered.id(), ada.handle())).contains(ada.id());
    assertThat(contexts.all())
        .anySatisfy(context -> {
          assertThat(context.platform()).isEqualTo(registered.id());
          assertThat(context.title()).isEqualTo("SRE 101");
          assertThat(context.lineItemsUrl()).isEqualTo(platform.at("/lineitems?course=1"));
        });
  }

  @Test
  void aLaunchWorksOnceAndOnlyInTheBrowserThatBeganIt() throws Exception {
    Begun begun = begin();
    String token = token(good(begun));
    refused(
        finish(new Begun(begun.query(), "firedrill_lti_state=other"), token),
        "was not begun in this browser");
    assertThat(finish(begun, token).statusCode()).isEqualTo(303);

    refused(finish(begun, token), "was finished already");
    Begun second = begin();
    refused(finish(second, token), "another nonce");
    refused(finish(second, token(good(second))), "was finished already");
  }

  @Test
  void eachThingWrongIsOneSentenceAndNoSession() throws Exception {
    refusedWhen(claims -> claims.claim("nonce", "mine"), "another nonce");
    refusedWhen(claims -> claims.issuer("https://evil.example"), "of the issuer 'https://evil");
    refusedWhen(claims -> claims.audience("somebody-else"), "not for our client id");
    refusedWhen(
        claims -> claims.audience(List.of(TestPlatform.CLIENT, "other")), "given to the party");
    refusedWhen(claims -> claims.claim("azp", "other"), "given to the party 'other'");
    refusedWhen(
        claims -> claims.claim(CLAIM + "deployment_id", "deployment-2"),
        "The deployment 'deployment-2' is not registered");
    refusedWhen(
        claims -> claims.expirationTime(Date.from(clock.instant().minusSeconds(61))),
        "has expired");
    refusedWhen(claims -> claims.expirationTime(null), "has expired");
    refusedWhen(
        claims -> claims.issueTime(Date.from(clock.instant().plusSeconds(120))),
        "was not made just now");
    refusedWhen(
        claims -> claims.claim(CLAIM + "message_type", "LtiDeepLinkingRequest"), "no LTI 1.3");
    refusedWhen(claims -> claims.subject(null), "does not say who comes");
    refusedWhen(
        claims -> claims.subject("x").claim("email", "no@uni.edu"), "Nobody in this course");
    Begun begun = begin();
    refused(finish(begun, "not.a.token"), "cannot be read");
  }

  @Test
  void foreignOldAndMissingKeysDoNotOpen() throws Exception {
    Begun begun = begin();
    RSAKey foreign = TestPlatform.key("key-1");
    refused(finish(begun, platform.signed(good(begun).build(), foreign)), "signature is not");

    begun = begin();
    refused(
        finish(begun, platform.signed(good(begun).build(), TestPlatform.key("key-9"))),
        "the key 'key-9', which the platform does not publish");

    begun = begin();
    refused(finish(begun, new PlainJWT(good(begun).build()).serialize()), "cannot be read");

    begun = begin();
    SignedJWT symmetric =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), good(begun).build());
    symmetric.sign(new MACSigner(platform.signing.toPublicJWK().toJSONString()));
    refused(finish(begun, symmetric.serialize()), "signed by 'HS256' and not by RS256");
  }

  @Test
  void theKeysOfThePlatformMayRotateAndExpire() throws Exception {
    Begun begun = begin();
    assertThat(finish(begun, token(good(begun))).statusCode()).isEqualTo(303);
    RSAKey old = platform.signing;
    platform.signing = TestPlatform.key("key-2");
    platform.published.add(platform.signing);
    clock.step(Duration.ofSeconds(11));

    begun = begin();
    assertThat(finish(begun, token(good(begun))).statusCode()).isEqualTo(303);

    platform.published =
        List.of(
            new RSAKey.Builder(platform.signing)
                .expirationTime(Date.from(clock.instant().minusSeconds(1)))
                .build());
    clock.step(Duration.ofHours(2));
    begun = begin();
    refused(finish(begun, token(good(begun))), "the key 'key-2', which has expired");
    begun = begin();
    clock.step(Duration.ofSeconds(11));
    refused(
        finish(begun, platform.signed(good(begun).build(), old)), "does not publish (any more)");
  }

  @Test
  void aLaunchThatTookTooLongAndAnUnknownPlatformAreRefused() throws Exception {
    Begun begun = begin();
    clock.step(Duration.ofMinutes(11));
    refused(finish(begun, token(good(begun))), "took too long");

    HttpResponse<String> unknown =
        send(
            to("/lti/login?" + form(Map.of("iss", "https://other.example", "login_hint", "h")))
                .GET());
    refused(unknown, "'https://other.example' is not registered here");
    HttpResponse<String> noHint =
        send(to("/lti/login?" + form(Map.of("iss", platform.issuer()))).GET());
    refused(noHint, "no login_hint");
  }

  @Test
  void aMailAddressOfStaffOpensNothingUnlessAnInstructorLinkedTheAccount() throws Exception {
    Person grader = course.person(CourseRole.GRADER);
    Begun begun = begin();
    refused(
        finish(begun, token(platform.launch(begun.nonce(), grader.handle()))), "Nobody in this");

    accounts.link(registered.id(), grader.handle(), grader.id());
    begun = begin();
    assertThat(finish(begun, token(platform.launch(begun.nonce(), grader.handle()))).statusCode())
        .isEqualTo(303);
  }

  @Test
  void onlyThePublicHalvesOfOurKeysArePublishedAndTheFormerStaysAfterARotation() throws Exception {
    String first = send(to("/lti/jwks").GET()).body();
    keys.rotate();
    String second = send(to("/lti/jwks").GET()).body();

    assertThat(first).contains("\"kty\":\"RSA\"").doesNotContain("\"d\":", "\"p\":");
    assertThat(second).contains(JWKSet.parse(first).getKeys().getFirst().getKeyID());
    assertThat(send(to("/lti/nothing").GET()).statusCode()).isEqualTo(404);
  }
}
