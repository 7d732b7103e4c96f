package dev.firedrill.slo.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.slo.Prober;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The threads around what the other tests step by hand. */
class ProbeLoopTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Team team = new TestCourse(DATABASE.jdbi()).team();
  private final TeamEnvironment production = TeamEnvironment.production(team.id());
  private final DomainEvents events = DATABASE.domainEvents();
  private final InMemoryWorkspaces workspaces =
      new InMemoryWorkspaces(InstantSource.system(), events);
  private final KnownFacts facts = new KnownFacts();
  private final SliStore store = SloPersistence.store(DATABASE.jdbi());
  private final List<SliTick> ticks = Collections.synchronizedList(new ArrayList<>());

  @Test
  void itAsksFromStartToStopAndAccountsForEverything() {
    Prober prober =
        Probing.prober(
            new Probing.Parts(
                DATABASE.teams(),
                workspaces,
                (bot, channel, ts) -> Optional.empty(),
                Probing.templateBot(facts),
                store,
                DATABASE.evidence(),
                DATABASE.transactions(),
                events,
                SloSettings.defaults(),
                InstantSource.system(),
                7));
    events.subscribe(SliTick.class, ticks::add);
    events.subscribe(MessagePosted.class, this::answer);
    Instant from = Instant.now();

    prober.start();
    await().until(() -> prober.totals().intended() >= 3 && !ticks.isEmpty());
    prober.stop();

    long intended = prober.totals().intended();
    assertThat(prober.totals().open()).isZero();
    List<SliSlice> seconds = new ArrayList<>();
    for (EnvironmentName environment : EnvironmentName.values()) {
      seconds.addAll(
          store.seconds(
              new TeamEnvironment(team.id(), environment),
              from.minusSeconds(1),
              from.plusSeconds(600)));
    }
    assertThat(seconds.stream().mapToInt(SliSlice::asked).sum()).isEqualTo((int) intended);
    assertThat(seconds).allSatisfy(slice -> assertThat(slice.open()).isZero());
    assertThat(ticks.getLast().items()).extracting(SliTick.Item::bot).contains(production);
    assertThat(prober.totals().intended()).as("it really stopped").isEqualTo(intended);
  }

  private void answer(MessagePosted event) {
    if (event.author().kind() == UserKind.SYNTHETIC) {
      workspaces.post(
          new NewMessage(
              event.message().channel(),
              workspaces.botUser(team.id(), Objects.requireNonNull(event.channel().environment())),
              facts.rightAnswer(event.message().text(), Instant.now()),
              null,
              event.message().ts()));
    }
  }
}
