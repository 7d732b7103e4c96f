package dev.firedrill.lti;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The courses on platforms from which somebody came. */
public interface Contexts {
  List<LtiContext> all();

  Optional<LtiContext> find(UUID id);

  /** Stores it, in place of what was known of the same course of the platform. */
  void put(LtiContext context);
}
