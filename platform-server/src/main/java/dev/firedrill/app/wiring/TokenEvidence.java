package dev.firedrill.app.wiring;

import dev.firedrill.auth.token.ApiToken;
import dev.firedrill.auth.token.TokenRecord;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every token in the audit log; those that act for a team in its timeline too. */
final class TokenEvidence implements TokenRecord {
  private static final Logger LOG = LoggerFactory.getLogger("dev.firedrill.audit.token");

  private final Evidence evidence;

  TokenEvidence(Evidence evidence) {
    this.evidence = evidence;
  }

  @Override
  public void created(ApiToken token) {
    LOG.info(
        "token created: token={} kind={} name={} person={} expires={}",
        token.id(),
        token.kind(),
        token.name(),
        token.maker().id(),
        token.expiresAt());
    record(EvidenceKind.TOKEN_CREATED, token, token.maker().id(), "made");
  }

  @Override
  public void revoked(ApiToken token, PersonId by) {
    LOG.info(
        "token revoked: token={} kind={} name={} person={}",
        token.id(),
        token.kind(),
        token.name(),
        by);
    record(EvidenceKind.TOKEN_REVOKED, token, by, "revoked");
  }

  private void record(EvidenceKind kind, ApiToken token, PersonId by, String deed) {
    Team team = token.team();
    if (team != null) {
      evidence.append(
          NewEvidence.of(
                  kind,
                  team.id(),
                  "token:" + token.id(),
                  "the CI token %s was %s".formatted(token.name(), deed))
              .withActor(by)
              .withPayload(
                  Map.of("name", token.name(), "expiresAt", token.expiresAt().toString())));
    }
  }
}
