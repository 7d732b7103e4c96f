package dev.firedrill.lti;

import dev.firedrill.kernel.PersonId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who a platform's people are here, by the platform's own id of them. */
public interface Accounts {
  Optional<PersonId> find(UUID platform, String subject);

  Map<String, PersonId> of(UUID platform);

  /** Says who it is; a subject that was somebody else's is this person's from now on. */
  void link(UUID platform, String subject, PersonId person);
}
