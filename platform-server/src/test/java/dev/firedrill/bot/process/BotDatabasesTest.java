package dev.firedrill.bot.process;

import static dev.firedrill.bot.process.Stage.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.bot.database.BotDatabases.Answer;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bots that are real processes and keep real SQLite files. */
class BotDatabasesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String FILE = "bot.sqlite3";
  private static final String MAKE =
      "sqlite3 $DATA_DIR/bot.sqlite3 \"PRAGMA journal_mode=WAL; create table glossary(term text,"
          + " n int, weight real); insert into glossary values ('slo', 3, 9e999), ('toil', null,"
          + " 0.5)\"; ";
  private static final String STAY = "echo here; while :; do sleep 0.05; done";

  @TempDir Path directory = Path.of(".");
  private final TeamEnvironment bot = instance(1).bot();
  private @Nullable Stage opened;

  @BeforeEach
  void theProgramIsThere() {
    assumeThat(Path.of("/usr/bin/sqlite3")).isExecutable();
  }

  @AfterEach
  void nothingIsLeft() {
    if (opened != null) {
      opened.close();
    }
  }

  private BotDatabases databases() {
    return BotProcesses.databases(Objects.requireNonNull(opened).runtime);
  }

  private BotDatabases botThat(String script) throws Exception {
    return botThat(Stage.shared(directory), script);
  }

  private BotDatabases botThat(Stage stage, String script) throws Exception {
    opened = stage;
    InstanceId started = stage.start(instance(1), "", "bash", "-c", script + STAY);
    stage.awaitLine(started, "here");
    return databases();
  }

  private Answer ask(BotDatabases databases, String select) {
    return databases.ask(bot, FILE, select, PATIENCE);
  }

  private Path data() throws Exception {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(path -> path.endsWith("data")).findFirst().orElseThrow();
    }
  }

  @Test
  void theFirstRowIsReadAndWhatIsNullIsAbsent() throws Exception {
    BotDatabases databases = botThat(MAKE);

    assertThat(databases.lacking()).isEmpty();
    assertThat(ask(databases, "select term, n, weight from glossary order by term"))
        .isEqualTo(new Answer.Rows(2, Map.of("term", "slo", "n", 3L), "slo"));
    assertThat(ask(databases, "select n, weight from glossary where term = 'toil'"))
        .isEqualTo(new Answer.Rows(1, Map.of("weight", 0.5), null));
    assertThat(ask(databases, "select term from glossary where n > 9"))
        .isEqualTo(new Answer.Rows(0, Map.of(), null));
    assertThat(
            ask(
                databases,
                "with recursive c(x) as (select 1 union all select x + 1 from c where x < 500)"
                    + " select x from c"))
        .isEqualTo(new Answer.Rows(100, Map.of("x", 1L), 1L));
  }

  @Test
  void whatTheDatabaseCannotAnswerIsSaid() throws Exception {
    BotDatabases databases = botThat(MAKE);

    assertThat(ask(databases, "select * from polls"))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.why()).contains("polls"));
    assertThat(databases.ask(bot, "other.db", "select 1", PATIENCE)).isEqualTo(new Answer.NoFile());
    assertThat(ask(databases, "select hex(zeroblob(100000))")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void nothingElseCanBeReadOrWritten() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "42");
    BotDatabases databases =
        botThat(MAKE + "echo '.print [{\"term\":\"forged\"}]' > $HOME/.sqliterc; ");

    assertThat(ask(databases, "select readfile('" + secret + "')"))
        .isInstanceOf(Answer.Refused.class);
    assertThat(ask(databases, "select writefile('" + directory.resolve("new") + "', 'x')"))
        .isInstanceOf(Answer.Refused.class);
    assertThat(directory.resolve("new")).doesNotExist();
    assertThat(ask(databases, "select count(*) as n from glossary"))
        .as("no start-up file of the bot's")
        .isEqualTo(new Answer.Rows(1, Map.of("n", 2L), 2L));
  }

  @Test
  void aLinkIsNoDatabase() throws Exception {
    BotDatabases databases = botThat(MAKE + "ln -s bot.sqlite3 $DATA_DIR/link.db; ");

    assertThat(databases.ask(bot, "link.db", "select 1", PATIENCE)).isEqualTo(new Answer.NoFile());
  }

  @Test
  void aQueryThatDoesNotEndIsEnded() throws Exception {
    BotDatabases databases = botThat(MAKE);
    String endless =
        "with recursive c(x) as (select 1 union all select x + 1 from c) select max(x) from c";

    assertThatThrownBy(() -> databases.ask(bot, FILE, endless, Duration.ofMillis(700)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("did not answer within 700 ms");
  }

  @Test
  void aBotThatDoesNotRunTellsNothing() throws Exception {
    BotDatabases databases = botThat(MAKE);
    TeamEnvironment other = Stage.ofAnotherTeam(1).bot();

    assertThat(databases.ask(other, FILE, "select 1", PATIENCE)).isEqualTo(new Answer.NotRunning());
  }

  @Test
  void theBotsOwnUserAsks() throws Exception {
    BotDatabases databases =
        botThat(Stage.separate(directory), MAKE + "rm $DATA_DIR/*-wal $DATA_DIR/*-shm; ");

    assertThat(ask(databases, "select n from glossary"))
        .isEqualTo(new Answer.Rows(2, Map.of("n", 3L), 3L));
    Object owner = Files.getAttribute(data(), "unix:uid");
    try (Stream<Path> files = Files.list(data())) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                  .isEqualTo(owner));
    }
  }
}
