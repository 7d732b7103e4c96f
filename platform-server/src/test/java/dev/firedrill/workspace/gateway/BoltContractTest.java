package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.firedrill.course.Person;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.BotDesk;
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
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Slack's own SDK as the bot: what works here works because it speaks Slack's protocol. */
class BoltContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

  private static WorkspaceLab lab;
  private static Team team;
  private static UserId ada;
  private static SocketModeApp bot;
  private static Slack slack;
  private static String token;

  @BeforeAll
  static void connectABot() throws Exception {
    lab = WorkspaceLab.on(DATABASE, InstantSource.system()).serve();
    TestCourse course = new TestCourse(DATABASE.jdbi());
    team = course.team();
    Person student = course.student(team);
    lab.workspaces.provision(team.id());
    ada = lab.workspaces.userOf(team.id(), student.id());
    var credentials = lab.credentials(team, EnvironmentName.PRODUCTION);
    token = credentials.botToken().reveal();
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(lab.base() + "/slack/api/");
    slack = Slack.getInstance(config);
    App app = new App(AppConfig.builder().slack(slack).singleTeamBotToken(token).build());
    listen(app);
    bot = new SocketModeApp(credentials.appToken().reveal(), app);
    bot.startAsync();
    lab.background.start();
    await().atMost(PATIENCE).until(() -> lab.workspaces.connections(production()) == 1);
  }

  private static void listen(App app) {
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          MessageEvent event = payload.getEvent();
          if (event.getText().startsWith("echo ")) {
            context.say(it ->
                it.channel(event.getChannel())
                    .text(event.getText().substring(5))
                    .threadTs(event.getTs()));
          }
          if (event.getText().equals("button")) {
            context.say(it -> it.channel(event.getChannel()).text("press").blocksAsString(BUTTON));
          }
          return context.ack();
        });
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          context
              .client()
              .reactionsAdd(it ->
                  it.channel(payload.getEvent().getChannel())
                      .timestamp(payload.getEvent().getTs())
                      .name("eyes"));
          return context.ack();
        });
    app.event(
        ReactionAddedEvent.class,
        (payload, context) -> {
          SEEN.add("reaction " + payload.getEvent().getReaction());
          return context.ack();
        });
    app.event(
        MessageChangedEvent.class,
        (payload, context) -> {
          SEEN.add("changed to " + payload.getEvent().getMessage().getText());
          return context.ack();
        });
    app.command(
        "/bot",
        (request, context) -> {
          if (request.getPayload().getText().equals("later")) {
            context.respond(it -> it.responseType("in_channel").text("later it is"));
            return context.ack();
          }
          return context.ack("you said " + request.getPayload().getText());
        });
    app.blockAction(
        "go",
        (request, context) -> {
          var opened =
              context
                  .client()
                  .viewsOpen(
                      it -> it.triggerId(request.getPayload().getTriggerId()).viewAsString(MODAL));
          SEEN.add("opened " + opened.isOk() + " " + opened.getError());
          return context.ack();
        });
    app.viewSubmission(
        "form",
        (request, context) -> {
          String said =
              request.getPayload().getView().getState().getValues().values().stream()
                  .flatMap(block -> block.values().stream())
                  .map(ViewState.Value::getValue)
                  .collect(Collectors.joining());
          return said.isBlank()
              ? context.ackWithErrors(Map.of("b1", "say something"))
              : context.ack();
        });
  }

  private static final String BUTTON =
      """
      [{"type":"actions","block_id":"acts","elements":[{"type":"button","action_id":"go",
        "value":"v","text":{"type":"plain_text","text":"Go"}}]}]
      """;

  private static final String MODAL =
      """
      {"type":"modal","callback_id":"form","title":{"type":"plain_text","text":"Form"},
       "submit":{"type":"plain_text","text":"Send"},
       "blocks":[{"type":"input","block_id":"b1","label":{"type":"plain_text","text":"Why"},
         "element":{"type":"plain_text_input","action_id":"a1"}}]}
      """;

  @AfterAll
  static void disconnect() throws Exception {
    bot.close();
    lab.close();
  }

  private static TeamEnvironment production() {
    return TeamEnvironment.production(team.id());
  }

  private static Channel users() {
    return lab.workspaces.usersChannel(production());
  }

  private static Message say(String text) {
    return lab.workspaces.post(NewMessage.of(users().id(), ada, text));
  }

  private static ChatMessage eventually(Predicate<ChatMessage> expected) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                lab.messages.page(team.id(), users().id(), Messages.Page.newest(50), ada).stream()
                    .filter(expected)
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  @Test
  void botAnswersAMessageInItsThread() {
    Message asked = say("echo hello");

    ChatMessage parent =
        eventually(it -> it.message().ts().equals(asked.ts()) && it.replyCount() == 1);

    List<ChatMessage> thread =
        lab.messages.thread(team.id(), users().id(), asked.ts(), Messages.Page.newest(10), ada);
    assertThat(thread).extracting(it -> it.message().text()).containsExactly("echo hello", "hello");
    assertThat(parent.replyUsers())
        .containsExactly(lab.credentials(team, EnvironmentName.PRODUCTION).botUser());
  }

  @Test
  void botHearsAMentionAndReactsAndHearsOfTheReaction() throws Exception {
    UserId botUser = lab.credentials(team, EnvironmentName.PRODUCTION).botUser();

    Message asked = say("hi <@" + botUser + ">");

    eventually(it -> it.message().ts().equals(asked.ts()) && it.reactedBy(botUser, "eyes"));
    // Bolt keeps the reaction of the bot itself from its handlers, so a person reacts too.
    lab.chat.react(team.id(), ada, users().id(), asked.ts(), "wave").orFail();
    await().atMost(PATIENCE).until(() -> SEEN.contains("reaction wave"));
  }

  @Test
  void botHearsOfAnEdit() {
    Message said = say("first");

    lab.chat.edit(team.id(), ada, users().id(), said.ts(), "second", null).orFail();

    await().atMost(PATIENCE).until(() -> SEEN.contains("changed to second"));
  }

  @Test
  void commandIsAnsweredByTheAcknowledgementAndByTheResponseUrl() {
    WorkspaceUser user = lab.workspaces.user(team.id(), ada).orElseThrow();

    List<Message> answers = lab.commands.run(user, users().id(), "/bot ping");
    assertThat(answers).extracting(Message::text).containsExactly("you said ping");
    assertThat(answers.getFirst().onlyFor()).isEqualTo(ada);

    assertThat(lab.commands.run(user, users().id(), "/bot later")).isEmpty();
    eventually(it -> it.message().text().equals("later it is"));
  }

  @Test
  void buttonOpensAFormWhichIsRefusedAndThenSent() {
    WorkspaceUser user = lab.workspaces.user(team.id(), ada).orElseThrow();
    BlockingQueue<BotView> shown = new LinkedBlockingQueue<>();
    lab.events.subscribe(ChatNotice.ViewOpened.class, notice -> shown.add(notice.view()));
    say("button");
    ChatMessage buttons = eventually(it -> it.message().blocks() != null);

    lab.bots.press(
        user, users().id(), buttons.message().ts(), new BotLine.Pressed("go", "acts", null));

    BotView view = await().atMost(PATIENCE).until(shown::peek, it -> it != null);
    BotDesk.Sent refused = lab.bots.submit(user, view.id(), Map.of("b1", Map.of("a1", " ")));
    assertThat(refused.closed()).isFalse();
    assertThat(refused.errors()).containsEntry("b1", "say something");
    BotDesk.Sent sent = lab.bots.submit(user, view.id(), Map.of("b1", Map.of("a1", "so")));
    assertThat(sent.closed()).isTrue();
  }

  @Test
  void clientReadsWhatTheGatewayAnswers() throws Exception {
    MethodsClient client = slack.methods(token);

    assertThat(client.authTest(it -> it).getTeam()).isEqualTo(team.name());
    assertThat(client.conversationsList(it -> it).getChannels())
        .extracting(it -> it.getName())
        .contains(team.slug() + "-users", team.slug() + "-ops");
    var posted = client.chatPostMessage(it -> it.channel(users().id().value()).text("one"));
    assertThat(posted.isOk()).as("%s", posted).isTrue();
    var history = client.conversationsHistory(it -> it.channel(users().id().value()).limit(5));
    assertThat(history.getMessages()).anyMatch(it -> it.getText().equals("one"));
    assertThat(client.usersInfo(it -> it.user(ada.value())).getUser().isBot()).isFalse();
    assertThat(client.usersList(it -> it.limit(2)).getResponseMetadata().getNextCursor())
        .isNotBlank();
    assertThat(client.teamInfo(it -> it).getTeam().getName()).isEqualTo(team.name());
    assertThat(client.botsInfo(it -> it).getBot().getUserId())
        .isEqualTo(lab.credentials(team, EnvironmentName.PRODUCTION).botUser().value());
    assertThat(
            client
                .chatUpdate(it -> it.channel(users().id().value()).ts(posted.getTs()).text("two"))
                .getText())
        .isEqualTo("two");
    assertThat(client.chatDelete(it -> it.channel(users().id().value()).ts(posted.getTs())).isOk())
        .isTrue();
    View home = View.builder().type("home").blocks(List.of()).build();
    assertThat(client.viewsPublish(it -> it.userId(ada.value()).view(home)).isOk()).isTrue();
  }
}
