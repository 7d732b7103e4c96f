package dev.firedrill.flag.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.FlagType;
import dev.firedrill.flag.status.FlagStatus;
import dev.firedrill.flag.status.Staleness;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feature flag of one environment. {@code on}: somebody may be served true, or, of a flag that is
 * no switch, it is enabled. {@code exposure} counts the evaluations of the last hour by variant, as
 * far as bots report them.
 */
public record FlagView(
    String key,
    String description,
    boolean on,
    long version,
    @Nullable Instant changedAt,
    @Nullable PersonView changedBy,
    @Nullable String reason,
    FlagType type,
    boolean enabled,
    Map<String, JsonNode> variants,
    @Nullable String defaultVariant,
    @Nullable JsonNode targeting,
    @Nullable List<ShareView> rollout,
    JsonNode definition,
    List<FlagPlanView> schedule,
    @Nullable FlagStaleView stale,
    @Nullable Instant lastEvaluatedAt,
    Map<String, Long> exposure,
    boolean archived) {

  public static FlagView of(FlagStatus status, Teams teams) {
    Flag flag = status.flag();
    Definition definition = flag.definition();
    Staleness.Mark stale = status.stale();
    return new FlagView(
        flag.key(),
        flag.description(),
        flag.on(),
        flag.version(),
        flag.changedAt(),
        flag.changedBy() == null ? null : person(flag.changedBy(), teams),
        flag.reason(),
        definition.type(),
        definition.enabled(),
        definition.variants(),
        definition.defaultVariant(),
        definition.targeting().orElse(null),
        ShareView.of(definition.rollout().orElse(null)),
        definition.tree(),
        status.schedule().stream().map(plan -> FlagPlanView.of(plan, teams)).toList(),
        stale == null ? null : new FlagStaleView(stale.since(), stale.why()),
        status.lastEvaluatedAt(),
        status.exposure(),
        flag.archived());
  }

  public static @Nullable PersonView person(PersonId id, Teams teams) {
    return teams
        .person(id)
        .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
        .orElse(null);
  }
}
