package dev.firedrill.mission.api;

import dev.firedrill.mission.Need;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reason to look at a team, most pressing first. {@code fault} and {@code step} name what a fault
 * is; {@code said} and {@code help} a question; {@code claimedBy} is who of staff is on it.
 */
public record NeedView(
    TeamRefView team,
    Need.Kind kind,
    Instant since,
    @Nullable String fault,
    @Nullable String step,
    @Nullable String said,
    @Nullable UUID help,
    @Nullable PersonView claimedBy,
    @Nullable Instant claimedAt) {}
