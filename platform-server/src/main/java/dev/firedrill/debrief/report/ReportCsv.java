package dev.firedrill.debrief.report;

import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Debrief;
import dev.firedrill.debrief.Measure;
import dev.firedrill.debrief.TeamRun;
import dev.firedrill.kernel.CsvLine;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The teams of a debrief as RFC 4180 text: times in seconds, empty where never. */
public final class ReportCsv {
  private static final String HEAD =
      "run,team,counts,effect_at,ttd_seconds,tta_seconds,ttm_seconds,ttr_seconds,had_seconds";

  private ReportCsv() {}

  public static String of(Debrief debrief, Cast cast) {
    Map<TeamId, TeamRun> teams =
        debrief.teams().stream().collect(Collectors.toMap(TeamRun::team, Function.identity()));
    Stream<String> lines =
        cast.all().stream()
            .flatMap(part ->
                Stream.ofNullable(teams.get(part.team()))
                    .map(team -> line(debrief.run().number(), part.name(), team)));
    return Stream.concat(Stream.of(HEAD), lines).collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(int run, String name, TeamRun team) {
    return CsvLine.of(
        String.valueOf(run),
        name,
        team.counts() ? "yes" : "no",
        team.reached().effectAt() == null ? "" : team.reached().effectAt().toString(),
        seconds(Measure.TTD.of(team.reached())),
        seconds(Measure.TTA.of(team.reached())),
        seconds(Measure.TTM.of(team.reached())),
        seconds(Measure.TTR.of(team.reached())),
        String.valueOf(team.limit().toSeconds()));
  }

  private static String seconds(@Nullable Duration took) {
    return took == null ? "" : String.valueOf(took.toSeconds());
  }
}
