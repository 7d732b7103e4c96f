package dev.firedrill.lti.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.lti.Accounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiAccounts implements Accounts {
  private final Jdbi jdbi;

  JdbiAccounts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<PersonId> find(UUID platform, String subject) {
    return Optional.ofNullable(of(platform).get(subject));
  }

  @Override
  public Map<String, PersonId> of(UUID platform) {
    Map<String, PersonId> accounts = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT subject, person_id FROM lti_account WHERE platform_id = :platform")
            .bind("platform", platform)
            .map((row, context) ->
                Map.entry(
                    row.getString("subject"), new PersonId(row.getObject("person_id", UUID.class))))
            .forEach(entry -> accounts.put(entry.getKey(), entry.getValue())));
    return accounts;
  }

  @Override
  public void link(UUID platform, String subject, PersonId person) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO lti_account (platform_id, subject, person_id)
                VALUES (:platform, :subject, :person)
                ON CONFLICT (platform_id, subject) DO UPDATE SET person_id = excluded.person_id
                """)
            .bind("platform", platform)
            .bind("subject", subject)
            .bind("person", person.value())
            .execute());
  }
}
