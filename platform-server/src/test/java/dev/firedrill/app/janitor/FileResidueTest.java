package dev.firedrill.app.janitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.process.load.Fillers;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.intent.IntentFiles;
import dev.firedrill.chaos.janitor.Janitor;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken away while platform and database are both gone. */
@SuppressWarnings("NullAway") // what is missing here fails the test
class FileResidueTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration TO_LIVE = Duration.ofSeconds(60);

  private final StepKey step =
      new StepKey(new RunId(new UUID(1, 2)), new TeamId(new UUID(3, 4)), "fill");
  private final TeamEnvironment bot = TeamEnvironment.production(step.team());
  private final List<String> diary = new ArrayList<>();

  @TempDir Path data;
  private Fillers fillers;
  private FileResidue residue;
  private BotsFromOutside bots;
  private Instant now = NOON;

  @BeforeEach
  void fill() throws Exception {
    Path home = Files.createDirectories(data.resolve("bots/otter-production/data")).getParent();
    fillers = new Fillers(data.resolve("bots"));
    residue = new FileResidue(fillers);
    bots = new BotsFromOutside(fillers, residue);
    fillers.put(home, step.operationKey(), 1 << 20, NOON.plus(TO_LIVE), OptionalInt.empty());
  }

  private Janitor janitor() {
    return new Janitor(
        new IntentFiles(data.resolve("intents"), "janitor"),
        residue,
        Optional::empty,
        diary::add,
        () -> now,
        Janitor.GRACE);
  }

  private void intend() {
    new IntentFiles(data.resolve("intents"), "platform")
        .intend(
            List.of(
                new Intent(
                    step,
                    "disk-full",
                    bot,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    3,
                    NOON,
                    NOON.plus(TO_LIVE))));
  }

  @Test
  void aFileThatFillsADiskIsGoneSoonAfterItsTimeWithoutAnyDatabase() throws Exception {
    intend();
    now = NOON.plus(Janitor.GRACE).minusMillis(1);
    janitor().look();
    assertThat(fillers.stands(step.operationKey())).isTrue();

    now = NOON.plus(Janitor.GRACE);
    janitor().look();

    assertThat(fillers.stands(step.operationKey())).isFalse();
    assertThat(diary).anyMatch(line -> line.startsWith("took away disk-full"));
  }

  @Test
  void whatNobodyIntendedIsGoneWhenItExpires() throws Exception {
    now = NOON.plus(TO_LIVE).minusMillis(1);
    janitor().look();
    assertThat(fillers.stands(step.operationKey())).isTrue();

    now = NOON.plus(TO_LIVE);
    janitor().look();

    assertThat(fillers.stands(step.operationKey())).isFalse();
  }

  @Test
  void whatTheJanitorTookAwayIsNotTakenForATeamsOwnDoing() {
    intend();
    now = NOON.plus(Janitor.GRACE);
    janitor().look();

    assertThat(bots.stands(bot, step.operationKey())).isTrue();
    bots.remove(bot, step.operationKey());
    assertThat(bots.stands(bot, step.operationKey())).isFalse();
  }

  @Test
  void whatATeamRemovedItselfIsTheTeams() throws Exception {
    intend();
    fillers.remove(step.operationKey());
    now = NOON.plus(Janitor.GRACE);
    janitor().look();

    assertThat(bots.stands(bot, step.operationKey())).isFalse();
  }
}
