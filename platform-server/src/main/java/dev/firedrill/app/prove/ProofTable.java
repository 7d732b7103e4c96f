package dev.firedrill.app.prove;

import dev.firedrill.scenarios.proof.Proof;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A proof for people. */
final class ProofTable {
  private static final List<String> PARTS =
      List.of("detect", "engage", "mitigate", "resolve", "impact", "comms", "diagnosis");

  private ProofTable() {}

  static String of(Proof proof) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s on a clock %d times as fast%s (%s)%n"
            .formatted(
                proof.scenario(),
                proof.version(),
                proof.speed(),
                took(proof.wallSeconds()),
                proof.machine()));
    text.append(
        "%n%-19s %6s %-6s  %s  %-4s %-4s %5s  %s%n"
            .formatted(
                "player",
                "score",
                "bounds",
                String.join(" ", PARTS.stream().map(part -> "%8s".formatted(part)).toList()),
                "mit.",
                "res.",
                "bad",
                "alarm"));
    for (Proof.PlayerResult player : proof.players()) {
      text.append(
          "%-19s %6s %-6s  %s  %-4s %-4s %5s  %s%n"
              .formatted(
                  player.player(),
                  player.autoScore() == null ? "void" : player.autoScore(),
                  player.bounds() == null ? "" : player.bounds(),
                  String.join(
                      " ", PARTS.stream().map(part -> part(player.parts().get(part))).toList()),
                  player.mitigated() ? "yes" : "no",
                  player.resolved() ? "yes" : "no",
                  percent(player.badRatio()),
                  player.alarm()));
    }
    text.append('\n');
    for (Proof.PlayerResult player : proof.players()) {
      text.append(
          "%s %s: %s%n"
              .formatted(
                  player.passed() ? "ok  " : "FAIL",
                  player.player(),
                  String.join(" ", player.said())));
    }
    text.append(
        "%n%s is %s. Bad requests in effect: %s with nobody, %s with the best response.%n"
            .formatted(
                proof.scenario(),
                proof.passed() ? "PROVEN" : "NOT PROVEN",
                percent(proof.nullBadRatio()),
                percent(proof.referenceBadRatio())));
    return text.toString();
  }

  private static String took(@Nullable Long seconds) {
    return seconds == null ? "" : ", in %d:%02d min".formatted(seconds / 60, seconds % 60);
  }

  private static String part(@Nullable Double value) {
    return "%8s".formatted(value == null ? "-" : String.format(Locale.ROOT, "%.2f", value));
  }

  private static String percent(@Nullable Double ratio) {
    return ratio == null ? "-" : String.format(Locale.ROOT, "%.1f%%", ratio * 100);
  }
}
