package dev.firedrill.debrief.api;

import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Debrief;
import dev.firedrill.debrief.Sight;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a debrief: staff, a class at the wall, or a student of a team.
 *
 * @param own the student's team; null for staff
 * @param named whether other teams go by their names
 */
record Viewer(boolean wall, @Nullable TeamId own, boolean named) {
  static Viewer staff(boolean wall) {
    return new Viewer(wall, null, true);
  }

  static Viewer student(TeamId own) {
    return new Viewer(false, own, false);
  }

  /** Staff who make something to hand out. */
  static Viewer forTheClass() {
    return new Viewer(false, null, false);
  }

  boolean isStaff() {
    return own == null;
  }

  boolean seesTheScript() {
    return !wall;
  }

  Cast cast(Debrief debrief) {
    return named
        ? Cast.byName(debrief.teams())
        : Cast.withoutNames(debrief.teams(), own, debrief.run().planDigest());
  }

  Sight sight(TeamId team) {
    if (wall) {
      return Sight.WALL;
    }
    if (own == null) {
      return Sight.STAFF;
    }
    return own.equals(team) ? Sight.OWN : Sight.OTHER;
  }
}
