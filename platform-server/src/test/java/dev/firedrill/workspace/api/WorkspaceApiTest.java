package dev.firedrill.workspace.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkspaceApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static WorkspaceLab lab;
  private static ResourceHarness http;
  private static final List<LiveChat.Item> LIVE = new ArrayList<>();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person student = course.student(team);
  private final Principal asStudent = Who.is(student, team);
  private Caller ada;

  @BeforeAll
  static void begin() {
    lab = WorkspaceLab.on(DATABASE, SteppedClock.atNoon());
    http =
        ResourceHarness.with(
            WorkspaceApi.resources(
                    DATABASE.teamAccess(),
                    lab.workspaces,
                    lab.directory,
                    lab.messages,
                    lab.chat,
                    lab.commands,
                    lab.bots)
                .toArray());
    LiveChat live = WorkspaceApi.live(lab.directory);
    lab.events.subscribe(ChatNotice.class, notice -> live.of(notice).ifPresent(LIVE::add));
  }

  @BeforeEach
  void signIn() {
    ada = http.as(asStudent);
  }

  @AfterAll
  static void end() {
    http.close();
    lab.close();
  }

  private String path(String rest) {
    return "/teams/" + team.slug() + rest;
  }

  private Channel users() {
    return lab.workspaces.usersChannel(TeamEnvironment.production(team.id()));
  }

  private String messages() {
    if (lab.directory.find(team.id()).isEmpty()) {
      lab.workspaces.provision(team.id());
    }
    return path("/channels/" + users().id() + "/messages");
  }

  private String post(Caller who, String text) {
    return who.post(messages(), Map.of("text", text)).expect(200).json().at("/message/ts").asText();
  }

  @Test
  void firstVisitMakesTheWorkspaceAndItsChannels() {
    JsonNode channels = ada.get(path("/channels")).expect(200).json().path("items");

    assertThat(channels).hasSize(3);
    assertThat(channels)
        .extracting(it -> it.path("name").asText())
        .containsExactly(team.slug() + "-ops", team.slug() + "-staging", team.slug() + "-users");
    assertThat(channels)
        .extracting(it -> it.path("environment").asText())
        .containsExactly("null", "STAGING", "PRODUCTION");
    assertThat(ada.get(path("/people")).expect(200).json().path("items"))
        .extracting(it -> it.path("handle").asText())
        .contains(student.handle(), team.slug() + "-bot", "firedrill");
  }

  @Test
  void everybodyReadsInOrderAndPageByPage() {
    for (int i = 0; i < 5; i++) {
      post(ada, "m" + i);
    }

    JsonNode newest = ada.get(messages() + "?limit=2").expect(200).json();
    assertThat(newest.path("items"))
        .extracting(it -> it.path("text").asText())
        .containsExactly("m3", "m4");
    assertThat(newest.path("hasMore").asBoolean()).isTrue();
    String before = newest.at("/items/0/ts").asText();
    JsonNode rest = ada.get(messages() + "?limit=9&before=" + before).expect(200).json();
    assertThat(rest.path("items"))
        .extracting(it -> it.path("text").asText())
        .containsExactly("m0", "m1", "m2");
    assertThat(rest.path("hasMore").asBoolean()).isFalse();
    ada.get(messages() + "?limit=0").expect(ProblemCode.INVALID_INPUT);
    ada.get(messages() + "?before=x").expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void threadReactionEditAndDeleteTravelTheWholeWay() {
    Caller bob = http.as(Who.is(course.student(team), team));
    String ts = post(ada, "parent");
    bob.post(messages(), Map.of("text", "reply", "threadTs", ts)).expect(200);

    assertThat(ada.get(messages() + "/" + ts + "/thread").expect(200).json().path("items"))
        .extracting(it -> it.path("text").asText())
        .containsExactly("parent", "reply");
    JsonNode reacted = bob.put(messages() + "/" + ts + "/reactions/eyes").expect(200).json();
    assertThat(reacted.at("/reactions/0/mine").asBoolean()).isTrue();
    assertThat(reacted.path("replyCount").asInt()).isEqualTo(1);
    bob.put(messages() + "/" + ts + "/reactions/eyes").expect(200);
    assertThat(ada.get(messages()).json().at("/items/0/reactions/0/mine").asBoolean()).isFalse();
    assertThat(
            bob.delete(messages() + "/" + ts + "/reactions/eyes")
                .expect(200)
                .json()
                .path("reactions"))
        .isEmpty();
    bob.put(messages() + "/" + ts + "/reactions/%3C").expect(ProblemCode.INVALID_INPUT);

    assertThat(
            ada.put(messages() + "/" + ts, Map.of("text", "better"))
                .expect(200)
                .json()
                .path("edited")
                .asBoolean())
        .isTrue();
    bob.put(messages() + "/" + ts, Map.of("text", "mine now")).expect(ProblemCode.NOT_ALLOWED);
    bob.delete(messages() + "/" + ts).expect(ProblemCode.NOT_ALLOWED);
    ada.delete(messages() + "/" + ts).expect(204);
    ada.get(messages() + "/1.000001/thread").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void textHasOneToFourThousandCharacters() {
    ada.post(messages(), Map.of("text", "  ")).expect(ProblemCode.INVALID_INPUT);
    ada.post(messages(), Map.of("text", "x".repeat(4000))).expect(200);
    Answer tooLong = ada.post(messages(), Map.of("text", "x".repeat(4001)));
    tooLong.expect(ProblemCode.INVALID_INPUT);
    assertThat(tooLong.json().path("detail").asText()).contains("4001", "4000");
    ada.post(messages(), Map.of()).expect(ProblemCode.INVALID_INPUT);
    ada.post(messages(), Map.of("text", "x", "threadTs", "1.000001")).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void mentionsBecomeIdsAndMarkupIsEscapedOnce() {
    messages();
    UserId me = lab.workspaces.userOf(team.id(), student.id());

    String ts = post(ada, "@" + student.handle() + ": 1 < 2 & <@" + me + "> mail@x @nobody");

    String text = ada.get(messages()).json().at("/items/0/text").asText();
    assertThat(text).isEqualTo("<@" + me + ">: 1 &lt; 2 &amp; <@" + me + "> mail@x @nobody");
    String again =
        ada.put(messages() + "/" + ts, Map.of("text", text)).json().path("text").asText();
    assertThat(again).isEqualTo(text);
  }

  @Test
  void commandAnswersInTheResponse() {
    JsonNode posted = ada.post(messages(), Map.of("text", "/nosuch thing")).expect(200).json();

    assertThat(posted.path("message").isNull()).isTrue();
    assertThat(posted.at("/ephemeral/0/ephemeral").asBoolean()).isTrue();
    assertThat(posted.at("/ephemeral/0/text").asText()).contains("`/nosuch`");
    assertThat(ada.get(path("/commands")).expect(200).json().at("/items/0/command").asText())
        .isEqualTo("/bot");
  }

  @Test
  void readMarkLowersTheUnread() {
    messages();
    Caller bob = http.as(Who.is(course.student(team), team));
    ada.get(path("/channels")).expect(200);
    post(bob, "one");
    String second = post(bob, "two");
    assertThat(unread()).isEqualTo(2);

    ada.post(path("/channels/" + users().id() + "/read"), Map.of("ts", second)).expect(204);

    assertThat(unread()).isZero();
  }

  private int unread() {
    for (JsonNode channel : ada.get(path("/channels")).json().path("items")) {
      if (channel.path("id").asText().equals(users().id().value())) {
        return channel.path("unread").asInt();
      }
    }
    throw new AssertionError("no users channel");
  }

  @Test
  void otherTeamsAreOutOfReachAndStaffReadsAll() {
    String ts = post(ada, "ours");
    Team stranger = course.team();
    Caller strange = http.as(Who.is(course.student(stranger), stranger));
    Caller instructor = http.as(Who.is(course.person(CourseRole.INSTRUCTOR), null));
    Caller grader = http.as(Who.is(course.person(CourseRole.GRADER), null));
    strange.get("/teams/" + stranger.slug() + "/channels").expect(200);

    for (String resource :
        List.of("/channels", "/people", "/commands", "/channels/" + users().id() + "/messages")) {
      strange.get(path(resource)).expect(ProblemCode.NOT_FOUND);
      instructor.get(path(resource)).expect(200);
      grader.get(path(resource)).expect(200);
      http.asNobody().get(path(resource)).expect(ProblemCode.NOT_SIGNED_IN);
    }
    String smuggled = "/teams/" + stranger.slug() + "/channels/" + users().id() + "/messages";
    strange.get(smuggled).expect(ProblemCode.NOT_FOUND);
    strange.get(smuggled + "/" + ts + "/thread").expect(ProblemCode.NOT_FOUND);
    strange.post(smuggled, Map.of("text", "x")).expect(ProblemCode.NOT_FOUND);
    strange.put(smuggled + "/" + ts + "/reactions/eyes").expect(ProblemCode.NOT_FOUND);
    strange
        .post(smuggled + "/" + ts + "/actions", Map.of("actionId", "a"))
        .expect(ProblemCode.NOT_FOUND);
    instructor.post(messages(), Map.of("text", "a word")).expect(200);
    grader.post(messages(), Map.of("text", "x")).expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void buttonOfABotThatIsAwayIsComplainedAboutToThePersonAlone() {
    messages();
    String blocks =
        """
        [{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"go",
          "text":{"type":"plain_text","text":"Go"}}]}]
        """;
    String ts =
        lab.workspaces
            .post(
                new NewMessage(
                    users().id(),
                    lab.workspaces.botUser(team.id(), EnvironmentName.PRODUCTION),
                    "press",
                    blocks,
                    null))
            .ts()
            .value();

    ada.post(messages() + "/" + ts + "/actions", Map.of("actionId", "go")).expect(202);
    ada.post(messages() + "/" + ts + "/actions", Map.of("actionId", "no"))
        .expect(ProblemCode.INVALID_INPUT);

    JsonNode items = ada.get(messages()).json().path("items");
    assertThat(items.get(0).at("/blocks/0/elements/0/action_id").asText()).isEqualTo("go");
    assertThat(items.get(1).path("text").asText()).contains("not connected");
    assertThat(items.get(1).path("ephemeral").asBoolean()).isTrue();
    ada.post(path("/views/V0/submit"), Map.of("values", Map.of())).expect(ProblemCode.NOT_FOUND);
    ada.post(path("/views/V0/close")).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void nothingTellsASyntheticUserFromAPerson() {
    messages();
    UserId synthetic =
        lab.workspaces.syntheticUser(TeamEnvironment.production(team.id()), "zoe", "Zoe Doe");
    lab.workspaces.post(NewMessage.of(users().id(), synthetic, "hi"));

    String everything = ada.get(messages()).body() + ada.get(path("/people")).body();

    assertThat(everything).contains("Zoe Doe").doesNotContainIgnoringCase("synthetic");
    JsonNode user = ada.get(messages()).json().at("/items/0/user");
    assertThat(user.path("bot").asBoolean(true)).isFalse();
    assertThat(user.properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("id", "name", "handle", "bot");
  }

  @Test
  void liveEventsSayWhoMayBeTold() {
    messages();
    LIVE.clear();
    String ts = post(ada, "live");
    ada.post(messages(), Map.of("text", "thread", "threadTs", ts)).expect(200);
    ada.post(messages(), Map.of("text", "/help")).expect(200);
    ada.delete(messages() + "/" + ts).expect(204);

    List<LiveChat.Item> ours = LIVE.stream().filter(it -> it.team().equals(team.id())).toList();
    assertThat(ours)
        .extracting(it -> ((LiveChat.LiveMessageView) it.data()).change())
        .containsExactly(
            LiveChat.Change.POSTED,
            LiveChat.Change.POSTED,
            LiveChat.Change.CHANGED,
            LiveChat.Change.POSTED,
            LiveChat.Change.DELETED);
    assertThat(ours)
        .extracting(LiveChat.Item::onlyFor)
        .containsExactly(null, null, null, student.id(), null);
    assertThat(MessagePosted.class).isAssignableTo(ChatNotice.class);
  }
}
