package dev.firedrill.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.fleet.BotRoom;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.SlashCommand.Answer;
import dev.firedrill.workspace.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotCommandsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private BotRoom room = new BotRoom(DATABASE);

  @BeforeEach
  void twoReleasesWereInService() {
    room = new BotRoom(DATABASE).inService();
    room.deploy(room.upload("second"));
    room.pass();
    room.connect(2);
    room.pass(Duration.ofSeconds(2));
  }

  private Answer say(int which, String text, PersonId person) {
    List<SlashCommand> commands =
        BotCommands.all(
            room.rollback, room.deployments, DATABASE.teams(), (who, _) -> who.equals(room.ada));
    return commands
        .get(which)
        .handle(
            new SlashCommand.Invocation(
                room.team.id(), new ChannelId("C1"), new UserId("U1"), person, text));
  }

  private Answer rollback(String text) {
    return say(0, text, room.ada);
  }

  @Test
  void aBareRollbackGoesToTheReleaseBeforeInProduction() {
    Answer answer = rollback("");

    Deployment back = room.deployment(3);
    assertThat(back.kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(back.release().number()).isEqualTo(1);
    assertThat(back.by()).isEqualTo(Author.inChat(room.ada));
    assertThat(answer.ephemeral()).startsWith("Done: production is being rolled back to *v1*");
    assertThat(answer.inChannel())
        .isEqualTo("<@U1> rolls *production* back to *v1*: no reason given in chat");
  }

  @ParameterizedTest
  @CsvSource({
    "'', PRODUCTION, , ",
    "v3, PRODUCTION, 3, ",
    "3 because it is slow, PRODUCTION, 3, it is slow",
    "staging v3 -- it is slow, STAGING, 3, it is slow",
    "in staging, STAGING, , ",
    "to V3 in prod because of the incident, PRODUCTION, 3, the incident",
    "because it is slow, PRODUCTION, , it is slow",
    "v3 users complain about 429s, PRODUCTION, 3, users complain about 429s"
  })
  void manyWaysOfSayingItAreUnderstood(
      String text,
      EnvironmentName environment,
      @Nullable Integer release,
      @Nullable String reason) {
    assertThat(RollbackWish.parse(text))
        .isEqualTo(new RollbackWish.Back(environment, release, reason));
  }

  @Test
  void duringADeploymentItIsStopped() {
    room.deploy(room.upload("a bad one"));
    Answer answer = rollback("because it is the wrong one");

    assertThat(room.deployment(3).state()).isEqualTo(State.ABORTED);
    assertThat(answer.ephemeral())
        .isEqualTo("Done: deployment 3 of *v3* was stopped; *v2* stays in service.");
    assertThat(answer.inChannel()).contains("stopped the deployment of *v3*");
  }

  @Test
  void onlyWhoOperatesTheBotMay() {
    Answer answer = say(0, "", new PersonId(UUID.randomUUID()));

    assertThat(answer.inChannel()).isNull();
    assertThat(room.deployments.inProgress(room.bot)).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidInASentence() {
    assertThatThrownBy(() -> rollback("v99")).hasMessageContaining("no release v99");
    assertThat(rollback("help").ephemeral()).contains("/rollback v3 because");
  }

  @Test
  void deploysListsWhatRanNewestFirst() {
    Answer answer = say(1, "", room.ada);

    assertThat(answer.ephemeral().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("Deployments to *production*, newest first:"),
            line -> assertThat(line).startsWith("• 2 *v2* *in service*, deploy by Person"),
            line ->
                assertThat(line)
                    .startsWith("• 1 *v1* was in service, deploy by the platform at 22 Nov 12:00"),
            line -> assertThat(line).contains("/rollback"));
    assertThat(say(1, "staging", room.ada).ephemeral()).contains("Nothing was deployed");
  }
}
