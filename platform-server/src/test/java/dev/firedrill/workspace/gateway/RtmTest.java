package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.Person;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.SocketBot;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The legacy protocol over real sockets. */
class RtmTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();

  @AutoClose
  private final WorkspaceLab lab =
      WorkspaceLab.on(
              DATABASE,
              clock,
              new WorkspaceGateway.Limits(
                  new WorkspaceGateway.Limit(1, 3),
                  new WorkspaceGateway.Limit(2, 30),
                  new WorkspaceGateway.Limit(10, 40),
                  new WorkspaceGateway.Limit(20, 60),
                  new WorkspaceGateway.Limit(40, 120)),
              SocketMode.Settings.defaults())
          .serve();

  private Team team;
  private TeamEnvironment bot;
  private UserId ada;
  private Channel users;
  private SlackCalls slack;

  @BeforeEach
  void begin() {
    TestCourse course = new TestCourse(DATABASE.jdbi());
    team = course.team();
    Person student = course.student(team);
    lab.workspaces.provision(team.id());
    ada = lab.workspaces.userOf(team.id(), student.id());
    bot = TeamEnvironment.production(team.id());
    users = lab.workspaces.usersChannel(bot);
    slack = lab.calls(team, EnvironmentName.PRODUCTION);
  }

  private SocketBot connect(SlackCalls as, TeamEnvironment whose) {
    SocketBot connected = SocketBot.open(as, "rtm.connect");
    connected.next("hello");
    await().until(() -> lab.workspaces.connections(whose) > 0);
    return connected;
  }

  private Message say(String text) {
    return lab.workspaces.post(NewMessage.of(users.id(), ada, text));
  }

  private List<ChatMessage> page() {
    return lab.messages.page(team.id(), users.id(), Messages.Page.newest(20), ada);
  }

  @Test
  void connectTellsWhoOneIsAndTheUrlWorksOnce() {
    JsonNode answer = slack.ok("rtm.connect");
    assertThat(answer.at("/self/id").asText())
        .isEqualTo(lab.workspaces.botUser(team.id(), EnvironmentName.PRODUCTION).value());
    assertThat(answer.at("/team/id").asText()).startsWith("T");
    assertThat(answer.path("url").asText()).startsWith("ws://");

    try (SocketBot first = SocketBot.at(answer.path("url").asText())) {
      first.next("hello");
      assertThatThrownBy(() -> SocketBot.at(answer.path("url").asText()).close())
          .hasMessageContaining("401");
    }
    String other = slack.ok("rtm.connect").path("url").asText().replace("/rtm", "/socket");
    assertThatThrownBy(() -> SocketBot.at(other).close()).hasMessageContaining("401");
  }

  @Test
  void startAlsoTellsUsersAndChannels() {
    JsonNode answer = slack.ok("rtm.start");

    assertThat(answer.path("users")).extracting(it -> it.path("id").asText()).contains(ada.value());
    assertThat(answer.path("channels"))
        .filteredOn(it -> it.path("id").asText().equals(users.id().value()))
        .singleElement()
        .satisfies(it -> assertThat(it.path("is_member").asBoolean()).isTrue());
  }

  @Test
  void messagesComeBareAndAreAnsweredOnTheSocket() {
    try (SocketBot connected = connect(slack, bot)) {
      Message asked = say("!ping");
      JsonNode event = connected.next("message");
      assertThat(event.path("text").asText()).isEqualTo("!ping");
      assertThat(event.path("user").asText()).isEqualTo(ada.value());
      assertThat(event.path("channel").asText()).isEqualTo(users.id().value());
      assertThat(event.path("ts").asText()).isEqualTo(asked.ts().value());
      assertThat(event.path("team").asText()).startsWith("T");
      assertThat(event.has("envelope_id")).isFalse();

      connected.send(
          """
          {"id":7,"type":"message","channel":"%s","thread_ts":"%s","text":"pong & <more>"}
          """
              .formatted(users.id(), asked.ts()));
      JsonNode reply = connected.next(it -> it.has("reply_to"));

      assertThat(reply.path("ok").asBoolean()).isTrue();
      assertThat(reply.path("reply_to").asInt()).isEqualTo(7);
      assertThat(reply.path("text").asText()).isEqualTo("pong & <more>");
      assertThat(page().getLast().replyCount()).isEqualTo(1);
      assertThat(reply.path("ts").asText()).isGreaterThan(asked.ts().value());
      say("next");
      // What it said itself does not come back to it.
      assertThat(connected.next("message").path("text").asText()).isEqualTo("next");
    }
  }

  @Test
  void errorsNameTheirNumberAndTheReason() {
    try (SocketBot connected = connect(slack, bot)) {
      connected.send("{\"id\":1,\"type\":\"message\",\"channel\":\"C0\",\"text\":\"x\"}");
      assertThat(connected.next(it -> it.path("reply_to").asInt() == 1).at("/error/msg").asText())
          .startsWith("channel_not_found");
      connected.send("{\"id\":2,\"type\":\"message\",\"channel\":\"%s\"}".formatted(users.id()));
      JsonNode noText = connected.next(it -> it.path("reply_to").asInt() == 2);
      assertThat(noText.path("ok").asBoolean(true)).isFalse();
      assertThat(noText.at("/error/code").asInt()).isEqualTo(2);
      for (int i = 3; i < 7; i++) {
        connected.send(
            "{\"id\":%d,\"type\":\"message\",\"channel\":\"%s\",\"text\":\"x\"}"
                .formatted(i, users.id()));
      }
      assertThat(connected.next(it -> it.path("reply_to").asInt() == 6).at("/error/msg").asText())
          .startsWith("slow down");
      connected.send("{\"id\":8,\"type\":\"dance\"}");
      assertThat(connected.next(it -> it.path("reply_to").asInt() == 8).at("/error/msg").asText())
          .contains("dance");
      connected.send("nonsense");
      assertThat(connected.next(it -> it.has("error")).at("/error/msg").asText())
          .contains("not a JSON object");
    }
  }

  @Test
  void pingIsAnsweredWithWhatItCarried() {
    try (SocketBot connected = connect(slack, bot)) {
      connected.send("{\"id\":9,\"type\":\"ping\",\"time\":1700000000}");

      assertThat(connected.next("pong"))
          .hasToString("{\"type\":\"pong\",\"time\":1700000000,\"reply_to\":9}");
    }
  }

  @Test
  void othersSeeTypingAndReactions() {
    TeamEnvironment staging = new TeamEnvironment(team.id(), EnvironmentName.STAGING);
    SlackCalls other = lab.calls(team, EnvironmentName.STAGING);
    String shared = slack.ok("conversations.create", "name", "both").at("/channel/id").asText();
    other.ok("conversations.join", "channel", shared);
    try (SocketBot one = connect(slack, bot);
        SocketBot two = connect(other, staging)) {
      one.send("{\"id\":1,\"type\":\"typing\",\"channel\":\"%s\"}".formatted(shared));
      JsonNode typing = two.next("user_typing");
      assertThat(typing.path("channel").asText()).isEqualTo(shared);
      assertThat(typing.path("user").asText())
          .isEqualTo(lab.workspaces.botUser(team.id(), EnvironmentName.PRODUCTION).value());

      Message asked = say("!ping");
      lab.chat.react(team.id(), ada, users.id(), asked.ts(), "tada");
      JsonNode reaction = one.next("reaction_added");
      assertThat(reaction.at("/item/ts").asText()).isEqualTo(asked.ts().value());
      assertThat(reaction.path("reaction").asText()).isEqualTo("tada");
      assertThat(one.all()).noneMatch(it -> it.path("type").asText().equals("user_typing"));
    }
  }

  @Test
  void aLegacyConnectionCountsWithItsTrack() {
    List<MessagePosted> posted = new CopyOnWriteArrayList<>();
    lab.events.subscribe(MessagePosted.class, posted::add);
    String url = slack.at("d7").ok("rtm.connect").path("url").asText();
    try (SocketBot connected = SocketBot.at(url)) {
      connected.next("hello");
      await().until(() -> lab.workspaces.connections(bot) == 1);
      Message asked = say("!ping");
      connected.next("message");
      assertThat(lab.socketMode.routes().track(bot, users.id(), asked.ts())).contains("d7");
      connected.send(
          "{\"id\":1,\"type\":\"message\",\"channel\":\"%s\",\"text\":\"x\"}"
              .formatted(users.id()));
      connected.next(it -> it.has("reply_to"));
      assertThat(posted.getLast().track()).isEqualTo("d7");

      lab.background.stop();
      connected.next("goodbye");
      await().until(connected::isClosed);
    }
    assertThat(lab.workspaces.connections(bot)).isZero();
  }
}
