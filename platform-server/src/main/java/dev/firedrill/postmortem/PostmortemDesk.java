package dev.firedrill.postmortem;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.postmortem.due.Deadline;
import dev.firedrill.postmortem.due.DueDesk;
import dev.firedrill.postmortem.due.Lateness;
import dev.firedrill.postmortem.merge.Merge;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes postmortems and hands them in, for members of the incident's team. */
public final class PostmortemDesk {
  /** What came of asking. */
  public sealed interface Outcome {
    /** Done: the postmortem as it stands now. */
    record Done(Postmortem postmortem) implements Outcome {}

    /** Not done, because somebody saved in the meantime: this. */
    record Stale(Postmortem current) implements Outcome {}

    /** Not done, because the grade is published. */
    record Closed() implements Outcome {}

    /** Not done, because it closed then, after its deadline. */
    record TooLate(Instant closed) implements Outcome {}

    /** Not done, because nobody has written anything yet. */
    record StillTheTemplate() implements Outcome {}

    /** Not done: the text has this many bytes, more than {@link Postmortem#BYTES_AT_MOST}. */
    record TooLarge(int bytes) implements Outcome {}

    /** Not done, because the person is not of the incident's team. */
    record NotYours() implements Outcome {}
  }

  private final Postmortems postmortems;
  private final Teams teams;
  private final PostmortemLock lock;
  private final DueDesk due;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public PostmortemDesk(
      Postmortems postmortems,
      Teams teams,
      PostmortemLock lock,
      DueDesk due,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.postmortems = postmortems;
    this.teams = teams;
    this.lock = lock;
    this.due = due;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** The stored postmortem, or the template at version 0. */
  public Postmortem of(Incident incident) {
    return postmortems.find(incident.id()).orElseGet(() -> template(incident));
  }

  /** What the team starts from. */
  public Postmortem template(Incident incident) {
    return Postmortem.fresh(incident, this::name);
  }

  private String name(PersonId id) {
    return teams.person(id).map(Member::name).orElse("somebody");
  }

  /**
   * Saves the text. Where somebody saved since the version expected and {@code base} is given, the
   * text that the writer began from, the two edits are put together (see {@link Merge}) and the
   * outcome has a text other than the one given.
   */
  public Outcome save(
      Incident incident, PersonId by, long expected, String markdown, @Nullable String base) {
    int bytes = bytes(markdown);
    if (bytes > Postmortem.BYTES_AT_MOST) {
      return new Outcome.TooLarge(bytes);
    }
    return change(
        incident,
        by,
        () -> {
          if (store(incident, by, expected, markdown)) {
            return new Outcome.Done(of(incident));
          }
          Postmortem current = of(incident);
          if (base == null || bytes(base) > Postmortem.BYTES_AT_MOST) {
            return new Outcome.Stale(current);
          }
          PersonId other = current.updatedBy();
          Merge merged =
              Merge.of(
                  base, markdown, current.markdown(), other == null ? "Somebody" : name(other));
          if (bytes(merged.text()) > Postmortem.BYTES_AT_MOST) {
            return new Outcome.TooLarge(bytes(merged.text()));
          }
          boolean same = merged.text().equals(current.markdown());
          return same || store(incident, by, current.version(), merged.text())
              ? new Outcome.Done(of(incident))
              : new Outcome.Stale(of(incident));
        });
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private boolean store(Incident incident, PersonId by, long expected, String markdown) {
    if (!postmortems.save(incident.id(), expected, markdown, by, clock.instant())) {
      return false;
    }
    events.publish(new PostmortemChanged(incident.id(), incident.team(), expected + 1, by, false));
    return true;
  }

  /**
   * Hands in the version given and keeps it as it is. It may be done again until the grade is out
   * or the deadline has closed; the last time counts.
   */
  public Outcome submit(Incident incident, PersonId by, long expected) {
    return change(
        incident,
        by,
        () -> {
          if (expected == 0 && postmortems.find(incident.id()).isEmpty()) {
            return new Outcome.StillTheTemplate();
          }
          if (!postmortems.submit(incident.id(), expected, by, clock.instant())) {
            return new Outcome.Stale(of(incident));
          }
          Postmortem submitted = of(incident);
          Lateness lateness = due.now(incident);
          evidence.append(
              NewEvidence.of(
                      EvidenceKind.POSTMORTEM_SUBMITTED,
                      incident.team(),
                      "incident:" + incident.number(),
                      "Postmortem of " + incident.label() + " handed in")
                  .withActor(by)
                  .withPayload(
                      Map.of(
                          "incidentId", incident.id().toString(),
                          "number", incident.number(),
                          "version", expected,
                          "lateSeconds", lateness.late().toSeconds(),
                          "percent", lateness.percent()))
                  .withOccurredAt(
                      submitted.submittedAt() == null ? clock.instant() : submitted.submittedAt()));
          events.publish(new PostmortemChanged(incident.id(), incident.team(), expected, by, true));
          return new Outcome.Done(submitted);
        });
  }

  private Outcome change(Incident incident, PersonId by, Supplier<Outcome> change) {
    if (teams.teamOf(by).map(Team::id).filter(incident.team()::equals).isEmpty()) {
      return new Outcome.NotYours();
    }
    return transactions.call(() -> {
      if (lock.isClosed(incident.id())) {
        return new Outcome.Closed();
      }
      Instant closed = due.of(incident).map(Deadline::closes).orElse(null);
      return closed != null && clock.instant().isAfter(closed)
          ? new Outcome.TooLate(closed)
          : change.get();
    });
  }
}
