package dev.firedrill.telemetry.api.dashboard;

import java.util.List;

/** A dashboard as it is made, changed, exported and imported. */
public record DashboardRequest(String title, List<PanelView> panels) {}
