package dev.firedrill.mission.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed in mission control: cells are columns of 15 seconds, teams replace those of the same
 * slug, null is as before. Whoever misses a {@code seq} fetches anew.
 */
public record LiveMissionView(
    long seq,
    Instant now,
    MissionView.@Nullable MissionRunView run,
    MissionCountsView counts,
    MissionMediansView medians,
    List<MissionCellView> cells,
    List<MissionTeamView> teams,
    @Nullable List<NeedView> needsYou,
    @Nullable MarksView marks) {}
