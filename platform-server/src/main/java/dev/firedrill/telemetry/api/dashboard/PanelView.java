package dev.firedrill.telemetry.api.dashboard;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.dashboard.Panel;
import org.jspecify.annotations.Nullable;

/** One picture; {@code width} is in twelfths of the page. */
public record PanelView(
    String id,
    String title,
    Panel.Kind kind,
    EnvironmentName environment,
    String query,
    Panel.Unit unit,
    @Nullable Double slo,
    int width) {
  static PanelView of(Panel panel) {
    return new PanelView(
        panel.id(),
        panel.title(),
        panel.kind(),
        panel.environment(),
        panel.query(),
        panel.unit(),
        panel.slo(),
        panel.width());
  }

  Panel panel() {
    return new Panel(id, title, kind, environment, query, unit, slo, width);
  }
}
