package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.course.Person;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import dev.firedrill.workspace.testing.NodeBot;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Slack's retired RTM client, mended in one array, across the ends of several connections. */
class RtmClientTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static WorkspaceLab lab;
  private static NodeBot bot;
  private static Team team;
  private static UserId ada;
  private static Channel users;

  @BeforeAll
  static void connectABot() {
    lab =
        WorkspaceLab.on(
                DATABASE,
                InstantSource.system(),
                WorkspaceGateway.Limits.lab(),
                new SocketMode.Settings(
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    10))
            .serve();
    TestCourse course = new TestCourse(DATABASE.jdbi());
    team = course.team();
    Person student = course.student(team);
    lab.workspaces.provision(team.id());
    ada = lab.workspaces.userOf(team.id(), student.id());
    users = lab.workspaces.usersChannel(TeamEnvironment.production(team.id()));
    bot =
        NodeBot.start(
            "rtm-bot.mjs",
            "@slack/rtm-api",
            lab.base(),
            lab.credentials(team, EnvironmentName.PRODUCTION));
    lab.background.start();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(bot.output).contains("ready true"));
  }

  @AfterAll
  static void disconnect() {
    if (bot != null) {
      bot.close();
      lab.close();
    }
  }

  private static Message say(String text) {
    return lab.workspaces.post(NewMessage.of(users.id(), ada, text));
  }

  private static List<ChatMessage> page() {
    return lab.messages.page(team.id(), users.id(), Messages.Page.newest(200), ada);
  }

  @Test
  void theClientKnowsItselfIsPingedAndSeesReactions() {
    UserId me = lab.credentials(team, EnvironmentName.PRODUCTION).botUser();

    Message message = say("look");
    lab.chat.react(team.id(), ada, users.id(), message.ts(), "tada");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(bot.output)
                .contains(
                    "started {\"self\":\"" + me + "\",\"team\":true}",
                    "pong true",
                    "reaction \"tada\""));
  }

  @Test
  void aMessageThatCannotBePostedIsRefusedWithItsReason() {
    say("complain");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(bot.output)
                .contains("typed true")
                .anyMatch(line -> line.startsWith("refused \"channel_not_found")));
  }

  @Test
  void everyMessageIsAnsweredOnceAcrossTheEndsOfConnections() {
    int before = bot.said("goodbye true");
    List<Message> asked = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(150))
        .untilAsserted(() -> {
          asked.add(say("echo " + asked.size()));
          assertThat(bot.output)
              .as("%s", bot.output)
              .filteredOn("goodbye true"::equals)
              .hasSizeGreaterThan(before + 1);
          assertThat(bot.output).filteredOn("ready true"::equals).hasSizeGreaterThan(2);
        });

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(page().stream().filter(it -> it.message().text().startsWith("echo ")))
                .as("%s", bot.output)
                .hasSize(Math.min(200, asked.size()))
                .allSatisfy(it -> assertThat(it.replyCount()).isEqualTo(1)));
    assertThat(bot.said("sent {\"ts\":true,\"text\":\"0\"}")).isEqualTo(1);
  }
}
