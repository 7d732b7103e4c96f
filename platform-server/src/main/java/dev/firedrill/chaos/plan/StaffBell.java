package dev.firedrill.chaos.plan;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;

/** Tells a member of staff something that waits for a decision. Joins the transaction. */
@FunctionalInterface
public interface StaffBell {
  /** {@code key} says what it is once and for all; {@code about} is one of the teams concerned. */
  void tell(PersonId who, TeamId about, String key, String title, String text);
}
