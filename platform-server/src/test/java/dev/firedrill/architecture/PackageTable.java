package dev.firedrill.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * The architecture in one table: which feature may use which. A new edge is a reviewed line here.
 */
final class PackageTable {
  static final String ROOT = "dev.firedrill";

  /**
   * {@code dev.firedrill.scenarios} is the jar of the same name; feature {@code scenario} stands
   * before it.
   */
  static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("kernel", Set.of()),
          entry("schedule", Set.of("kernel")),
          entry("course", Set.of("kernel", "schedule")),
          entry("team", Set.of("kernel", "course")),
          entry("auth", Set.of("kernel", "course", "team")),
          entry("evidence", Set.of("kernel", "team")),
          entry("workspace", Set.of("kernel", "team", "evidence")),
          entry("upstream", Set.of("kernel", "team")),
          entry("bot", Set.of("kernel", "team", "schedule", "evidence")),
          entry("flag", Set.of("kernel", "team", "evidence")),
          entry("notify", Set.of("kernel", "team", "workspace", "evidence")),
          entry("telemetry", Set.of("kernel", "team", "bot", "evidence")),
          entry("automation", Set.of("kernel", "team", "evidence", "bot", "flag", "telemetry")),
          entry("slo", Set.of("kernel", "team", "workspace", "evidence")),
          entry(
              "traffic",
              Set.of("kernel", "team", "workspace", "workspace.disturbance", "slo", "scenarios")),
          entry("scenario", Set.of("kernel", "team", "scenarios")),
          entry(
              "chaos",
              Set.of(
                  "kernel",
                  "team",
                  "bot",
                  "bot.database",
                  // Faults act through what teams use themselves.
                  "bot.deploy",
                  "bot.disturbance",
                  "bot.pipeline",
                  "bot.release",
                  "bot.settings",
                  "workspace",
                  "workspace.disturbance",
                  "upstream",
                  "flag",
                  "flag.definition",
                  "slo",
                  "telemetry",
                  "telemetry.blackout",
                  "scenario",
                  "scenarios",
                  "schedule",
                  "evidence")),
          entry("incident", Set.of("kernel", "team", "workspace", "slo", "evidence")),
          entry("print", Set.of("kernel")),
          entry(
              "postmortem",
              Set.of(
                  "kernel",
                  "team",
                  "incident",
                  "incident.chat",
                  "incident.role",
                  "slo",
                  "evidence",
                  "print")),
          entry("timeline", Set.of("kernel", "team", "slo", "incident", "evidence")),
          entry(
              "grading",
              Set.of(
                  "kernel",
                  "course",
                  "team",
                  "scenario",
                  "scenarios",
                  "scenarios.plan",
                  "scenarios.expect",
                  "chaos",
                  "incident",
                  "incident.chat",
                  "postmortem",
                  "postmortem.claims",
                  "slo",
                  "evidence")),
          entry(
              "gradebook",
              Set.of(
                  "kernel",
                  "course",
                  "team",
                  "chaos",
                  "incident",
                  "postmortem",
                  "grading",
                  "grading.scoring")),
          entry("lti", Set.of("kernel", "course", "team", "auth", "chaos", "gradebook")),
          entry(
              "debrief",
              Set.of(
                  "kernel",
                  "team",
                  "chaos",
                  "grading",
                  "grading.scoring",
                  "slo",
                  "evidence",
                  "print")),
          entry(
              "mission",
              Set.of(
                  "kernel",
                  "course",
                  "team",
                  "workspace",
                  "slo",
                  "chaos",
                  "chaos.ledger",
                  "auth",
                  "evidence")),
          entry("capacity", Set.of("kernel", "team", "evidence", "bot", "telemetry")),
          entry("cli", Set.of("kernel")),
          entry("live", Set.of("kernel", "course", "team", "auth", "evidence")),
          entry("web", Set.of("kernel", "course", "team", "auth", "auth.token")));

  /** Adapter packages with rights beyond their feature's. */
  static final Map<String, Set<String>> EXTRA_RIGHTS =
      Map.of(
          // Commands typed in chat are an adapter of their feature, as REST resources are.
          "flag.commands",
          Set.of("workspace"),
          // Where platforms send browsers; it leaves the session's cookie.
          "lti.gateway",
          Set.of("web"),
          "bot.commands",
          Set.of("workspace"),
          "telemetry.commands",
          Set.of("workspace"),
          "automation.commands",
          Set.of("workspace"),
          "timeline.commands",
          Set.of("workspace"),
          "grading.diagnosis.commands",
          Set.of("workspace"));

  /** What the resources of every feature may use besides. */
  static final Set<String> API_MAY_USE = Set.of("web", "auth", "course");

  private PackageTable() {}
}
