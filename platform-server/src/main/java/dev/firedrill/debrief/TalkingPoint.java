package dev.firedrill.debrief;

import dev.firedrill.team.TeamId;

/** Something worth ten minutes of a class: {@code text} goes on after the team's name. */
public record TalkingPoint(Topic topic, TeamId team, String text) {
  /** What it is about. */
  public enum Topic {
    SLOWEST_DETECTION("Slowest detection"),
    BEST_MITIGATION("Best mitigation"),
    RELAPSE("Mitigated and never resolved"),
    STALE_UPDATES("Longest silence towards users"),
    FALSE_ALARMS("Declared before anything was wrong");

    private final String words;

    Topic(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
