package dev.firedrill.chaos.ledger;

import dev.firedrill.chaos.RunId;
import dev.firedrill.team.TeamId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies one step of one team in one run. */
public record StepKey(RunId run, TeamId team, String step) {
  /**
   * Names the step's effect at its target: the same for every attempt and every server, so that an
   * effect can be told to be ours and is never doubled.
   */
  public String operationKey() {
    String text = run + "|" + team + "|" + step;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return run + "/" + team + "/" + step;
  }
}
