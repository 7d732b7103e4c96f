package dev.firedrill.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.Secret;
import dev.firedrill.notify.http.WebhookCarrier;
import dev.firedrill.notify.mail.MailCarrier;
import dev.firedrill.notify.persistence.NotifyPersistence;
import dev.firedrill.notify.route.RouteDesk;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.notify.route.SecretBox;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox on a real database, with webhooks that are really called. */
class OutboxTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final SteppedClock clock = SteppedClock.atNoon();
  private final OutboxStore store =
      NotifyPersistence.outbox(DATABASE.jdbi(), UUID::randomUUID, clock);
  private final RouteStore routes = NotifyPersistence.routes(DATABASE.jdbi());
  private final Inbox inbox = NotifyPersistence.inbox(DATABASE.jdbi());
  private final RouteDesk desk =
      new RouteDesk(
          routes, new OpenBox(), DATABASE.evidence(), DATABASE.transactions(), UUID::randomUUID);
  private final Outbox outbox = new StoredOutbox(store, DATABASE.domainEvents());
  private final UUID subject = UUID.randomUUID();

  /** Seals nothing: what is tested is not the seal. */
  private record OpenBox() implements SecretBox {
    @Override
    public String seal(Secret secret, TeamId team) {
      return secret.reveal();
    }

    @Override
    public Secret open(String sealed, TeamId team) {
      return new Secret(sealed);
    }
  }

  /** Answers what a test says, and counts. */
  private static final class Scripted implements Carrier {
    private Result next = new Result.Delivered();
    private int asked;

    @Override
    public Channel channel() {
      return Channel.MAIL;
    }

    @Override
    public Result carry(Parcel parcel) {
      asked++;
      return next;
    }
  }

  private DeliveryWorker worker(Carrier carrier) {
    return new DeliveryWorker(
        store, List.of(carrier), DATABASE.transactions(), DATABASE.domainEvents(), clock);
  }

  private void send(String key, Target... targets) {
    DATABASE
        .transactions()
        .run(() ->
            outbox.send(
                new Notification(
                    key,
                    team.id(),
                    subject,
                    "page",
                    "Page 1",
                    "It hurts.",
                    "/teams/x",
                    Map.of("number", 1),
                    List.of(targets),
                    List.of(ada.id()))));
  }

  private Delivery only() {
    return store.about(List.of(subject)).getFirst();
  }

  @Test
  void theSameKeyIsSentOnceAndTheInboxHasItAtOnce() {
    send(team.slug() + ":1", new Target.Inbox(ada.id()));
    send(team.slug() + ":1", new Target.Inbox(ada.id()));

    assertThat(inbox.unread(ada.id())).isEqualTo(1);
    assertThat(inbox.list(ada.id(), null, 10))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.title()).isEqualTo("Page 1");
          assertThat(item.deliveries()).hasSize(1);
        });
    inbox.read(ada.id(), List.of(), clock.instant());
    assertThat(inbox.unread(ada.id())).isZero();
  }

  @Test
  void whatFailsIsTriedAgainLaterAndGivenUpInTheEnd() {
    Scripted mail = new Scripted();
    DeliveryWorker worker = worker(mail);
    mail.next = new Carrier.Result.Later("The server is busy.");
    send(team.slug() + ":2", new Target.Mail("a@example.edu"));

    assertThat(worker.deliverDue(mail)).isEqualTo(1);
    assertThat(worker.deliverDue(mail)).isZero();
    assertThat(only().error()).isEqualTo("The server is busy.");
    assertThat(only().state()).isEqualTo(Delivery.State.PENDING);
    for (int i = 0; i < 10; i++) {
      clock.step(Duration.ofMinutes(20));
      int _ = worker.deliverDue(mail);
    }

    assertThat(only().state()).isEqualTo(Delivery.State.FAILED);
    assertThat(mail.asked).isEqualTo(6);
  }

  @Test
  void anAttemptThatNobodyEndedIsMadeAgain() {
    Scripted mail = new Scripted();
    send(team.slug() + ":3", new Target.Mail("a@example.edu"));
    Instant now = clock.instant();
    assertThat(
            store.claim(
                new OutboxStore.Claim(Channel.MAIL, 10, 10, List.of()), now, now.plusSeconds(60)))
        .hasSize(1);

    assertThat(worker(mail).deliverDue(mail)).isZero();
    clock.step(Duration.ofSeconds(61));
    assertThat(worker(mail).deliverDue(mail)).isEqualTo(1);
    assertThat(only().state()).isEqualTo(Delivery.State.DELIVERED);
  }

  @Test
  void withoutAServerMailSaysSo() {
    Carrier mail = MailCarrier.unconfigured();
    send(team.slug() + ":4", new Target.Mail("a@example.edu"));
    int _ = worker(mail).deliverDue(mail);

    assertThat(only().state()).isEqualTo(Delivery.State.FAILED);
    assertThat(only().error()).contains("No SMTP is configured");
  }

  private UUID hook(String url, @Nullable String secret) {
    RouteDesk.RouteWish none = new RouteDesk.RouteWish(false, true, List.of(), List.of());
    RouteDesk.RouteWish wish =
        new RouteDesk.RouteWish(
            true, true, List.of(), List.of(new RouteDesk.WebhookWish(null, url, secret)));
    assertThat(desk.save(team.id(), wish, none, desk.of(team.id()).version(), ada.id()))
        .isInstanceOf(RouteDesk.Outcome.Saved.class);
    return desk.of(team.id()).page().webhooks().getFirst().id();
  }

  private Carrier webhooks(boolean allowPrivate) {
    return new WebhookCarrier(HttpClient.newHttpClient(), routes, desk, allowPrivate);
  }

  @Test
  void aWebhookIsCalledSignedAndRedirectsAreNotFollowed() throws IOException {
    List<String> signatures = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/ok",
        exchange -> {
          signatures.add(exchange.getRequestHeaders().getFirst("X-Firedrill-Signature"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.createContext(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/ok");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      send(team.slug() + ":5", new Target.Webhook(hook(base + "/ok", "hush")));
      int _ = worker(webhooks(true)).deliverDue(webhooks(true));
      assertThat(only().state()).isEqualTo(Delivery.State.DELIVERED);
      assertThat(signatures).singleElement().asString().matches("sha256=[0-9a-f]{64}");

      clock.step(Duration.ofSeconds(1));
      send(team.slug() + ":6", new Target.Webhook(hook(base + "/away", null)));
      int _ = worker(webhooks(true)).deliverDue(webhooks(true));
      assertThat(store.about(List.of(subject)).getLast().error()).contains("redirects (302)");
      assertThat(signatures).hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aReceiverWhoseAnswerNeverEndsIsGivenUp() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CountDownLatch over = new CountDownLatch(1);
    server.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      send(team.slug() + ":slow", new Target.Webhook(hook(base + "/slow", null)));
      int _ = worker(webhooks(true)).deliverDue(webhooks(true));

      assertThat(only().state()).isEqualTo(Delivery.State.PENDING);
      assertThat(only().error()).isEqualTo("The webhook did not answer within 5 s.");
    } finally {
      over.countDown();
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 408, 429, 400, 404, 410})
  void whichAnswersOfAReceiverAreTriedAgain(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      send(team.slug() + ":" + status, new Target.Webhook(hook(url, null)));
      int _ = worker(webhooks(true)).deliverDue(webhooks(true));

      boolean again = status >= 500 || status == 408 || status == 429;
      assertThat(only().state()).isEqualTo(again ? Delivery.State.PENDING : Delivery.State.FAILED);
      assertThat(only().error()).isEqualTo("The webhook answered " + status + ".");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theSignatureIsThatOfTheBodyUnderTheSecret() throws Exception {
    List<String> bodies = new CopyOnWriteArrayList<>();
    List<String> signatures = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          signatures.add(exchange.getRequestHeaders().getFirst("X-Firedrill-Signature"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      send(team.slug() + ":sig", new Target.Webhook(hook(url, "hush")));
      int _ = worker(webhooks(true)).deliverDue(webhooks(true));
    } finally {
      server.stop(0);
    }

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String expected =
        HexFormat.of().formatHex(mac.doFinal(bodies.getFirst().getBytes(StandardCharsets.UTF_8)));
    assertThat(signatures).containsExactly("sha256=" + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://100.64.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://2130706433/",
        "http://224.0.0.1/"
      })
  void privateAddressesAreNotCalled(String url) {
    send(team.slug() + ":" + url, new Target.Webhook(hook(url, null)));
    int _ = worker(webhooks(false)).deliverDue(webhooks(false));

    assertThat(only().state()).isEqualTo(Delivery.State.FAILED);
    assertThat(only().error()).contains("is an address of this network");
  }
}
