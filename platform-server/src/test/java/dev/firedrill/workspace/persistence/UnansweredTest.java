package dev.firedrill.workspace.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Unanswered;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnansweredTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, SteppedClock.atNoon());
  private final Unanswered unanswered = WorkspacePersistence.unanswered(DATABASE.jdbi());
  private Team team;
  private Person ada;
  private TeamEnvironment production;
  private ChannelId ops;
  private ChannelId users;

  @BeforeEach
  void begin() {
    team = course.team();
    ada = course.student(team);
    lab.workspaces.provision(team.id());
    production = TeamEnvironment.production(team.id());
    ops = lab.workspaces.opsChannel(team.id()).id();
    users = lab.workspaces.usersChannel(production).id();
  }

  private UserId persona(String name) {
    return lab.workspaces.syntheticUser(production, name.toLowerCase(Locale.ROOT), name);
  }

  private UserId user(Person person) {
    return lab.workspaces.userOf(team.id(), person.id());
  }

  private Message say(ChannelId channel, UserId who, String text) {
    return lab.workspaces.post(NewMessage.of(channel, who, text));
  }

  private List<Unanswered.Question> waiting() {
    return unanswered.of(
        team.id(), Set.of(ada.id()), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 20);
  }

  @Test
  void whoAskedWaitsUntilSomebodyOfTheTeamWritesInThatChannel() {
    Message question = say(ops, persona("Dana"), "What do we know, and when is it fixed?");
    say(users, user(ada), "we are on it");

    assertThat(waiting())
        .singleElement()
        .satisfies(waits -> {
          assertThat(waits.ts()).isEqualTo(question.ts());
          assertThat(waits.channel()).isEqualTo(ops);
          assertThat(waits.text()).startsWith("What do we know");
        });

    say(ops, user(ada), "Weather is off; next word at 12:20.");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void wordsForTheBotAreNoQuestionAndNoAnswer() {
    UserId priya = persona("Priya");
    say(users, priya, "!weather Boston");
    say(
        users,
        priya,
        "<@" + lab.workspaces.botUser(team.id(), EnvironmentName.PRODUCTION) + "> weather Rome");
    assertThat(waiting()).isEmpty();

    say(users, priya, "Is something wrong?");
    say(users, user(ada), "!ping");
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void botsThePlatformAndTheTeamItselfDoNotWait() {
    say(ops, lab.workspaces.platformUser(team.id()), "Is that so?");
    say(ops, user(ada), "Who takes it?");
    say(users, lab.workspaces.botUser(team.id(), EnvironmentName.PRODUCTION), "What?");

    assertThat(waiting()).isEmpty();
  }

  @Test
  void staffWhoAskWaitLikeAnybody() {
    Person instructor = course.person(CourseRole.INSTRUCTOR);
    say(ops, user(instructor), "How is it going?");

    assertThat(waiting()).hasSize(1);
  }

  @Test
  void whoeverAsksAgainWaitsOnceSinceTheFirstTime() {
    UserId dana = persona("Dana");
    Message first = say(ops, dana, "What do we know?");
    say(ops, dana, "Hello?");
    Message other = say(ops, persona("Wen"), "When?");

    assertThat(waiting())
        .extracting(Unanswered.Question::ts)
        .containsExactly(first.ts(), other.ts());
  }

  @Test
  void onlyTheTeamsOwnChannelsAndTheAskedTimeCount() {
    Team others = course.team();
    course.student(others);
    lab.workspaces.provision(others.id());
    lab.workspaces.post(
        NewMessage.of(
            lab.workspaces.opsChannel(others.id()).id(),
            lab.workspaces.syntheticUser(TeamEnvironment.production(others.id()), "eve", "Eve"),
            "Hello?"));
    Message late = say(ops, persona("Dana"), "What do we know?");

    assertThat(
            unanswered.of(
                team.id(),
                Set.of(ada.id()),
                late.ts().at().plus(Duration.ofSeconds(1)),
                Instant.parse("2100-01-01T00:00:00Z"),
                20))
        .isEmpty();
    assertThat(waiting()).hasSize(1);
  }
}
