package dev.firedrill.workspace.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotCall;
import dev.firedrill.workspace.bots.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExchangeLogTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ChannelId USERS = new ChannelId("C1");
  private static final UserId ADA = new UserId("U1");
  private static final UserId BOT = new UserId("UBOT");

  private final SteppedClock clock = SteppedClock.atNoon();
  private final DomainEvents events = DATABASE.domainEvents();
  private final ExchangeLog log = new ExchangeLog(UUID::randomUUID, events, clock);
  private final TeamEnvironment bot = TeamEnvironment.production(new TeamId(UUID.randomUUID()));
  private int said;

  private UUID told(String payload, About about) {
    UUID id = UUID.randomUUID();
    log.delivered(new Delivery(id, bot, payload, 0, "", about), "d17");
    return id;
  }

  private UUID message(MessageTs ts) {
    return told("{}", About.event(About.Kind.MESSAGE, USERS, ts, null, ADA));
  }

  private MessageTs ts() {
    return MessageTs.ofMicros(++said);
  }

  private void call(String method, String track, Map<String, String> arguments) {
    log.called(
        new BotCall(
            bot,
            track,
            method,
            clock.instant(),
            clock.instant(),
            null,
            arguments,
            "{}",
            BotCall.Token.BOT,
            null));
  }

  private Exchange find(UUID id) {
    return log.find(bot, id).orElseThrow();
  }

  @Test
  void theLastTwoHundredAreKept() {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      all.add(message(ts()));
    }

    assertThat(log.latest(bot, 200, null))
        .extracting(Exchange::id)
        .containsExactlyElementsOf(all.subList(50, 250).reversed());
  }

  @Test
  void largePayloadsTakeTheirPlaceAndAreCutWhereACallIsLong() {
    String large = "{\"text\":\"" + "x".repeat(100_000) + "\"}";
    for (int i = 0; i < 20; i++) {
      told(large, About.event(About.Kind.MESSAGE, USERS, ts(), null, ADA));
    }
    assertThat(log.latest(bot, 200, null)).hasSize(5);

    call("chat.postMessage", "d17", Map.of("text", "y".repeat(100_000)));
    assertThat(log.latest(bot, 1, null).getFirst().calls().getFirst().arguments().get("text"))
        .hasSizeLessThan(9_000);
  }

  @Test
  void aCallBelongsToTheMessageItNames() {
    MessageTs first = ts();
    UUID one = message(first);
    UUID two = message(ts());

    call(
        "chat.postMessage", "d17", Map.of("channel", "C1", "thread_ts", first.value(), "text", ""));
    call("reactions.add", "d17", Map.of("channel", "C1", "timestamp", first.value()));
    call("chat.postMessage", "d17", Map.of("channel", "C1", "text", "to nobody"));
    call("users.info", "d17", Map.of("user", "U1"));

    assertThat(find(one).calls())
        .extracting(BotCall::method)
        .containsExactly("chat.postMessage", "reactions.add");
    assertThat(find(one).repliedIn()).isNotNull();
    assertThat(find(two).calls()).extracting(BotCall::method).containsExactly("chat.postMessage");
    assertThat(log.latest(bot, 1, null).getFirst().kind()).isEqualTo(Exchange.Kind.CALL);
  }

  @Test
  void aCallThatNamesNothingBelongsToWhatItsOwnInstanceWasToldLately() {
    UUID told = message(ts());

    call("users.info", "d18", Map.of("user", "U1"));
    call("users.info", "d17", Map.of("user", "U1"));
    clock.step(Exchange.LIMIT);
    call("conversations.list", "d17", Map.of());
    call("auth.test", "d17", Map.of());

    assertThat(find(told).calls()).extracting(BotCall::method).containsExactly("users.info");
    assertThat(log.latest(bot, 9, null)).hasSize(4);
  }

  @Test
  void whatTheBotHearsOfItselfGoesOnceItIsAcknowledgedInTime() {
    About echo = About.event(About.Kind.ECHO, USERS, ts(), null, BOT);
    UUID prompt = told("{}", echo);
    UUID ignored = told("{}", echo);
    log.acknowledged(bot, prompt, null);
    clock.step(Duration.ofSeconds(4));
    log.acknowledged(bot, ignored, null);

    assertThat(log.find(bot, prompt)).isEmpty();
    assertThat(find(ignored).state(clock.instant())).isEqualTo(Exchange.State.LATE);
  }

  @Test
  void aRedeliveryIsTheSameExchangeAndItsTimeRunsFromWhenTheBotHadAChance() {
    UUID id = message(ts());
    clock.step(Duration.ofSeconds(3));
    log.delivered(new Delivery(id, bot, "{}", 1, "timeout", null), "d18");
    clock.step(Duration.ofMillis(100));
    log.acknowledged(bot, id, null);
    assertThat(find(id).attempt()).isEqualTo(1);
    assertThat(find(id).track()).isEqualTo("d18");
    assertThat(find(id).state(clock.instant())).isEqualTo(Exchange.State.LATE);

    UUID lost = message(ts());
    clock.step(Duration.ofSeconds(30));
    log.delivered(new Delivery(lost, bot, "{}", 1, "connection_closed", null), "d18");
    clock.step(Duration.ofMillis(100));
    log.acknowledged(bot, lost, null);
    assertThat(find(lost).acknowledgedIn()).isEqualTo(Duration.ofMillis(100));
    assertThat(find(lost).state(clock.instant())).isEqualTo(Exchange.State.OK);
  }

  @Test
  void newsAreToldOnceASecondWhileSomebodyWatches() {
    List<ConsoleChanged> news = new ArrayList<>();
    events.subscribe(ConsoleChanged.class, news::add);
    message(ts());
    log.tick();
    assertThat(news).isEmpty();

    log.latest(bot, 1, null);
    log.tick();
    message(ts());
    UUID newest = message(ts());
    log.tick();
    assertThat(news).hasSize(1);
    clock.step(Duration.ofSeconds(1));
    log.tick();
    log.tick();
    assertThat(news).hasSize(2).last().isEqualTo(new ConsoleChanged(bot, newest));

    clock.step(Duration.ofHours(2));
    message(ts());
    log.tick();
    assertThat(news).hasSize(2);
  }
}
