package dev.firedrill.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.IdempotencyKeys;
import dev.firedrill.web.Idempotent;
import dev.firedrill.web.persistence.WebPersistence;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  record OrderRequest(String what) {}

  @Path("/orders")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class OrderResource {
    private final AtomicInteger made = new AtomicInteger();

    @POST
    @Idempotent
    @Permit(CourseRole.INSTRUCTOR)
    public Response order(OrderRequest order) {
      int number = made.incrementAndGet();
      if (order.what().equals("refused")) {
        throw new Failure(ProblemCode.CONFLICT, "Not now.");
      }
      return Response.created(URI.create("/orders/" + number))
          .tag(new EntityTag("7"))
          .entity(Map.of("number", number, "what", order.what()))
          .build();
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @Permit(CourseRole.INSTRUCTOR)
    public void cancel(@PathParam("id") String id) {
      made.incrementAndGet();
    }
  }

  private final SteppedClock clock = SteppedClock.atNoon();
  private final IdempotencyKeys keys = WebPersistence.idempotencyKeys(DATABASE.jdbi());
  private final OrderResource orders = new OrderResource();
  private final ResourceHarness http =
      ResourceHarness.with(orders, Idempotency.filter(keys, clock));
  private final Principal person = someone();

  private static Principal someone() {
    return Who.is(new TestCourse(DATABASE.jdbi()).person(CourseRole.INSTRUCTOR), null);
  }

  @AfterEach
  void stop() {
    http.close();
  }

  private Caller withKey(String key) {
    return http.as(person).with("Idempotency-Key", key);
  }

  @Test
  void theSameRequestGetsTheFirstAnswerAgainAndActsOnce() {
    Answer first = withKey("k").post("/orders", Map.of("what", "tea")).expect(201);
    Answer again = withKey("k").post("/orders", Map.of("what", "tea")).expect(201);
    assertThat(orders.made).hasValue(1);
    assertThat(again.body()).isEqualTo(first.body());
    for (String header : List.of("Location", "ETag", "Content-Type")) {
      assertThat(again.header(header)).isEqualTo(first.header(header));
    }
    assertThat(first.findHeader("Idempotency-Replayed")).isEmpty();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void anAnswerWithoutBodyIsGivenAgainToo() {
    withKey("k").post("/orders/1/cancel").expect(204);
    withKey("k").post("/orders/1/cancel").expect(204);
    assertThat(orders.made).hasValue(1);
  }

  @Test
  void withoutAKeyEachRequestActs() {
    http.as(person).post("/orders", Map.of("what", "tea")).expect(201);
    http.as(person).post("/orders", Map.of("what", "tea")).expect(201);
    assertThat(orders.made).hasValue(2);
  }

  @Test
  void aKeyCannotBeUsedForAnotherRequest() {
    withKey("k").post("/orders", Map.of("what", "tea")).expect(201);
    withKey("k").post("/orders", Map.of("what", "milk")).expect(ProblemCode.INVALID_INPUT);
    withKey("k").post("/orders/1/cancel").expect(ProblemCode.INVALID_INPUT);
    assertThat(orders.made).hasValue(1);
  }

  @Test
  void twoPeopleMayUseTheSameKey() {
    withKey("k").post("/orders", Map.of("what", "tea")).expect(201);
    http.as(someone())
        .with("Idempotency-Key", "k")
        .post("/orders", Map.of("what", "milk"))
        .expect(201);
  }

  @Test
  void aRefusedRequestLeavesTheKeyUnused() {
    withKey("k").post("/orders", Map.of("what", "refused")).expect(ProblemCode.CONFLICT);
    withKey("k").post("/orders", "{").expect(ProblemCode.MALFORMED_REQUEST);
    withKey("k").post("/orders", Map.of("what", "tea")).expect(201);
  }

  @Test
  void anAnswerIsKeptForADay() {
    withKey("k").post("/orders", Map.of("what", "tea")).expect(201);
    clock.step(Duration.ofHours(24).minusSeconds(1));
    withKey("k").post("/orders", Map.of("what", "tea")).expect(201);
    assertThat(orders.made).hasValue(1);
    clock.step(Duration.ofSeconds(1));
    withKey("k").post("/orders", Map.of("what", "milk")).expect(201);
    assertThat(orders.made).hasValue(2);
  }

  @Test
  void aClaimThatDiedWithItsServerIsFreeAgain() {
    String hash = "0".repeat(64);
    assertThat(keys.claim(person.id(), "k", hash, clock.instant()))
        .isInstanceOf(IdempotencyKeys.Claim.Fresh.class);
    assertThat(keys.claim(person.id(), "k", hash, clock.instant()))
        .isInstanceOf(IdempotencyKeys.Claim.InProgress.class);
    clock.step(IdempotencyKeys.ABANDONED);
    assertThat(keys.claim(person.id(), "k", hash, clock.instant()))
        .isInstanceOf(IdempotencyKeys.Claim.Fresh.class);
  }

  @Test
  void ofManyAtOnceOneActs() throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int call = 0; call < 32; call++) {
      calls.add(() -> withKey("k").post("/orders", Map.of("what", "tea")));
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (Future<Answer> call : pool.invokeAll(calls)) {
        assertThat(call.get().status()).isIn(201, 409);
      }
    }
    assertThat(orders.made).hasValue(1);
  }

  @Test
  void aKeyMustBeReadable() {
    withKey("a b").post("/orders", Map.of("what", "tea")).expect(ProblemCode.INVALID_INPUT);
    withKey("k".repeat(201))
        .post("/orders", Map.of("what", "tea"))
        .expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void oldKeysAreForgotten() {
    withKey("k").post("/orders", Map.of("what", "tea")).expect(201);
    assertThat(keys.forget(clock.instant().plusSeconds(1))).isPositive();
    withKey("k").post("/orders", Map.of("what", "milk")).expect(201);
  }
}
