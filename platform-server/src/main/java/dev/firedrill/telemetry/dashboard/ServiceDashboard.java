package dev.firedrill.telemetry.dashboard;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.dashboard.Panel.Kind;
import dev.firedrill.telemetry.dashboard.Panel.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every team begins with: the metrics of the bot that is given out. */
final class ServiceDashboard {
  static final String TITLE = "Service";
  private static final double FAILED_AT_MOST = 0.01;

  private final List<Panel> panels = new ArrayList<>();

  private ServiceDashboard() {}

  static List<Panel> panels() {
    ServiceDashboard service = new ServiceDashboard();
    service.stat("Bot answers", "min(up)", Unit.NONE, null);
    service.stat("Commands", "sum(rate(bot_commands_total[1m]))", Unit.PER_SECOND, null);
    service.stat(
        "Commands that failed",
        "(sum(rate(bot_commands_total{outcome!=\"ok\"}[5m])) or vector(0))"
            + " / sum(rate(bot_commands_total[5m]))",
        Unit.PERCENT,
        FAILED_AT_MOST);
    service.stat("Memory", "sum(process_resident_memory_bytes)", Unit.BYTES, null);
    service.line(
        "Commands by plugin", "sum by (plugin) (rate(bot_commands_total[1m]))", Unit.PER_SECOND);
    service.line(
        "Commands by outcome", "sum by (outcome) (rate(bot_commands_total[1m]))", Unit.PER_SECOND);
    service.line(
        "Calls of other services",
        "sum by (dependency, outcome) (rate(bot_dependency_calls_total[1m]))",
        Unit.PER_SECOND);
    service.line("Memory of the JVM", "sum by (area) (jvm_memory_used_bytes)", Unit.BYTES);
    service.line(
        "Processor seconds per second", "sum(rate(process_cpu_seconds_total[1m]))", Unit.NONE);
    service.line("Connection to the workspace", "min(socket_connected)", Unit.NONE);
    service.add("Errors", Kind.LOGS, "level=ERROR", Unit.NONE, null, 12);
    return service.panels;
  }

  private void stat(String title, String query, Unit unit, @Nullable Double slo) {
    add(title, Kind.STAT, query, unit, slo, 3);
  }

  private void line(String title, String query, Unit unit) {
    add(title, Kind.LINE, query, unit, null, 6);
  }

  private void add(
      String title, Kind kind, String query, Unit unit, @Nullable Double slo, int width) {
    panels.add(
        new Panel(
            "p" + (panels.size() + 1),
            title,
            kind,
            EnvironmentName.PRODUCTION,
            query,
            unit,
            slo,
            width));
  }
}
