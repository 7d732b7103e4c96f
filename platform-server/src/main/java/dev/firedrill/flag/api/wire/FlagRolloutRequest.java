package dev.firedrill.flag.api.wire;

import java.util.List;

/** A split of the users; the percentages sum to 100. */
public record FlagRolloutRequest(List<ShareView> rollout, String reason) {}
