package dev.firedrill.workspace.disturbance;

import org.jspecify.annotations.Nullable;

/**
 * What passed between a bot and the gateway in a stretch of time.
 *
 * @param calls of the Web API that were answered
 * @param hits calls that a rule delayed or refused
 * @param errors calls that were answered with an error, by a rule or not
 * @param p95Ms the 95th percentile of how long calls took; null without calls
 * @param dropped events that a rule kept from the bot
 * @param duplicated events that a rule told twice
 * @param late events that a rule held back
 * @param reconnects connections that the bot opened
 */
public record GatewayFigures(
    long calls,
    long hits,
    long errors,
    @Nullable Long p95Ms,
    long dropped,
    long duplicated,
    long late,
    long reconnects) {}
