package dev.firedrill.app.wiring;

import dev.firedrill.bot.settings.SealedSecret;
import dev.firedrill.bot.settings.SecretSeal;
import dev.firedrill.kernel.Secret;
import dev.firedrill.notify.route.SecretBox;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.util.Base64;

/** Webhooks' secrets under the same key as the teams' other secrets. */
final class SealedWebhookSecrets implements SecretBox {
  private static final String NAME = "WEBHOOK";
  private static final String SEPARATOR = ":";

  private final SecretSeal seal;

  SealedWebhookSecrets(SecretSeal seal) {
    this.seal = seal;
  }

  @Override
  public String seal(Secret secret, TeamId team) {
    SealedSecret sealed = seal.seal(TeamEnvironment.production(team), NAME, 0, secret);
    return String.join(
        SEPARATOR,
        sealed.keyId(),
        Base64.getEncoder().encodeToString(sealed.nonce()),
        Base64.getEncoder().encodeToString(sealed.text()));
  }

  @Override
  public Secret open(String sealed, TeamId team) {
    String[] parts = sealed.split(SEPARATOR, -1);
    return seal.open(
        new SealedSecret(
            TeamEnvironment.production(team),
            NAME,
            0,
            parts[0],
            Base64.getDecoder().decode(parts[1]),
            Base64.getDecoder().decode(parts[2])));
  }
}
