package dev.firedrill.app.wiring;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Errand;
import dev.firedrill.automation.Progress;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.Alarms;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands in where a feature is not part of this platform: nothing is there, and it says so.
 */
final class AbsentFeatures {
  static final Alarms ALARMS =
      new Alarms() {
        @Override
        public List<AlarmRef> of(TeamId team) {
          return List.of();
        }

        @Override
        public Optional<AlarmRef> find(UUID id) {
          return Optional.empty();
        }
      };

  static final BotActions.Sizes SIZES =
      new BotActions.Sizes() {
        @Override
        public String plan(TeamEnvironment bot, Action.Scale scale) {
          throw refused(bot);
        }

        @Override
        public Progress start(TeamEnvironment bot, Action.Scale scale, Errand errand) {
          throw refused(bot);
        }
      };

  private AbsentFeatures() {}

  private static Failure refused(TeamEnvironment bot) {
    return new Failure(
        ProblemCode.CONFLICT,
        "The %s bot's size cannot be changed on this platform: restart it or roll it back instead."
            .formatted(bot.environment().word()));
  }
}
