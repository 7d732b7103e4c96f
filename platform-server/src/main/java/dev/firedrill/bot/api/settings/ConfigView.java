package dev.firedrill.bot.api.settings;

import dev.firedrill.team.EnvironmentName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An environment's configuration; {@code running} is the version that the bot in service has, and
 * {@code reserved} are the names that the platform keeps, a star for any ending.
 */
public record ConfigView(
    EnvironmentName environment,
    long version,
    List<VariableView> variables,
    List<SecretView> secrets,
    @Nullable Long running,
    List<String> reserved) {}
