package dev.firedrill.bot.api.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All variables as they shall be, why, and whether to deploy them at once, also in spite of a
 * freeze.
 */
public record ConfigRequest(
    List<VariableView> variables, String reason, boolean deploy, @Nullable Boolean override) {}
