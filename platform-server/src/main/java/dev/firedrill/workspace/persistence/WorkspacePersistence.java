package dev.firedrill.workspace.persistence;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.Unanswered;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.Interactions;
import dev.firedrill.workspace.disturbance.Absences;
import dev.firedrill.workspace.disturbance.ChatRules;
import dev.firedrill.workspace.disturbance.PoisonedMessages;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Workspaces in PostgreSQL. */
public final class WorkspacePersistence {
  private WorkspacePersistence() {}

  /** Keeps what it read for half a minute; hears of this server's changes by the events. */
  public static Directory directory(Jdbi jdbi, DomainEvents events, InstantSource clock) {
    return CachedDirectory.listening(new JdbiDirectory(jdbi, clock), jdbi, events, clock);
  }

  public static Unanswered unanswered(Jdbi jdbi) {
    return new JdbiUnanswered(jdbi);
  }

  public static Messages messages(Jdbi jdbi) {
    return new JdbiMessages(jdbi);
  }

  public static Deliveries deliveries(Jdbi jdbi) {
    return new JdbiDeliveries(jdbi);
  }

  public static Interactions interactions(Jdbi jdbi) {
    return new JdbiInteractions(jdbi);
  }

  /** Tells of this server's changes by the events. */
  public static ChatRules rules(Jdbi jdbi, DomainEvents events, InstantSource clock) {
    return new JdbiChatRules(jdbi, events, clock);
  }

  /** Tells of this server's changes by the events. */
  public static Absences absences(Jdbi jdbi, DomainEvents events, InstantSource clock) {
    return new JdbiAbsences(jdbi, events, clock);
  }

  public static PoisonedMessages poisoned(Jdbi jdbi) {
    return new JdbiPoisonedMessages(jdbi);
  }
}
