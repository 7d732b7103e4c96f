package dev.firedrill.lti.persistence;

import com.nimbusds.jose.jwk.RSAKey;
import dev.firedrill.lti.ToolKeyStore;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

final class JdbiToolKeys implements ToolKeyStore {
  private final Jdbi jdbi;
  private final UnaryOperator<String> seal;
  private final UnaryOperator<String> open;

  JdbiToolKeys(Jdbi jdbi, UnaryOperator<String> seal, UnaryOperator<String> open) {
    this.jdbi = jdbi;
    this.seal = seal;
    this.open = open;
  }

  @Override
  public List<RSAKey> all() {
    return jdbi
        .withHandle(handle ->
            handle
                .createQuery("SELECT sealed FROM lti_key ORDER BY number DESC")
                .mapTo(String.class)
                .list())
        .stream()
        .map(sealed -> read(open.apply(sealed)))
        .toList();
  }

  private static RSAKey read(String json) {
    try {
      return RSAKey.parse(json);
    } catch (ParseException broken) {
      throw new IllegalStateException("our own LTI key cannot be read", broken);
    }
  }

  @Override
  public void add(RSAKey key, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("INSERT INTO lti_key (sealed, made_at) VALUES (:sealed, :at)")
            .bind("sealed", seal.apply(key.toJSONString()))
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public void keep(int newest) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM lti_key WHERE number NOT IN (
                  SELECT number FROM lti_key ORDER BY number DESC LIMIT :newest)
                """)
            .bind("newest", newest)
            .execute());
  }
}
