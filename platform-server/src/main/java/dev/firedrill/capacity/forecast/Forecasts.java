package dev.firedrill.capacity.forecast;

import dev.firedrill.team.TeamId;
import java.util.List;

/** The filed forecasts. All calls join the caller's transaction. */
public interface Forecasts {
  void add(Forecast forecast);

  /** Newest first, at most so many. */
  List<Forecast> of(TeamId team, int atMost);
}
