package dev.firedrill.lti;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.List;

/** Our own keys, sealed at rest. */
public interface ToolKeyStore {
  /** Newest first. */
  List<RSAKey> all();

  void add(RSAKey key, Instant at);

  /** Deletes all but the newest ones. */
  void keep(int newest);
}
