package dev.firedrill.bot.api.settings;

import java.util.List;

/** All variables as they shall be, why, and whether to deploy them at once. */
public record ConfigRequest(List<VariableView> variables, String reason, boolean deploy) {}
