package dev.firedrill.live;

import dev.firedrill.auth.Principal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One event of the stream, for those in its audience. With a coalesce key, only the latest event of
 * a type, audience and key is sent, once a second; without one, each is sent at once. A projected
 * session gets only what is said to be fit for projectors.
 */
public record LiveEvent(
    String type,
    LiveAudience audience,
    Payload payload,
    @Nullable String coalesceKey,
    boolean fitForProjectors) {
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z-]*");

  /** What the event says. It is written later and by other threads, so it must be immutable. */
  public sealed interface Payload {
    /** The same wire record for all. */
    record Same(Object view) implements Payload {}

    /**
     * A wire record that depends on the viewer's role and team and on whether it is projected, and
     * on nothing else of the viewer: it is asked once for each of these. Empty sends nothing.
     */
    record PerViewer(Function<Principal, Optional<?>> view) implements Payload {}
  }

  public LiveEvent {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("event type '" + type + "' is not a lower-case word");
    }
  }

  /** An event that says the same to all of the audience, sent at once. */
  public static LiveEvent of(String type, LiveAudience audience, Object view) {
    return new LiveEvent(type, audience, new Payload.Same(view), null, false);
  }

  /** An event that says to each role and team what it may know, sent at once. */
  public static LiveEvent perViewer(
      String type, LiveAudience audience, Function<Principal, Optional<?>> view) {
    return new LiveEvent(type, audience, new Payload.PerViewer(view), null, false);
  }

  /** The same event, sent at most once a second for this key; the latest wins. */
  public LiveEvent coalescedBy(String key) {
    return new LiveEvent(type, audience, payload, key, fitForProjectors);
  }

  /**
   * The same event for sessions that a class looks at too: it tells no fault, plan, hint, score or
   * private chat, or drops them where {@link Principal#isProjected()}.
   */
  public LiveEvent forProjectorsToo() {
    return new LiveEvent(type, audience, payload, coalesceKey, true);
  }
}
