package dev.firedrill.notify.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Secret;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.StoredOutbox;
import dev.firedrill.notify.persistence.NotifyPersistence;
import dev.firedrill.notify.route.RouteDesk;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.notify.route.RouteTrial;
import dev.firedrill.notify.route.SecretBox;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final Person ben = course.student(team);
  private final Team otherTeam = course.team();
  private final Person eve = course.student(otherTeam);
  private final SteppedClock clock = SteppedClock.atNoon();
  private final OutboxStore store =
      NotifyPersistence.outbox(DATABASE.jdbi(), UUID::randomUUID, clock);
  private final RouteStore routes = NotifyPersistence.routes(DATABASE.jdbi());
  private final RouteDesk desk =
      new RouteDesk(
          routes, new NoBox(), DATABASE.evidence(), DATABASE.transactions(), UUID::randomUUID);
  private final DeliveryWords words = new DeliveryWords(DATABASE.teams(), routes);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new RoutesResource(
              DATABASE.teamAccess(),
              desk,
              new RouteTrial(
                  routes,
                  new StoredOutbox(store, DATABASE.domainEvents()),
                  store,
                  DATABASE.transactions(),
                  UUID::randomUUID,
                  clock),
              words,
              true),
          new InboxResource(
              NotifyPersistence.inbox(DATABASE.jdbi()), words, DATABASE.domainEvents(), clock));

  private final Caller student = http.as(Who.is(ada, team));
  private final String path = "/teams/" + team.slug() + "/routes";

  private record NoBox() implements SecretBox {
    @Override
    public String seal(Secret secret, TeamId team) {
      return "sealed";
    }

    @Override
    public Secret open(String sealed, TeamId team) {
      return new Secret(sealed);
    }
  }

  private static Map<String, Object> route(List<String> mail, List<Object> hooks) {
    return Map.of("chat", true, "inbox", true, "mail", mail, "webhooks", hooks);
  }

  private static Map<String, Object> wish(List<String> mail, List<Object> hooks) {
    return Map.of("page", route(mail, hooks), "ticket", route(List.of(), List.of()));
  }

  private static String detail(Answer answer, ProblemCode code) {
    return answer.expect(code).json().get("detail").asText();
  }

  @Test
  void routesAreSetWithTheVersionThatWasReadAndASecretNeverComesBack() {
    Map<String, Object> hook = Map.of("url", "https://example.edu/hook", "secret", "hush hush");
    Map<String, Object> wish = wish(List.of("team@example.edu"), List.of(hook));
    assertThat(student.get(path).expect(200).header("ETag")).isEqualTo("\"0\"");
    student.put(path, wish).expect(ProblemCode.VERSION_REQUIRED);

    Answer set = student.ifMatch(0).put(path, wish).expect(200);
    assertThat(set.json().at("/page/webhooks/0/secretSet").asBoolean()).isTrue();
    assertThat(set.body() + student.get(path).body()).doesNotContain("hush", "sealed");
    String id = set.json().at("/page/webhooks/0/id").asText();

    Answer stale = student.ifMatch(0).put(path, wish).expect(ProblemCode.STALE_VERSION);
    assertThat(stale.json().get("detail").asText())
        .isEqualTo("The routes are at version 1 now: look at them and decide again.");
    assertThat(stale.json().at("/current/page/mail/0").asText()).isEqualTo("team@example.edu");
    assertThat(stale.body()).doesNotContain("hush", "sealed");

    Map<String, Object> kept = Map.of("id", id, "url", "https://example.edu/hook");
    JsonNode after = student.ifMatch(1).put(path, wish(List.of(), List.of(kept))).json();
    assertThat(after.at("/page/webhooks/0/id").asText()).isEqualTo(id);
    assertThat(after.at("/page/webhooks/0/secretSet").asBoolean()).isTrue();
    Map<String, Object> moved = Map.of("id", id, "url", "https://evil.example.org/hook");
    JsonNode another = student.ifMatch(2).put(path, wish(List.of(), List.of(moved))).json();
    assertThat(another.at("/page/webhooks/0/secretSet").asBoolean())
        .as("a secret does not wander to another URL")
        .isFalse();
  }

  @Test
  void whoChangedWherePagesGoIsNoted() {
    Map<String, Object> hook =
        Map.of("url", "https://example.edu/hook/SECRET-PATH", "secret", "hush hush");
    student.ifMatch(0).put(path, wish(List.of("team@example.edu"), List.of(hook))).expect(200);
    student.ifMatch(7).put(path, wish(List.of(), List.of())).expect(ProblemCode.STALE_VERSION);

    List<EvidenceEvent> facts =
        DATABASE
            .evidence()
            .find(
                EvidenceQuery.ofTeam(
                        team.id(), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"))
                    .onlyKinds(Set.of(EvidenceKind.ROUTE_CHANGED)));
    assertThat(facts)
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.actor()).isEqualTo(ada.id());
          assertThat(fact.text())
              .isEqualTo(
                  "Pages go to chat, inbox, team@example.edu, webhook at example.edu; tickets to chat, inbox");
          assertThat(fact.toString()).doesNotContain("SECRET-PATH", "hush");
        });
  }

  @Test
  void rolesAreKept() {
    Caller stranger = http.as(Who.is(eve, otherTeam));
    Caller grader = http.as(Who.grader());
    Map<String, Object> none = new HashMap<>();
    none.put("webhookId", null);
    stranger.get(path).expect(ProblemCode.NOT_FOUND);
    stranger.ifMatch(0).put(path, wish(List.of(), List.of())).expect(ProblemCode.NOT_FOUND);
    stranger.post(path + "/test", none).expect(ProblemCode.NOT_FOUND);
    grader.get(path).expect(200);
    http.as(Who.instructor()).get(path).expect(200);
    grader.ifMatch(0).put(path, wish(List.of(), List.of())).expect(ProblemCode.NOT_ALLOWED);
    grader.post(path + "/test", none).expect(ProblemCode.NOT_ALLOWED);
    http.asNobody().get(path).expect(ProblemCode.NOT_SIGNED_IN);
    http.asNobody().get("/inbox").expect(ProblemCode.NOT_SIGNED_IN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no address",
        "a@b@c",
        "a@example.edu\r\nBcc: eve@example.edu",
        "a@example.edu,b@example.edu",
        "<a@example.edu>",
        "@example.edu",
        "a@"
      })
  void whatIsNoAddressIsRefused(String address) {
    assertThat(
            detail(
                student.ifMatch(0).put(path, wish(List.of(address), List.of())),
                ProblemCode.INVALID_INPUT))
        .isEqualTo("'" + address + "' is no address for mail; give one such as team@example.edu.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.edu/",
        "file:///etc/passwd",
        "https://user:pass@example.edu/",
        "javascript:alert(1)",
        "https://",
        "no url",
        "https://exa mple.edu/"
      })
  void whatIsNoUrlIsRefused(String url) {
    assertThat(
            detail(
                student.ifMatch(0).put(path, wish(List.of(), List.of(Map.of("url", url)))),
                ProblemCode.INVALID_INPUT))
        .startsWith("'" + url + "' is no URL for a webhook; give one such as https://");
  }

  @Test
  void routesAreBounded() {
    assertThat(
            detail(
                student
                    .ifMatch(0)
                    .put(path, wish(Collections.nCopies(11, "a@example.edu"), List.of())),
                ProblemCode.INVALID_INPUT))
        .isEqualTo("A route has at most 10 addresses and 5 webhooks; leave some out.");
    for (String body : List.of("{}", "null", "{\"page\":{},\"ticket\":{}}", "{\"page\":null}")) {
      assertThat(student.ifMatch(0).put(path, body).status()).as(body).isBetween(400, 422);
    }
  }

  @Test
  void testsOfRoutesAreBounded() {
    Map<String, Object> none = new HashMap<>();
    none.put("webhookId", null);
    for (int i = 0; i < 10; i++) {
      assertThat(student.post(path + "/test", none).expect(200).json().get("items")).hasSize(2);
    }
    assertThat(detail(student.post(path + "/test", none), ProblemCode.RATE_LIMITED))
        .isEqualTo(
            "The team tried its routes 10 times in 5 minutes, which is the most; wait a little.");
    clock.step(Duration.ofMinutes(6));
    student.post(path + "/test", none).expect(200);
    assertThat(
            detail(
                student.post(path + "/test", Map.of("webhookId", UUID.randomUUID())),
                ProblemCode.INVALID_INPUT))
        .isEqualTo("The team has no such webhook; save the routes first.");
  }

  @Test
  void anInboxIsOnesOwn() {
    Map<String, Object> none = new HashMap<>();
    none.put("webhookId", null);
    student.post(path + "/test", none).expect(200);
    JsonNode mine = student.get("/inbox").expect(200).json();
    assertThat(mine.get("unread").asInt()).isEqualTo(1);
    String item = mine.at("/items/0/id").asText();
    Caller other = http.as(Who.is(ben, team));
    assertThat(other.get("/inbox").json().get("items")).isEmpty();

    other.post("/inbox/read", Map.of("ids", List.of(item))).expect(204);
    assertThat(student.get("/inbox").json().get("unread").asInt())
        .as("nobody reads for somebody else")
        .isEqualTo(1);
    student.post("/inbox/read", Map.of("ids", List.of(item))).expect(204);
    assertThat(student.get("/inbox").json().get("unread").asInt()).isZero();
    assertThat(student.get("/inbox?before=" + item).json().get("items")).isEmpty();
  }
}
