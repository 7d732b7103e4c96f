package dev.firedrill.auth;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Switches the projector mode of sessions. While it is on, whatever the server tells the session is
 * fit for a class to see.
 */
public final class ProjectorDesk {
  /** Where it is written down who projected. */
  @FunctionalInterface
  public interface Diary {
    void opened(SignedInSession session);
  }

  private final Sessions sessions;
  private final Diary diary;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public ProjectorDesk(
      Sessions sessions,
      Diary diary,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.sessions = sessions;
    this.diary = diary;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The session with the mode on or off; open streams follow before this returns. A mode that was
   * on stays on since when it was.
   */
  public SignedInSession set(SignedInSession session, boolean on) {
    Principal principal = session.principal();
    if (principal.isProjected() == on) {
      return session;
    }
    Instant since = on ? clock.instant() : null;
    transactions.call(() -> {
      sessions.project(session.id(), since);
      if (on) {
        diary.opened(session);
      }
      events.publish(new ProjectorSwitched(session.id()));
      return true;
    });
    return new SignedInSession(
        session.id(),
        new Principal(principal.person(), principal.team(), new Credential.Session(since)),
        session.csrfToken());
  }
}
