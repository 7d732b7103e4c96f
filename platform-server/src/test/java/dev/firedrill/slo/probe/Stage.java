package dev.firedrill.slo.probe;

import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.StoredSlis;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserKind;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * A prober without threads, on a clock that jumps from one thing that happens to the next, with a
 * bot that answers as the test says.
 */
final class Stage {
  /** What the bot does with a question: null is silence. */
  interface Script {
    @Nullable Reply answer(Message question, Instant at);
  }

  record Reply(Duration after, String text, boolean inThread, String track) {
    static Reply of(long afterMs, String text) {
      return new Reply(Duration.ofMillis(afterMs), text, true, "");
    }

    Reply by(String other) {
      return new Reply(after, text, inThread, other);
    }
  }

  private record Due(Instant at, NewMessage message, String track) {}

  final SteppedClock clock;
  final Team team;
  final TeamEnvironment production;
  final TeamEnvironment staging;
  final KnownFacts facts = new KnownFacts();
  final InMemoryWorkspaces workspaces;
  final SliStore store;
  final StoredSlis slis;
  final List<SliTick> ticks = new ArrayList<>();
  final Probing.Wired wired;
  Script script = (question, at) -> Reply.of(80, facts.rightAnswer(question.text(), at));

  /** Which track the gateway told of a question. */
  final Map<MessageTs, String> told = new HashMap<>();

  private final PriorityQueue<Due> replies = new PriorityQueue<>(Comparator.comparing(Due::at));
  private Instant settleAt;

  /** Works on one open connection: opening one for each call is what would take the time. */
  Stage(Connection connection, Team team, SteppedClock clock, SloSettings settings) {
    Jdbi jdbi = Jdbi.create(connection).installPlugin(new PostgresPlugin());
    this.clock = clock;
    this.team = team;
    production = TeamEnvironment.production(team.id());
    staging = new TeamEnvironment(team.id(), EnvironmentName.STAGING);
    DomainEvents events = KernelPersistence.domainEvents(jdbi);
    workspaces = new InMemoryWorkspaces(clock, events);
    store = SloPersistence.store(jdbi);
    slis = new StoredSlis(store, settings, clock);
    wired =
        Probing.wire(
            new Probing.Parts(
                new OnlyTeam(team),
                workspaces,
                (bot, channel, ts) -> Optional.ofNullable(told.get(ts)),
                Probing.templateBot(facts),
                store,
                EvidencePersistence.evidence(jdbi, events),
                KernelPersistence.transactions(jdbi),
                events,
                settings,
                clock,
                42),
            clock);
    events.subscribe(MessagePosted.class, this::hear);
    events.subscribe(SliTick.class, ticks::add);
    settleAt = clock.instant();
    play(Duration.ZERO);
  }

  private void hear(MessagePosted event) {
    if (event.author().kind() != UserKind.SYNTHETIC) {
      return;
    }
    Message question = event.message();
    Reply reply = script.answer(question, clock.instant());
    if (reply != null) {
      MessageTs thread = reply.inThread() ? question.ts() : null;
      replies.add(
          new Due(
              clock.instant().plus(reply.after()),
              new NewMessage(
                  question.channel(),
                  workspaces.botUser(
                      team.id(), Optional.ofNullable(event.channel().environment()).orElseThrow()),
                  reply.text(),
                  null,
                  thread),
              reply.track()));
    }
  }

  /** Lets this much time pass, with everything in it happening at its time. */
  void play(Duration duration) {
    Instant end = clock.instant().plus(duration);
    while (true) {
      Instant now = clock.instant();
      while (!replies.isEmpty() && !replies.element().at().isAfter(now)) {
        Due due = replies.remove();
        workspaces.post(due.message(), due.track());
      }
      if (!now.isBefore(settleAt)) {
        wired.settlement().settle(now);
        settleAt = now.plusSeconds(1);
      }
      Instant next = wired.asking().step(now, Runnable::run);
      if (!now.isBefore(end)) {
        return;
      }
      Instant until = earliest(earliest(next, settleAt), end);
      clock.set(replies.isEmpty() ? until : earliest(until, replies.element().at()));
    }
  }

  /** The platform stands still while time goes by. */
  void freeze(Duration duration) {
    clock.step(duration);
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private record OnlyTeam(Team team) implements Teams {
    @Override
    public void add(Team other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addMember(TeamId id, PersonId person) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Team> all() {
      return List.of(team);
    }

    @Override
    public Optional<Team> find(TeamId id) {
      return Optional.of(team);
    }

    @Override
    public Optional<Team> find(TeamSlug slug) {
      return Optional.of(team);
    }

    @Override
    public Optional<Team> teamOf(PersonId person) {
      return Optional.empty();
    }

    @Override
    public List<Member> members(TeamId id) {
      return List.of();
    }

    @Override
    public Optional<Member> person(PersonId id) {
      return Optional.empty();
    }
  }
}
