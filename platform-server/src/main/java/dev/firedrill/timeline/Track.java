package dev.firedrill.timeline;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;

/** The lane of the timeline that a fact is drawn on: what was done is told apart by its kind. */
public enum Track {
  FAULT("faults"),
  SLI("SLI"),
  ALARM("alarms"),
  DEPLOY("deploys"),
  FLAG("flags"),
  CONFIG("config"),
  CHAT("chat"),
  UPDATE("updates"),
  /** What instructors and runs did. */
  STAFF("instructor"),
  NOTE("notes"),
  SYSTEM("system");

  private final String word;

  Track(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Track of(EvidenceKind kind) {
    Lane lane = kind.lane();
    return switch (lane) {
      case FAULT -> FAULT;
      case SLI -> SLI;
      case ALARM -> ALARM;
      case CHAT -> CHAT;
      case INCIDENT -> UPDATE;
      case BOT -> SYSTEM;
      case ACTION -> ofAction(kind.slug());
      case PLATFORM -> ofPlatform(kind.slug());
    };
  }

  private static Track ofAction(String slug) {
    return switch (family(slug)) {
      case "release", "deployment", "freeze" -> DEPLOY;
      case "flag" -> FLAG;
      case "alarm", "page", "silence", "on-call", "route" -> ALARM;
      case "bot" -> slug.equals("bot.restart-requested") ? DEPLOY : SYSTEM;
      default -> CONFIG;
    };
  }

  private static Track ofPlatform(String slug) {
    return switch (family(slug)) {
      case "run", "instructor", "staff" -> STAFF;
      default -> SYSTEM;
    };
  }

  private static String family(String slug) {
    return slug.substring(0, slug.indexOf('.'));
  }
}
