package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.commands.WorkspaceCommands;
import dev.firedrill.workspace.disturbance.Absence;
import dev.firedrill.workspace.disturbance.Absences;
import dev.firedrill.workspace.disturbance.Calls;
import dev.firedrill.workspace.disturbance.ChatEffect;
import dev.firedrill.workspace.disturbance.ChatRule;
import dev.firedrill.workspace.disturbance.GatewayFigures;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.SocketBot;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a bot meets at the gateway while its chat is disturbed, and after that. */
class DisturbedChatTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Calls ALL = new Calls(Set.of(), 1);
  private static final Calls POSTS = new Calls(Set.of("chat.postMessage"), 1);

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

  private void disturb(ChatEffect effect) {
    boolean put = lab.rules.put(new ChatRule(bot, effect, "op", 1, clock.instant().plus(LIFE)));
    assertThat(put).isTrue();
  }

  private HttpResponse<String> post() {
    return slack.send("chat.postMessage", "channel", users.id().value(), "text", "hello");
  }

  private void says(String text) {
    lab.workspaces.post(NewMessage.of(users.id(), ada, text));
  }

  @Test
  void callsThatAreTooManyAreToldWhenToComeBack() {
    disturb(new ChatEffect.CallsTooOften(POSTS, Duration.ofSeconds(20), false));

    assertThat(post().statusCode()).isEqualTo(429);
    assertThat(post().headers().firstValue("Retry-After")).contains("20");
    slack.ok("auth.test");
  }

  @Test
  void aSlackThatIsDownSaysSoToThisBotOnly() {
    disturb(new ChatEffect.CallsUnavailable(ALL, 503));

    HttpResponse<String> refused = post();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(SlackCalls.json(refused).path("error").asText()).isEqualTo("service_unavailable");
    assertThat(slack.send("auth.test").statusCode()).isEqualTo(503);
    assertThat(lab.calls(team, EnvironmentName.STAGING).send("auth.test").statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusalsAreThoseOfSlack() {
    disturb(new ChatEffect.CallsRefused(POSTS, "missing_scope"));
    JsonNode refused =
        slack.call("chat.postMessage", "channel", users.id().value(), "text", "hello");

    assertThat(refused.path("error").asText()).isEqualTo("missing_scope");
    assertThat(refused.path("needed").asText()).isEqualTo("chat:write");

    lab.rules.removeIfOwnedBy(bot, ChatEffect.Kind.CALLS_REFUSED, "op");
    assertThat(SlackCalls.json(post()).path("ok").asBoolean()).isTrue();
  }

  @Test
  void slowCallsAreAnsweredAllTheSame() {
    disturb(new ChatEffect.CallsLate(POSTS, Duration.ofSeconds(4), Duration.ofSeconds(1)));

    assertThat(SlackCalls.json(post()).path("ok").asBoolean()).isTrue();
    assertThat(lab.pauses)
        .singleElement()
        .satisfies(
            pause -> assertThat(pause).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5)));
  }

  @Test
  void theGatewayCountsWhatTheRulesDid() {
    Instant since = clock.instant();
    disturb(new ChatEffect.CallsTooOften(POSTS, Duration.ofSeconds(20), false));
    disturb(new ChatEffect.EventsDropped(1));
    post();
    post();
    slack.ok("auth.test");
    says("lost");

    GatewayFigures all = lab.counts.since(bot, since, Set.of());
    assertThat(all.calls()).isEqualTo(3);
    assertThat(all.hits()).isEqualTo(2);
    assertThat(all.errors()).isEqualTo(2);
    assertThat(all.dropped()).isEqualTo(1);
    assertThat(lab.counts.since(bot, since, Set.of("auth.test")).errors()).isZero();
  }

  @Test
  void aBotThatWasRemovedIsNotInTheChannelAndHearsNothingThere() {
    Absence absence = new Absence(bot, Absence.Room.USERS, "op", 1, clock.instant().plus(LIFE));
    Instant since = clock.instant();
    assertThat(absences().put(absence)).isTrue();

    JsonNode refused =
        slack.call("chat.postMessage", "channel", users.id().value(), "text", "hello");
    assertThat(refused.path("error").asText()).isEqualTo("not_in_channel");
    assertThat(
            slack
                .call("conversations.history", "channel", users.id().value())
                .path("error")
                .asText())
        .isEqualTo("not_in_channel");
    assertThat(lab.directory.get(team.id()).botsIn(users.id())).isEmpty();
    assertThat(lab.counts.since(bot, since, Set.of("chat.postMessage")).errors()).isEqualTo(1);

    slack.ok("conversations.join", "channel", users.id().value());
    assertThat(SlackCalls.json(post()).path("ok").asBoolean()).as("invited back").isTrue();
    assertThat(absences().find(bot, Absence.Room.USERS)).isEmpty();
  }

  @Test
  void aPersonInvitesTheBotBack() {
    Absence absence = new Absence(bot, Absence.Room.USERS, "op", 1, clock.instant().plus(LIFE));
    assertThat(absences().put(absence)).isTrue();
    SlashCommand invite = WorkspaceCommands.invite(lab.directory, lab.channels, (_, _) -> true);

    SlashCommand.Answer answer = invite.handle(typed("@" + team.slug() + "-bot"));
    assertThat(answer.inChannel()).contains("added <@");
    assertThat(SlackCalls.json(post()).path("ok").asBoolean()).isTrue();
    assertThat(invite.handle(typed("@" + team.slug() + "-bot")).ephemeral()).contains("already");
    assertThat(invite.handle(typed("@nobody")).ephemeral()).contains("Nobody here is called");
    assertThat(invite.handle(typed("")).ephemeral()).contains("/invite @" + team.slug());
    assertThat(
            WorkspaceCommands.invite(lab.directory, lab.channels, (_, _) -> false)
                .handle(typed("@" + team.slug() + "-bot"))
                .ephemeral())
        .contains("not invite");
  }

  private SlashCommand.Invocation typed(String text) {
    return new SlashCommand.Invocation(
        team.id(), users.id(), ada, new PersonId(UUID.randomUUID()), text);
  }

  private Absences absences() {
    return WorkspacePersistence.absences(DATABASE.jdbi(), lab.events, clock);
  }

  @Test
  void aRuleThatExpiredDoesNothing() {
    disturb(new ChatEffect.CallsUnavailable(ALL, 503));
    assertThat(post().statusCode()).isEqualTo(503);

    clock.step(LIFE);

    assertThat(SlackCalls.json(post()).path("ok").asBoolean()).isTrue();
  }

  @Test
  void droppedEventsNeverCome() {
    try (SocketBot socket = SocketBot.open(app(), "apps.connections.open")) {
      socket.next("hello");
      disturb(new ChatEffect.EventsDropped(1));
      says("lost");
      lab.rules.removeIfOwnedBy(bot, ChatEffect.Kind.EVENTS_DROPPED, "op");
      says("told");

      socket.message("told");
      assertThat(socket.all())
          .noneMatch(frame -> frame.at("/payload/event/text").asText().equals("lost"));
    }
  }

  @Test
  void doubledEventsCarryTheSameIdAndSayThatTheyComeAgain() {
    try (SocketBot socket = SocketBot.open(app(), "apps.connections.open")) {
      socket.next("hello");
      disturb(new ChatEffect.EventsDoubled(1));
      says("twice");

      JsonNode first = socket.message("twice");
      JsonNode second = socket.message("twice");

      assertThat(second.at("/payload/event_id")).isEqualTo(first.at("/payload/event_id"));
      assertThat(second.path("envelope_id")).isNotEqualTo(first.path("envelope_id"));
      assertThat(first.path("retry_attempt").asInt()).isZero();
      assertThat(second.path("retry_attempt").asInt()).isEqualTo(1);
    }
  }

  @Test
  void lateEventsComeWhenTheirTimeHasCome() {
    try (SocketBot socket = SocketBot.open(app(), "apps.connections.open")) {
      socket.next("hello");
      lab.background.start();
      disturb(new ChatEffect.EventsLate(Duration.ofSeconds(30)));
      says("late");
      lab.rules.removeIfOwnedBy(bot, ChatEffect.Kind.EVENTS_LATE, "op");
      says("at once");
      socket.ack(socket.message("at once"));
      assertThat(socket.all())
          .noneMatch(frame -> frame.at("/payload/event/text").asText().equals("late"));

      clock.step(Duration.ofSeconds(31));

      socket.message("late");
    }
  }

  @Test
  void aFlappingConnectionIsCutWhenItIsThatOld() {
    try (SocketBot socket = SocketBot.open(app(), "apps.connections.open")) {
      socket.next("hello");
      lab.background.start();
      disturb(new ChatEffect.SocketsFlapping(Duration.ofSeconds(15)));
      clock.step(Duration.ofSeconds(16));

      Awaitility.await().until(() -> lab.socketMode.sockets().connections(bot) == 0);
    }
  }

  @Test
  void aLimitIsLiftedForWhoPausesOnly() {
    disturb(new ChatEffect.CallsTooOften(POSTS, Duration.ofSeconds(20), true));

    assertThat(post().statusCode()).isEqualTo(429);
    clock.step(Duration.ofSeconds(19));
    assertThat(post().statusCode()).isEqualTo(429);
    clock.step(Duration.ofSeconds(19));
    assertThat(post().statusCode()).isEqualTo(429);
    clock.step(Duration.ofSeconds(20));
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(post().statusCode()).isEqualTo(429);
  }

  @Test
  void aHalfOpenConnectionStaysAndHearsNothingWhileANewOneHears() {
    try (SocketBot old = SocketBot.open(app(), "apps.connections.open")) {
      old.next("hello");
      clock.step(Duration.ofSeconds(1));
      ChatEffect effect = new ChatEffect.SocketsHalfOpen(null);
      disturb(effect);
      says("lost");
      // As after a crash of the server that had not yet written down that it was applied.
      clock.step(Duration.ofSeconds(1));
      assertThat(lab.rules.put(new ChatRule(bot, effect, "op", 2, clock.instant().plus(LIFE))))
          .isTrue();
      assertThat(lab.socketMode.sockets().connections(bot)).isEqualTo(1);
    }
    Awaitility.await().until(() -> lab.socketMode.sockets().connections(bot) == 0);
    try (SocketBot anew = SocketBot.open(app(), "apps.connections.open")) {
      anew.next("hello");
      says("told");
      anew.message("told");
      assertThat(anew.all())
          .noneMatch(frame -> frame.at("/payload/event/text").asText().equals("lost"));
    }
  }

  @Test
  void aRotatedSecretEndsTheConnectionAndRefusesAnother() {
    try (SocketBot socket = SocketBot.open(app(), "apps.connections.open")) {
      socket.next("hello");
      lab.background.start();
      disturb(new ChatEffect.SecretRotated());

      Awaitility.await().until(() -> lab.socketMode.sockets().connections(bot) == 0);
      assertThat(app().call("apps.connections.open").path("error").asText())
          .isEqualTo("invalid_auth");
      slack.ok("auth.test");
      lab.rules.removeIfOwnedBy(bot, ChatEffect.Kind.SECRET_ROTATED, "op");
      app().ok("apps.connections.open");
    }
  }

  private SlackCalls app() {
    return new SlackCalls(
        lab.base(), lab.credentials(team, EnvironmentName.PRODUCTION).appToken().reveal());
  }
}
