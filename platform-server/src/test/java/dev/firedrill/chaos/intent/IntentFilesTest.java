package dev.firedrill.chaos.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentFilesTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path home;
  private Path directory;
  private IntentFiles files;

  private final RunId run = new RunId(new UUID(1, 2));
  private final StepKey step = new StepKey(run, new TeamId(new UUID(3, 4)), "slow-weather");

  @BeforeEach
  void open() {
    directory = home.resolve("intents");
    files = new IntentFiles(directory, "platform");
  }

  private Intent intent(StepKey key, long epoch, Instant due) {
    return new Intent(
        key,
        "dependency-slow",
        TeamEnvironment.production(key.team()),
        Map.of("delay", "PT2S", "share", 0.5, "nested", List.of("a", "b")),
        Map.of("rule", "none"),
        Map.of("delayMillis", 2000),
        epoch,
        due,
        due.plusSeconds(60));
  }

  private Path file() {
    return directory.resolve(run.value() + ".jsonl");
  }

  @Test
  void whatWasIntendedIsReadByAnotherProcessWordForWord() {
    Intent intent = intent(step, 3, NOON);
    files.intend(List.of(intent));

    assertThat(new IntentFiles(directory, "janitor").open()).containsExactly(intent);
    assertThat(intent.order().operationKey()).isEqualTo(step.operationKey());
  }

  @Test
  void whatIsClosedIsNotOpenAndMayBeIntendedAgain() {
    files.intend(List.of(intent(step, 3, NOON)));
    files.closed(step, StepState.CLEAN, NOON);
    assertThat(files.open()).isEmpty();

    files.intend(List.of(intent(step, 4, NOON)));

    assertThat(files.open()).extracting(Intent::epoch).containsExactly(4L);
  }

  @Test
  void onlyWhatChangedIsWrittenAgain() throws IOException {
    files.intend(List.of(intent(step, 3, NOON)));
    long length = Files.size(file());

    files.intend(List.of(intent(step, 4, NOON)));
    assertThat(Files.size(file())).isEqualTo(length);

    files.intend(List.of(intent(step, 5, NOON.plusSeconds(30))));
    assertThat(files.open())
        .singleElement()
        .extracting(Intent::revertDueAt)
        .isEqualTo(NOON.plusSeconds(30));
  }

  @Test
  void anOlderEpochDoesNotReplaceANewerOne() {
    files.intend(List.of(intent(step, 9, NOON)));
    new IntentFiles(directory, "stale").intend(List.of(intent(step, 4, NOON.plusSeconds(300))));

    assertThat(files.open()).extracting(Intent::epoch).containsExactly(9L);
  }

  @Test
  void aLineTornByACrashIsSkippedAndTheNextOneIsWhole() throws IOException {
    files.intend(List.of(intent(step, 3, NOON)));
    Files.writeString(file(), "{\"what\":\"intent\",\"run\":\"0", StandardOpenOption.APPEND);
    StepKey other = new StepKey(run, step.team(), "other");

    new IntentFiles(directory, "platform").intend(List.of(intent(other, 1, NOON.plusSeconds(1))));

    assertThat(files.open()).extracting(Intent::step).containsExactly(step, other);
  }

  @Test
  void severalProcessesMayWriteToOneFile() {
    IntentFiles janitor = new IntentFiles(directory, "janitor");
    files.intend(List.of(intent(step, 3, NOON)));
    janitor.closed(step, StepState.CLEAN, NOON);
    StepKey other = new StepKey(run, step.team(), "other");
    files.intend(List.of(intent(other, 1, NOON)));

    assertThat(janitor.open()).extracting(Intent::step).containsExactly(other);
    assertThat(files.open()).extracting(Intent::step).containsExactly(other);
  }

  @Test
  void onlyOldRunsWithNothingOpenAreForgotten() throws IOException {
    files.intend(List.of(intent(step, 3, NOON)));
    Files.setLastModifiedTime(file(), FileTime.from(NOON.minus(Duration.ofDays(8))));
    files.forget(NOON.minus(Duration.ofDays(7)));
    assertThat(file()).exists();

    files.closed(step, StepState.VOID, NOON);
    Files.setLastModifiedTime(file(), FileTime.from(NOON.minus(Duration.ofDays(8))));
    files.forget(NOON.minus(Duration.ofDays(7)));

    assertThat(file()).doesNotExist();
    assertThat(files.open()).isEmpty();
  }

  @Test
  void nothingIsOpenWhereNothingWasEverIntended() {
    assertThat(files.open()).isEmpty();
    files.closed(step, StepState.CLEAN, NOON);
    assertThat(directory).doesNotExist();
  }
}
