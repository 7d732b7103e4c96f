package dev.firedrill.workspace.api.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.SocketBot;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsoleResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration TWENTY_MS = Duration.ofMillis(20);

  private final SteppedClock clock = SteppedClock.atNoon();
  @AutoClose private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, clock).serve();

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new ConsoleResource(
              DATABASE.teamAccess(), lab.directory, lab.console, lab.replays, clock));

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person student = course.student(team);
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private Caller ada;
  private UserId user;
  private Channel users;
  private SlackCalls slack;
  private SlackCalls app;

  @BeforeEach
  void begin() {
    lab.workspaces.provision(team.id());
    user = lab.workspaces.userOf(team.id(), student.id());
    users = lab.workspaces.usersChannel(bot);
    ada = http.as(Who.is(student, team));
    slack = lab.calls(team, EnvironmentName.PRODUCTION);
    app =
        new SlackCalls(
            lab.base(), lab.credentials(team, EnvironmentName.PRODUCTION).appToken().reveal());
  }

  private SocketBot connect() {
    SocketBot connected = SocketBot.open(app, "apps.connections.open");
    connected.next("hello");
    // Hello is on its way before the connection takes part.
    await().until(() -> lab.workspaces.connections(bot) > 0);
    return connected;
  }

  private String path(String rest) {
    return "/teams/" + team.slug() + "/bots/PRODUCTION/console" + rest;
  }

  private JsonNode items() {
    return ada.get(path("")).expect(200).json().path("items");
  }

  private JsonNode only(String kind) {
    List<JsonNode> found =
        items().valueStream().filter(it -> it.path("kind").asText().equals(kind)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private Message say(String text) {
    return lab.workspaces.post(NewMessage.of(users.id(), user, text));
  }

  /** Acknowledges and waits until the gateway has heard it. */
  private void ack(SocketBot connected, JsonNode envelope) {
    connected.ack(envelope);
    UUID id = UUID.fromString(envelope.path("envelope_id").asText());
    await()
        .until(() -> lab.console.find(bot, id).map(it -> it.acknowledgedIn() != null).orElse(true));
  }

  @Test
  void aMessageIsShownWithItsAcknowledgementCallsAndAnswer() {
    try (SocketBot connected = connect()) {
      Message asked = say("!weather Oslo for <@" + user + ">");
      JsonNode envelope = connected.message(asked.text());
      assertThat(only("EVENT").path("state").asText()).isEqualTo("PENDING");
      clock.step(TWENTY_MS);
      ack(connected, envelope);
      slack.ok(
          "reactions.add",
          "channel",
          users.id().value(),
          "timestamp",
          asked.ts().value(),
          "name",
          "eyes");
      ack(
          connected,
          connected.next(it -> it.at("/payload/event/type").asText().equals("reaction_added")));
      clock.step(TWENTY_MS);
      slack.ok(
          "chat.postMessage",
          "channel",
          users.id().value(),
          "thread_ts",
          asked.ts().value(),
          "text",
          "it's 4 °C");
      ack(connected, connected.message("it's 4 °C"));

      JsonNode seen = only("EVENT");
      assertThat(seen.path("title").asText())
          .isEqualTo("message in #" + users.name() + ": !weather Oslo for @" + student.handle());
      assertThat(seen.at("/user/handle").asText()).isEqualTo(student.handle());
      assertThat(seen.path("channel").asText()).isEqualTo(users.id().value());
      assertThat(seen.path("ackMs").asInt()).isEqualTo(20);
      assertThat(seen.path("replyMs").asInt()).isEqualTo(40);
      assertThat(seen.path("state").asText()).isEqualTo("OK");
      assertThat(seen.path("limitMs").asInt()).isEqualTo(3000);
      assertThat(seen.at("/payload/event/text").asText()).isEqualTo(asked.text());
      assertThat(seen.path("calls"))
          .extracting(it -> it.path("method").asText())
          .containsExactly("reactions.add", "chat.postMessage");
      assertThat(seen.at("/calls/1/request/text").asText()).isEqualTo("it's 4 °C");
      assertThat(seen.at("/calls/1/response/ok").asBoolean()).isTrue();
      assertThat(seen.at("/calls/1/curl").asText())
          .contains(
              "Bearer $SLACK_BOT_TOKEN", "'text=it'\\''s 4 °C'", "/slack/api/chat.postMessage");
      assertThat(seen.path("curl").asText())
          .contains("$FIREDRILL_TOKEN", path("/" + seen.path("id").asText() + "/replay"));
    }
  }

  @Test
  void nothingThatOpensADoorIsShown() {
    try (SocketBot connected = connect()) {
      var credentials = lab.credentials(team, EnvironmentName.PRODUCTION);
      say("my token is " + credentials.botToken().reveal());
      CompletableFuture<List<Message>> command = run("/bot hi");
      JsonNode asked = connected.next("slash_commands");
      String hook = asked.at("/payload/response_url").asText();
      ack(connected, asked);
      command.join();
      slack.call("chat.postMessage", "token", credentials.botToken().reveal(), "channel", "C0");

      String all = items().toString();

      assertThat(only("COMMAND").path("state").asText()).isEqualTo("OK");
      assertThat(all)
          .contains("xoxb-…", "/slack/hooks/…", "ticket=…")
          .doesNotContain(credentials.botToken().reveal(), credentials.appToken().reveal())
          .doesNotContain(hook.substring(hook.lastIndexOf('/') + 1));
    }
  }

  private CompletableFuture<List<Message>> run(String text) {
    WorkspaceUser who = lab.workspaces.user(team.id(), user).orElseThrow();
    return CompletableFuture.supplyAsync(() -> lab.commands.run(who, users.id(), text));
  }

  @Test
  void aCommandIsAnsweredByItsAcknowledgementOrItsResponseUrl() throws Exception {
    try (SocketBot connected = connect()) {
      CompletableFuture<List<Message>> first = run("/bot one");
      JsonNode one = connected.next("slash_commands");
      clock.step(TWENTY_MS);
      connected.ack(one, "{\"text\":\"there\"}");
      assertThat(first.get()).hasSize(1);
      JsonNode answered = only("COMMAND");
      assertThat(answered.path("title").asText()).isEqualTo("/bot one in #" + users.name());
      assertThat(answered.path("replyMs").asInt()).isEqualTo(20);

      CompletableFuture<List<Message>> second = run("/bot two");
      JsonNode two = connected.next("slash_commands");
      ack(connected, two);
      second.get();
      clock.step(TWENTY_MS);
      String hook = two.at("/payload/response_url").asText();
      HttpResponse<String> response =
          slack.post(
              hook.substring(hook.indexOf("/slack/hooks")),
              "application/json",
              "{\"text\":\"later\",\"response_type\":\"in_channel\"}");

      assertThat(response.statusCode()).isEqualTo(200);
      JsonNode newest =
          items().path(0).path("kind").asText().equals("COMMAND")
              ? items().path(0)
              : items().path(1);
      assertThat(newest.path("title").asText()).startsWith("/bot two");
      assertThat(newest.path("replyMs").asInt()).isEqualTo(20);
      assertThat(newest.at("/calls/0/method").asText()).isEqualTo("response_url");
      assertThat(newest.at("/calls/0/request/body/text").asText()).isEqualTo("later");
    }
  }

  @Test
  void lateMissingAndRefusedAreToldApart() {
    try (SocketBot connected = connect()) {
      Message late = say("late");
      JsonNode lateEnvelope = connected.message("late");
      say("missing");
      connected.message("missing");
      clock.step(Duration.ofMillis(3_001));
      ack(connected, lateEnvelope);
      say("refused");
      ack(connected, connected.message("refused"));
      slack.error("chat.postMessage", "channel", users.id().value(), "text", "");

      assertThat(items().findValuesAsText("state")).startsWith("ERROR", "UNACKNOWLEDGED", "LATE");
      assertThat(items().at("/2/ackMs").asInt()).isEqualTo(3_001);
      assertThat(items().at("/2/title").asText()).endsWith(late.text());
      assertThat(items().at("/0/calls/0/error").asText()).isEqualTo("no_text");
    }
  }

  @Test
  void aCallOfItsOwnStandsForItselfAndCanBeCopiedButNotReplayed() {
    assertThat(slack.error("chat.postNonsense", "text", "x")).isEqualTo("unknown_method");

    JsonNode call = only("CALL");

    assertThat(call.path("title").asText()).isEqualTo("chat.postNonsense");
    assertThat(call.path("state").asText()).isEqualTo("ERROR");
    assertThat(call.path("curl").asText()).contains("'text=x'", "$SLACK_BOT_TOKEN");
    ada.post(path("/" + call.path("id").asText() + "/replay")).expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void aReplayComesUnderANewEventIdAndIsEvidence() {
    try (SocketBot connected = connect()) {
      say("!ping");
      JsonNode first = connected.message("!ping");
      ack(connected, first);
      String id = only("EVENT").path("id").asText();

      JsonNode answer = ada.post(path("/" + id + "/replay")).expect(202).json();

      JsonNode again = connected.message("!ping");
      assertThat(answer.path("replayOf").asText()).isEqualTo(id);
      assertThat(answer.path("id").asText()).isEqualTo(again.path("envelope_id").asText());
      assertThat(again.at("/payload/event")).isEqualTo(first.at("/payload/event"));
      assertThat(again.at("/payload/event_id").asText())
          .startsWith("Ev")
          .isNotEqualTo(first.at("/payload/event_id").asText());
      assertThat(again.path("retry_attempt").asInt()).isZero();
      ack(connected, again);
      assertThat(items()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(replaysInEvidence()).isEqualTo(1);
    }
  }

  @Test
  void aReplayedCommandHasATriggerAndAResponseUrlOfItsOwn() {
    try (SocketBot connected = connect()) {
      CompletableFuture<List<Message>> command = run("/bot hi");
      JsonNode first = connected.next("slash_commands");
      ack(connected, first);
      command.join();

      ada.post(path("/" + only("COMMAND").path("id").asText() + "/replay")).expect(202);

      JsonNode again = connected.next("slash_commands");
      assertThat(again.at("/payload/text").asText()).isEqualTo("hi");
      assertThat(again.at("/payload/response_url")).isNotEqualTo(first.at("/payload/response_url"));
      assertThat(again.at("/payload/trigger_id")).isNotEqualTo(first.at("/payload/trigger_id"));
      ack(connected, again);
    }
  }

  private long replaysInEvidence() {
    return DATABASE
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT count(*) FROM evidence WHERE team_id = :team AND kind = :kind")
                .bind("team", team.id().value())
                .bind("kind", EvidenceKind.BOT_EVENT_REPLAYED.slug())
                .mapTo(Long.class)
                .one());
  }

  @Test
  void onlyTheTeamAndStaffLookAndGradersDoNotReplay() {
    String id;
    try (SocketBot connected = connect()) {
      say("!ping");
      ack(connected, connected.message("!ping"));
      id = only("EVENT").path("id").asText();
    }
    await().until(() -> lab.workspaces.connections(bot) == 0);

    ada.post(path("/" + id + "/replay")).expect(ProblemCode.CONFLICT);
    assertThat(replaysInEvidence()).isZero();
    http.as(Who.grader()).get(path("")).expect(200);
    http.as(Who.grader()).post(path("/" + id + "/replay")).expect(ProblemCode.NOT_ALLOWED);
    Team others = course.team();
    Caller stranger = http.as(Who.is(course.student(others), others));
    stranger.get(path("")).expect(ProblemCode.NOT_FOUND);
    stranger.post(path("/" + id + "/replay")).expect(ProblemCode.NOT_FOUND);
    stranger
        .post(path("/" + id + "/replay").replace(team.slug().value(), others.slug().value()))
        .expect(ProblemCode.NOT_FOUND);
    ada.get(path("?limit=201")).expect(ProblemCode.INVALID_INPUT);
    ada.post(path("/nonsense/replay")).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void theListGoesOnBeforeAnExchange() {
    try (SocketBot connected = connect()) {
      for (int i = 0; i < 5; i++) {
        say("m" + i);
        ack(connected, connected.message("m" + i));
      }
      JsonNode newest = ada.get(path("?limit=2")).expect(200).json().path("items");
      String before = newest.at("/1/id").asText();

      JsonNode rest = ada.get(path("?limit=2&before=" + before)).expect(200).json().path("items");

      assertThat(newest.findValuesAsText("title"))
          .extracting(it -> it.substring(it.length() - 2))
          .containsExactly("m4", "m3");
      assertThat(rest.findValuesAsText("title"))
          .extracting(it -> it.substring(it.length() - 2))
          .containsExactly("m2", "m1");
    }
  }
}
