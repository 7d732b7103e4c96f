package dev.firedrill.flag.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.flag.FlagVersion;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of a flag's history. */
public record FlagVersionView(
    long version,
    Instant at,
    @Nullable PersonView by,
    String reason,
    JsonNode definition,
    @Nullable JsonNode before,
    boolean archived) {

  public static FlagVersionView of(FlagVersion entry, Teams teams) {
    return new FlagVersionView(
        entry.version(),
        entry.at(),
        FlagView.person(entry.by(), teams),
        entry.reason(),
        entry.definition().tree(),
        entry.before() == null ? null : entry.before().tree(),
        entry.archived());
  }
}
