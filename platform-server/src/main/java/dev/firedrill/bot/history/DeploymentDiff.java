package dev.firedrill.bot.history;

import dev.firedrill.bot.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between two deployments of an environment; {@code from} null stands for nothing. */
public record DeploymentDiff(
    @Nullable Long from, long to, List<Change> artifact, List<Change> config, List<Change> flags) {}
