package dev.firedrill.bot.database;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the SQLite files in which bots keep what they shall not forget. */
public interface BotDatabases {
  /** The program of that name, 3.37 or newer. */
  String SQLITE = "sqlite3";

  /** So many rows are read at most. */
  int MOST_ROWS = 100;

  /** The capability that is needed and lacking here; empty when databases can be read. */
  Optional<String> lacking();

  /**
   * Asks the file of that name in the directory that the bot's instances share, as the bot itself
   * might, without changing anything.
   *
   * @param select a statement that {@code scenarios.query.SelectQuery} lets pass
   * @param timeout how long this may take altogether; it waits for the bot's own locks for half of
   *     it
   * @throws dev.firedrill.kernel.Failure where the platform cannot look, or did not see an answer
   *     in time
   */
  Answer ask(TeamEnvironment bot, String file, String select, Duration timeout);

  /** What the database said. */
  sealed interface Answer {
    /**
     * So many rows; of the first its columns, of which those that are NULL are left out, and the
     * value of its first column, which is null when that is NULL or there is no row.
     */
    record Rows(int count, Map<String, Object> first, @Nullable Object value) implements Answer {}

    /** The bot keeps no such file. */
    record NoFile() implements Answer {}

    /** No instance of the bot runs here. */
    record NotRunning() implements Answer {}

    /** The database cannot answer this: a table is missing, say, or it stays locked. */
    record Refused(String why) implements Answer {}
  }
}
