package dev.firedrill.notify.route;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamId;

/** Seals secrets so that the database alone does not give them away. */
public interface SecretBox {
  String seal(Secret secret, TeamId team);

  Secret open(String sealed, TeamId team);
}
