package dev.firedrill.lti;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The registered platforms. */
public interface Platforms {
  List<LtiPlatform> all();

  Optional<LtiPlatform> find(UUID id);

  /** False, and nothing stored, when issuer and client id are registered already. */
  boolean add(LtiPlatform platform);

  /** Removes it with its accounts, contexts and jobs; false when there was none. */
  boolean remove(UUID id);
}
