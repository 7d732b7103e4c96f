package dev.firedrill.flag.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.CourseRole;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.SlashCommand.Answer;
import dev.firedrill.workspace.UserId;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagCommandTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String WEATHER = "plugin.weather.enabled";

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final TestFlags all = new TestFlags(DATABASE, InstantSource.system());
  private final FlagStore flags = all.store;
  private final Team team = course.team();
  private final PersonId ada = course.student(team).id();
  private final PersonId grader = course.person(CourseRole.GRADER).id();
  private final SlashCommand command =
      FlagCommands.flag(flags, all.desk, DATABASE.teams(), (person, _) -> person.equals(ada));

  @BeforeEach
  void provision() {
    for (EnvironmentName environment : EnvironmentName.values()) {
      flags.provision(new TeamEnvironment(team.id(), environment));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plugin.weather.enabled off",
        "weather off",
        "WEATHER OFF",
        "off weather",
        "turn off !weather in production",
        "`plugin.weather.enabled` = false",
        "plugin.weather disabled in prod",
        "weath off"
      })
  void manyWaysOfSayingItSwitchTheFlag(String text) {
    Answer answer = say(text + " because it floods us");

    Flag flag = flag(EnvironmentName.PRODUCTION, WEATHER);
    assertThat(flag.on()).isFalse();
    assertThat(flag.reason()).isEqualTo("it floods us");
    assertThat(flag(EnvironmentName.STAGING, WEATHER).on()).isTrue();
    assertThat(answer.ephemeral()).startsWith("Done: `plugin.weather.enabled` off in *production*");
    assertThat(answer.inChannel()).startsWith("<@U1> switched `plugin.weather.enabled` off");
  }

  @ParameterizedTest
  @CsvSource({
    "weather off in staging because the service is slow,the service is slow",
    "weather off staging because: on and off all day,on and off all day",
    "weather off in staging -- upstream is down,upstream is down",
    "weather off in staging because of the incident in production,the incident in production"
  })
  void theReasonAndTheEnvironmentAreUnderstood(String text, String reason) {
    say(text);

    Flag flag = flag(EnvironmentName.STAGING, WEATHER);
    assertThat(flag.on()).isFalse();
    assertThat(flag.reason()).isEqualTo(reason);
    assertThat(flag(EnvironmentName.PRODUCTION, WEATHER).on()).isTrue();
  }

  @Test
  void mentionsAreFoundByOneWord() {
    say("mention on because the channel is noisy");

    assertThat(flag(EnvironmentName.PRODUCTION, "need-mention").on()).isTrue();
  }

  @Test
  void theListTellsHowEveryFlagStandsAndWhy() {
    say("weather off in staging because it rains");

    assertThat(say("list staging").ephemeral())
        .contains("*staging*")
        .contains("`plugin.weather.enabled` is *off* – it rains")
        .contains("`need-mention` is *off*")
        .contains("`plugin.ping.enabled` is *on*");
    assertThat(say("list").ephemeral()).contains("`plugin.weather.enabled` is *on*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                 | Try one of these",
        "help               | Try one of these",
        "weather            | Switch it with `/flag plugin.weather.enabled off because",
        "tea off            | There is no flag `tea`",
        "tea off            | `plugin.weather.enabled`",
        "plugin off         | Write the whole key",
        "off                | Which flag shall be off?",
        "weather on off     | both on and off",
        "weather off slow   | reason after the word _because_",
        "weather on because of fun | is on in production already",
        "weather off        | say why",
        "kill weather       | say why",
        "kill               | Which flag shall be killed?",
        "rollout weather    | To how many of a hundred users?",
        "rollout weather 250 | To how many of a hundred users?",
        "weather off because x | 3 to 200",
        "history weather    | has never been changed"
      })
  void whatIsNotUnderstoodIsAnsweredWithHowToMendIt(String text, String answer) {
    Answer given = say(text);

    assertThat(given.ephemeral()).contains(answer);
    assertThat(given.inChannel()).isNull();
    assertThat(flag(EnvironmentName.PRODUCTION, WEATHER).version()).isEqualTo(1);
  }

  @Test
  void aKilledFlagComesBackAsItWas() {
    say("rollout weather 25% because we try it out");
    Answer killed = say("kill weather because it floods us");

    assertThat(killed.ephemeral()).startsWith("Done: `plugin.weather.enabled` killed");
    assertThat(flag(EnvironmentName.PRODUCTION, WEATHER).on()).isFalse();
    say("revive weather because it is mended");
    assertThat(say("weather").ephemeral()).contains("is *on 25 %, off 75 %*");
  }

  @Test
  void theHistoryTellsWhoDidWhatAndWhy() {
    say("weather off because it is slow");
    say("rollout weather 10 in production because we try again");

    assertThat(say("history weather").ephemeral().lines().toList())
        .hasSize(3)
        .satisfies(lines -> {
          assertThat(lines.get(1)).startsWith("• v3 *on 10 %, off 90 %* by Person");
          assertThat(lines.get(2)).contains("v2 *off*").endsWith("it is slow");
        });
  }

  @Test
  void whoMayOnlyLookMayNotSwitch() {
    assertThat(say(grader, "weather off because of fun").ephemeral()).contains("not switch them");
    assertThat(flag(EnvironmentName.PRODUCTION, WEATHER).on()).isTrue();
    assertThat(say(grader, "list").ephemeral()).contains(WEATHER);
  }

  private Answer say(String text) {
    return say(ada, text);
  }

  private Answer say(PersonId person, String text) {
    return command.handle(
        new SlashCommand.Invocation(
            team.id(), new ChannelId("C1"), new UserId("U1"), person, text));
  }

  private Flag flag(EnvironmentName environment, String key) {
    return flags.find(new TeamEnvironment(team.id(), environment), key).orElseThrow();
  }
}
