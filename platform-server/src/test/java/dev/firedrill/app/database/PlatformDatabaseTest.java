package dev.firedrill.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.config.DatabaseConfiguration;
import dev.firedrill.kernel.WorkLane;
import dev.firedrill.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class PlatformDatabaseTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** More than all connections of a server together. */
  private static final int EFFECTS = 60;

  @Test
  void effectsThatHoldAllTheirConnectionsLeaveThoseOfReverts(@TempDir Path directory)
      throws Exception {
    PGSimpleDataSource source = (PGSimpleDataSource) DATABASE.dataSource();
    try (DataDirectory data = DataDirectory.open(directory.resolve("data"), false)) {
      PlatformDatabase database =
          PlatformDatabase.open(
              new DatabaseConfiguration(
                  Objects.requireNonNull(source.getURL()), source.getUser(), source.getPassword()),
              directory.resolve("cache"),
              data,
              new Random(1));
      CountDownLatch held = new CountDownLatch(1);
      CompletableFuture<Void> done = new CompletableFuture<>();
      List<Thread> effects = new ArrayList<>();
      for (int effect = 0; effect < EFFECTS; effect++) {
        effects.add(
            Thread.ofVirtual().start(() -> WorkLane.effects(() -> hold(database, held, done))));
      }
      held.await();
      List<Integer> answers = new ArrayList<>();
      WorkLane.runs(() -> {
        for (int revert = 0; revert < EFFECTS; revert++) {
          answers.add(answer(database));
        }
      });
      done.complete(null);
      for (Thread effect : effects) {
        effect.join();
      }
      database.stop();
      assertThat(answers).hasSize(EFFECTS).containsOnly(1);
    }
  }

  private static void hold(
      PlatformDatabase database, CountDownLatch held, CompletableFuture<Void> done) {
    database
        .jdbi()
        .useHandle(handle -> {
          handle.execute("SELECT 1");
          held.countDown();
          done.join();
        });
  }

  private static int answer(PlatformDatabase database) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
  }
}
