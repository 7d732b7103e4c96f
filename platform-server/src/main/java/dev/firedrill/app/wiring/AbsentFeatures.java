package dev.firedrill.app.wiring;

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

  private AbsentFeatures() {}
}
