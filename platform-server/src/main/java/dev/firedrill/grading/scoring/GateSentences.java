package dev.firedrill.grading.scoring;

import dev.firedrill.grading.scoring.gate.GateReport;
import dev.firedrill.scenarios.Success;
import java.util.List;

/** What is said of gates: which probes decided, and what was decided for the team. */
record GateSentences(Success success, Signals signals) {
  String resolved() {
    GateReport gates = signals.gates();
    String said =
        gates.causeSeen()
            ? "The cause was gone, and stayed so for "
                + Minutes.say(success.resolve().observe())
                + ", %s after the effect began"
            : "The cause was gone, and you said so, %s after the effect began";
    return said + lastToHold(gates.resolve());
  }

  String unresolved() {
    GateReport gates = signals.gates();
    String said =
        gates.causeSeen()
            ? "The cause was not gone for "
                + Minutes.say(success.resolve().observe())
                + " on end with users well again"
            : "You did not both remove the cause and resolve the incident";
    return said + neverHeld(gates.resolve());
  }

  static String lastToHold(GateReport.Reason reason) {
    return reason.decisive().isEmpty() ? "" : ", when " + names(reason.decisive()) + " held";
  }

  static String neverHeld(GateReport.Reason reason) {
    return reason.decisive().isEmpty()
        ? ""
        : ": " + names(reason.decisive()) + " did not hold that long";
  }

  static String excused(GateReport.Reason reason) {
    GateReport.Unseen unseen = reason.unseen();
    return unseen.probes().isEmpty()
        ? ""
        : ", with "
            + Minutes.say(unseen.length())
            + " in which the platform did not look at "
            + names(unseen.probes())
            + " counted in your favor";
  }

  String costs() {
    String cost = ", but the fix cost something else";
    return switch (signals.gates().rules()) {
      case WHAT_USERS_SAW -> cost;
      case ALL_PROBES ->
          cost + ": at the end " + names(signals.brokenInvariants()) + " did not hold";
    };
  }

  private static String names(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
