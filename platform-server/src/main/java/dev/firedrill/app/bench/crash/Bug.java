package dev.firedrill.app.bench.crash;

import org.jspecify.annotations.Nullable;

/** Mistakes that a chaos engine could make, each put in from outside to see that it is caught. */
enum Bug {
  NONE("none", null, false, false),
  LOST_REVERT("a revert that does nothing and says it did", null, false, false),
  DOUBLE_FIRE("the same fault comes a second time under another key", null, false, false),
  ACK_BEFORE_COMMIT("a launch is acknowledged and then not committed", null, false, false),
  NO_FENCE("a writer that slept through the revert applies all the same", null, false, false),
  REVERT_OVERWRITES("a revert removes what the team put there", null, false, false),
  SKIPPED_VERIFY("an effect that nobody feels counts as verified", null, false, false),
  JANITOR_IGNORES_DUE("the janitor undoes what is not due yet", null, false, true),
  EXPIRY_IGNORED("the target is told to keep the effect for a day", null, false, false),
  NO_INTENT_LOG("nothing is written down for the janitor", "APPLIED.after-commit", true, true),
  EFFECT_BEFORE_INTENT(
      "the effect comes before its intent is committed", "INTENT.before-commit", true, false),
  EVIDENCE_LOST("that a fault was undone is not recorded", null, false, false),
  WATCHED_TWICE("two watchers both believe that the run is theirs", null, false, false);

  final String story;

  /** Where the server must die for the mistake to show; null when it shows without. */
  final @Nullable String diesAt;

  final boolean platformStaysAway;
  final boolean janitorIsWrong;

  Bug(String story, @Nullable String diesAt, boolean platformStaysAway, boolean janitorIsWrong) {
    this.story = story;
    this.diesAt = diesAt;
    this.platformStaysAway = platformStaysAway;
    this.janitorIsWrong = janitorIsWrong;
  }
}
