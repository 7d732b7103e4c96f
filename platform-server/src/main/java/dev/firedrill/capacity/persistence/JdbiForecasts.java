package dev.firedrill.capacity.persistence;

import dev.firedrill.capacity.forecast.Forecast;
import dev.firedrill.capacity.forecast.Forecasts;
import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiForecasts implements Forecasts {
  private final Jdbi jdbi;

  JdbiForecasts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(Forecast forecast) {
    jdbi.useHandle(handle ->
        Columns.bind(
                handle.createUpdate(
                    """
                    INSERT INTO capacity_forecast (id, team_id, environment, begins, ends,
                        peak_rps, units_budget, reasoning, filed_at, filed_by)
                    VALUES (:id, :team, :environment, :begins, :ends, :peak, :units, :reasoning,
                        :at, :by)
                    """),
                forecast.bot())
            .bind("id", forecast.id())
            .bind("begins", Columns.utc(forecast.from()))
            .bind("ends", Columns.utc(forecast.until()))
            .bind("peak", forecast.peakRequestsPerSecond())
            .bind("units", forecast.unitsBudget())
            .bind("reasoning", forecast.reasoning())
            .bind("at", Columns.utc(forecast.filedAt()))
            .bind("by", forecast.filedBy().value())
            .execute());
  }

  @Override
  public List<Forecast> of(TeamId team, int atMost) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, team_id, environment, begins, ends, peak_rps, units_budget, reasoning,
                    filed_at, filed_by
                FROM capacity_forecast WHERE team_id = :team
                ORDER BY filed_at DESC, id DESC LIMIT :atMost
                """)
            .bind("team", team.value())
            .bind("atMost", atMost)
            .map((row, context) ->
                new Forecast(
                    row.getObject("id", UUID.class),
                    Columns.bot(row),
                    Columns.at(row, "begins"),
                    Columns.at(row, "ends"),
                    row.getDouble("peak_rps"),
                    row.getInt("units_budget"),
                    row.getString("reasoning"),
                    Columns.at(row, "filed_at"),
                    Columns.person(row, "filed_by")))
            .list());
  }
}
