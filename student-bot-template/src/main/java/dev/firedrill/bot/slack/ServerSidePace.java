package dev.firedrill.bot.slack;

import com.slack.api.methods.MethodsCustomRateLimitResolver;
import java.util.Optional;

/**
 * Lets the server decide how fast we may post. Left alone, the SDK's asynchronous client slows down
 * before anybody complains: from 18 messages a minute in a channel it holds each back for half a
 * second, from 54 for two. A 429 with its Retry-After is respected all the same.
 */
record ServerSidePace(int callsPerMinute) implements MethodsCustomRateLimitResolver {
  @Override
  public Optional<Integer> getCustomAllowedRequestsPerMinute(String team, String method) {
    return Optional.of(callsPerMinute);
  }

  @Override
  public Optional<Integer> getCustomAllowedRequestsForChatPostMessagePerMinute(
      String team, String channel) {
    return Optional.of(callsPerMinute);
  }

  @Override
  public Optional<Integer> getCustomAllowedRequestsForAssistantThreadsSetStatusPerMinute(
      String team, String channel) {
    return Optional.of(callsPerMinute);
  }
}
