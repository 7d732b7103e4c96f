package dev.firedrill.slo.probe;

import java.util.List;
import java.util.random.RandomGenerator;

/** What users ask for, and how often: the share of each command in a hundred requests. */
final class CommandMix {
  private record Share(String command, int percent) {}

  private static final List<Share> SHARES =
      List.of(
          new Share("weather", 40),
          new Share("define", 20),
          new Share("ping", 15),
          new Share("help", 10),
          new Share("flip", 10),
          new Share("glossary", 5));

  private CommandMix() {}

  static String draw(RandomGenerator random) {
    int dice = random.nextInt(SHARES.stream().mapToInt(Share::percent).sum());
    for (Share share : SHARES) {
      dice -= share.percent();
      if (dice < 0) {
        return share.command();
      }
    }
    throw new IllegalStateException("the shares are more than their sum");
  }
}
