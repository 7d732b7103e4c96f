package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.course.Person;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.BotView;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.bots.BotLine;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import dev.firedrill.workspace.testing.NodeBot;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Slack's JavaScript client as the bot, which nobody here wrote. Needs {@code npm ci} in {@code
 * src/test/node}; skipped without. Its sockets live four seconds, so that it is refreshed all the
 * time.
 */
class JavaScriptClientTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static WorkspaceLab lab;
  private static Team team;
  private static UserId ada;
  private static NodeBot bot;

  @BeforeAll
  static void connectABot() {
    lab =
        WorkspaceLab.on(
                DATABASE,
                InstantSource.system(),
                WorkspaceGateway.Limits.lab(),
                new SocketMode.Settings(
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    10))
            .serve();
    TestCourse course = new TestCourse(DATABASE.jdbi());
    team = course.team();
    Person student = course.student(team);
    lab.workspaces.provision(team.id());
    ada = lab.workspaces.userOf(team.id(), student.id());
    var credentials = lab.credentials(team, EnvironmentName.PRODUCTION);
    bot = NodeBot.start("echo-bot.mjs", "@slack/socket-mode", lab.base(), credentials);
    lab.background.start();
    await().atMost(PATIENCE).until(() -> bot.output.contains("ready true"));
  }

  @AfterAll
  static void disconnect() {
    if (bot != null) {
      bot.close();
      lab.close();
    }
  }

  private static Channel users() {
    return lab.workspaces.usersChannel(TeamEnvironment.production(team.id()));
  }

  private static Message say(String text) {
    return lab.workspaces.post(NewMessage.of(users().id(), ada, text));
  }

  private static List<ChatMessage> page() {
    return lab.messages.page(team.id(), users().id(), Messages.Page.newest(200), ada);
  }

  @Test
  void clientUnderstandsAnswersCursorsAndErrors() {
    UserId me = lab.credentials(team, EnvironmentName.PRODUCTION).botUser();

    assertThat(bot.output)
        .contains(
            "auth {\"user\":\"" + me + "\",\"scopes\":true}",
            "channels 3",
            "refused {\"code\":\"slack_webapi_platform_error\","
                + "\"error\":\"channel_not_found\"}");
  }

  @Test
  void everyMessageIsAnsweredAcrossRefreshes() {
    int before = bot.said("ready true");
    List<Message> asked = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(150))
        .until(() -> {
          asked.add(say("echo " + asked.size()));
          return bot.said("ready true") >= before + 3;
        });

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(page().stream().filter(it -> it.message().text().startsWith("echo ")))
                .as("%s", bot.output)
                .hasSize(asked.size())
                .allSatisfy(it -> assertThat(it.replyCount()).isPositive()));
    assertThat(asked).hasSizeGreaterThan(10);
  }

  @Test
  void mentionCommandButtonAndFormWork() {
    UserId me = lab.credentials(team, EnvironmentName.PRODUCTION).botUser();
    WorkspaceUser user = lab.workspaces.user(team.id(), ada).orElseThrow();
    BlockingQueue<BotView> shown = new LinkedBlockingQueue<>();
    lab.events.subscribe(ChatNotice.ViewOpened.class, notice -> shown.add(notice.view()));

    Message mention = say("hi <@" + me + ">");
    await()
        .atMost(PATIENCE)
        .until(() ->
            page().stream()
                .anyMatch(
                    it -> it.message().ts().equals(mention.ts()) && it.reactedBy(me, "eyes")));
    assertThat(lab.commands.run(user, users().id(), "/bot hello"))
        .extracting(Message::text)
        .containsExactly("js heard hello");
    say("form please");
    ChatMessage buttons =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    page().stream()
                        .filter(it -> it.message().blocks() != null)
                        .findFirst()
                        .orElse(null),
                it -> it != null);
    lab.bots.press(
        user, users().id(), buttons.message().ts(), new BotLine.Pressed("go", null, null));
    BotView view = await().atMost(PATIENCE).until(shown::peek, it -> it != null);
    assertThat(lab.bots.submit(user, view.id(), Map.of("b1", Map.of("a1", ""))).errors())
        .containsEntry("b1", "say something");
    assertThat(lab.bots.submit(user, view.id(), Map.of("b1", Map.of("a1", "so"))).closed())
        .isTrue();
  }
}
