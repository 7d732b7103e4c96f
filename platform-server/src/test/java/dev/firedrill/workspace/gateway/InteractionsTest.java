package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.bots.Interaction;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Response URLs and triggers. */
class InteractionsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String MODAL =
      """
      {"type":"modal","title":{"type":"plain_text","text":"t"},"blocks":[],
       "external_id":"mine"}
      """;

  private final SteppedClock clock = SteppedClock.atNoon();
  @AutoClose private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, clock).serve();
  private Team team;
  private UserId ada;
  private Channel users;
  private TeamEnvironment bot;
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

  private String happened(Message about) {
    String id = "interaction" + team.slug() + about.ts().value().replace(".", "");
    lab.interactions.add(new Interaction(id, bot, ada, users.id(), about.ts(), clock.instant()));
    return id;
  }

  private Message botSays(String text) {
    return lab.workspaces.post(
        NewMessage.of(users.id(), lab.workspaces.botUser(team.id(), bot.environment()), text));
  }

  private int respond(String id, String body) {
    return slack.post("/slack/hooks/" + id, "application/json", body).statusCode();
  }

  private List<String> texts(UserId viewer) {
    return lab.messages.page(team.id(), users.id(), Messages.Page.newest(20), viewer).stream()
        .map(ChatMessage::message)
        .map(Message::text)
        .toList();
  }

  @Test
  void responseGoesToTheCallerUnlessItIsForTheChannel() {
    String id = happened(botSays("original"));

    assertThat(respond(id, "{\"text\":\"only you\"}")).isEqualTo(200);
    assertThat(respond(id, "{\"text\":\"everyone\",\"response_type\":\"in_channel\"}"))
        .isEqualTo(200);

    assertThat(texts(ada)).containsExactly("everyone", "only you", "original");
    assertThat(texts(lab.workspaces.platformUser(team.id())))
        .containsExactly("everyone", "original");
  }

  @Test
  void originalCanBeReplacedAndDeleted() {
    String id = happened(botSays("original"));

    assertThat(respond(id, "{\"text\":\"new\",\"replace_original\":true}")).isEqualTo(200);
    assertThat(texts(ada)).containsExactly("new");
    assertThat(respond(id, "{\"delete_original\":true}")).isEqualTo(200);
    assertThat(texts(ada)).isEmpty();
  }

  @Test
  void responseUrlWorksFiveTimesInHalfAnHour() {
    String often = happened(botSays("a"));
    for (int i = 0; i < 5; i++) {
      assertThat(respond(often, "{\"text\":\"x\"}")).isEqualTo(200);
    }
    assertThat(respond(often, "{\"text\":\"x\"}")).isEqualTo(404);

    String old = happened(botSays("b"));
    clock.step(Duration.ofMinutes(31));
    assertThat(respond(old, "{\"text\":\"x\"}")).isEqualTo(404);
    assertThat(respond("nothing", "{\"text\":\"x\"}")).isEqualTo(404);
  }

  @Test
  void whatIsTooOldToAnswerIsCleared() {
    happened(botSays("old"));
    clock.step(Duration.ofMinutes(31));
    String recent = happened(botSays("recent"));

    lab.interactions.purge(clock.instant());

    List<String> left =
        DATABASE
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("SELECT id FROM workspace_interaction WHERE team_id = :team")
                    .bind("team", team.id().value())
                    .mapTo(String.class)
                    .list());
    assertThat(left).containsExactly(recent);
  }

  @Test
  void responseThatIsNotOneIsRefused() {
    String id = happened(botSays("a"));

    assertThat(respond(id, "nonsense")).isEqualTo(400);
    assertThat(respond(id, "{}")).isEqualTo(400);
    assertThat(respond(id, "{\"blocks\":[{\"type\":\"odd\"}]}")).isEqualTo(400);
  }

  @Test
  void triggerOpensOneViewWithinThreeSeconds() {
    String trigger = happened(botSays("a"));
    JsonNode opened = slack.ok("views.open", "trigger_id", trigger, "view", MODAL);
    assertThat(opened.at("/view/id").asText()).startsWith("V");
    assertThat(slack.error("views.open", "trigger_id", trigger, "view", MODAL))
        .isEqualTo("exchanged_trigger_id");

    String late = happened(botSays("b"));
    clock.step(Duration.ofSeconds(4));
    assertThat(slack.error("views.open", "trigger_id", late, "view", MODAL))
        .isEqualTo("expired_trigger_id");
    String others = happened(botSays("c"));
    assertThat(
            lab.calls(team, EnvironmentName.STAGING)
                .error("views.open", "trigger_id", others, "view", MODAL))
        .isEqualTo("invalid_trigger_id");
  }

  @Test
  void viewIsUpdatedByIdOrExternalIdIfNobodyWasFaster() {
    JsonNode opened = slack.ok("views.open", "trigger_id", happened(botSays("a")), "view", MODAL);
    String id = opened.at("/view/id").asText();
    String hash = opened.at("/view/hash").asText();

    slack.ok("views.update", "view_id", id, "view", MODAL, "hash", hash);
    assertThat(slack.error("views.update", "view_id", id, "view", MODAL, "hash", hash))
        .isEqualTo("hash_conflict");
    slack.ok("views.update", "external_id", "mine", "view", MODAL);
    assertThat(
            lab.calls(team, EnvironmentName.STAGING)
                .error("views.update", "view_id", id, "view", MODAL))
        .isEqualTo("not_found");
  }
}
