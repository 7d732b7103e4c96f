package dev.firedrill.slo.probe;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.slo.ExpectedAnswers;
import dev.firedrill.slo.Prober;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.UpstreamFacts;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.Workspaces;
import java.time.Instant;
import java.time.InstantSource;

/** Synthetic users that talk to every bot and remember what they saw. */
public final class Probing {
  private Probing() {}

  /**
   * Everything a prober works with. {@code clock} agrees with the database's; it may block now and
   * then. {@code seed} decides who asks what; keep it from students, or they can know the next
   * question.
   */
  public record Parts(
      Teams teams,
      Workspaces workspaces,
      MessageRoutes routes,
      ExpectedAnswers answers,
      SliStore store,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      SloSettings settings,
      InstantSource clock,
      long seed) {}

  /** A prober that is not started yet, but listens already. */
  public static Prober prober(Parts parts) {
    AnchoredClock clock = new AnchoredClock(parts.clock());
    Wired wired = wire(parts, clock);
    return new ProbeLoop(wired.asking(), wired.settlement(), clock, clock::anchor);
  }

  /** The template bot's questions and answers, with the upstreams' facts in them. */
  public static ExpectedAnswers templateBot(UpstreamFacts facts) {
    return new TemplateBotAnswers(facts);
  }

  record Wired(Roster roster, Asking asking, Settlement settlement) {}

  /** The parts put together without any thread. */
  static Wired wire(Parts parts, InstantSource clock) {
    SloSettings settings = parts.settings();
    WindowRecorder windows =
        new WindowRecorder(parts.evidence(), parts.store(), parts.transactions(), settings);
    Roster roster =
        new Roster(
            parts.teams(),
            parts.workspaces(),
            parts.routes(),
            parts.store(),
            parts.transactions(),
            windows,
            settings);
    Asking asking =
        new Asking(roster, parts.workspaces(), parts.answers(), settings, clock, parts.seed());
    parts.events().subscribe(MessagePosted.class, asking::heard);
    return new Wired(
        roster,
        asking,
        new Settlement(roster, asking, parts.store(), windows, parts.events(), settings));
  }

  /**
   * The true time at the last anchor plus what the monotonic clock has counted since: reading it
   * never waits for a database, and the system's clock being set moves it only at the next anchor.
   */
  private static final class AnchoredClock implements InstantSource {
    private record Anchor(Instant at, long nanos) {}

    private final InstantSource truth;
    private volatile Anchor anchor;

    AnchoredClock(InstantSource truth) {
      this.truth = truth;
      this.anchor = new Anchor(truth.instant(), System.nanoTime());
    }

    void anchor() {
      long before = System.nanoTime();
      Instant at = truth.instant();
      long after = System.nanoTime();
      // A slow answer says little about the time it was given at.
      if (after - before < 10_000_000) {
        anchor = new Anchor(at, after);
      }
    }

    @Override
    public Instant instant() {
      Anchor last = anchor;
      return last.at().plusNanos(System.nanoTime() - last.nanos());
    }
  }
}
