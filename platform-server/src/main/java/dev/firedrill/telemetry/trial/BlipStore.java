package dev.firedrill.telemetry.trial;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Test blips. All calls join the transaction. */
public interface BlipStore {
  /** False when the team has one that is running. */
  boolean add(Blip blip);

  /** Newest first. */
  List<Blip> list(TeamId team, int limit);

  /** Those without results that ended before then. */
  List<Blip> over(Instant before);

  /** False when it has results already. */
  boolean finish(UUID blip, List<Blip.Result> results);
}
