package dev.firedrill.automation.api;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import org.jspecify.annotations.Nullable;

/** People as others see them. */
public final class People {
  private final Teams teams;

  public People(Teams teams) {
    this.teams = teams;
  }

  public @Nullable PersonView view(@Nullable PersonId id) {
    return id == null
        ? null
        : teams
            .person(id)
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .orElse(null);
  }
}
