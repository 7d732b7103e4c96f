package dev.firedrill.flag.api;

import dev.firedrill.flag.Flag;
import dev.firedrill.team.Member;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A feature flag of one environment. */
public record FlagView(
    String key,
    String description,
    boolean on,
    long version,
    @Nullable Instant changedAt,
    @Nullable PersonView changedBy,
    @Nullable String reason) {

  public static FlagView of(Flag flag, Teams teams) {
    return new FlagView(
        flag.key(),
        flag.description(),
        flag.on(),
        flag.version(),
        flag.changedAt(),
        flag.changedBy() == null
            ? null
            : teams.person(flag.changedBy()).map(FlagView::person).orElse(null),
        flag.reason());
  }

  private static PersonView person(Member member) {
    return new PersonView(member.id().value(), member.name(), member.handle());
  }
}
