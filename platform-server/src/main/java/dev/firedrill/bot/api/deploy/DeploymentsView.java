package dev.firedrill.bot.api.deploy;

import java.util.List;

/** Deployments, newest first; {@code hasMore} says that there are older ones. */
public record DeploymentsView(List<DeploymentView> items, boolean hasMore) {}
