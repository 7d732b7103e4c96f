package dev.firedrill.postmortem.presence;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who has which postmortem open for writing; who says nothing for {@link #LEASE} has left. */
public interface Editors {
  Duration LEASE = Duration.ofSeconds(45);

  /** Notes that the person is there. True when it was not before. */
  boolean arrive(IncidentId incident, PersonId person, Instant now);

  void leave(IncidentId incident, PersonId person);

  /** Who is there, in the order of arrival. */
  List<PersonId> present(IncidentId incident, Instant now);
}
