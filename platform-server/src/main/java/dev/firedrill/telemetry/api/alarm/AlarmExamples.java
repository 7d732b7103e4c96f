package dev.firedrill.telemetry.api.alarm;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.Comparison;
import dev.firedrill.telemetry.alarm.MissingData;
import dev.firedrill.telemetry.alarm.Statistic;
import dev.firedrill.telemetry.api.alarm.wire.AlarmExampleView;
import java.util.List;

/** Alarms that are good to begin with and work with the bot that every team starts from. */
final class AlarmExamples {
  private static final int SECONDS = 30;

  private AlarmExamples() {}

  static List<AlarmExampleView> all() {
    return List.of(
        AlarmExampleView.of(
            "Users are not answered well",
            "Watches what users see, whatever the cause is. This is the page to have first.",
            example(
                "users unhappy",
                "More than 5 % of users' requests were bad in 2 of 3 half minutes.",
                new AlarmSource.Users(UserSli.Kind.ERROR_RATIO, null),
                Comparison.GT,
                0.05,
                3,
                2,
                MissingData.MISSING,
                AlarmSeverity.PAGE)),
        AlarmExampleView.of(
            "Commands of the bot fail",
            "Counts what the bot itself calls an error. It fires sooner than users complain, but only for what the bot notices.",
            example(
                "commands failing",
                "The bot counted more than 0.2 failed commands per second in 2 of 3 half minutes.",
                new AlarmSource.Metric(
                    "bot_commands_total{outcome=~\"failed|crashed|late|busy\"}", Statistic.RATE),
                Comparison.GT,
                0.2,
                3,
                2,
                MissingData.NOT_BREACHING,
                AlarmSeverity.PAGE)),
        AlarmExampleView.of(
            "The bot is silent",
            "A bot that is gone tells nothing. Missing data counts as breaching, so silence itself fires.",
            example(
                "bot silent",
                "The bot lost its socket, or could not be scraped, for a minute.",
                new AlarmSource.Metric("socket_connected", Statistic.MINIMUM),
                Comparison.LT,
                1,
                2,
                2,
                MissingData.BREACHING,
                AlarmSeverity.PAGE)));
  }

  private static AlarmDefinition example(
      String name,
      String description,
      AlarmSource source,
      Comparison comparison,
      double threshold,
      int periods,
      int datapoints,
      MissingData missing,
      AlarmSeverity severity) {
    return new AlarmDefinition(
        name,
        description,
        EnvironmentName.PRODUCTION,
        source,
        comparison,
        threshold,
        SECONDS,
        periods,
        datapoints,
        missing,
        severity,
        null,
        true);
  }
}
