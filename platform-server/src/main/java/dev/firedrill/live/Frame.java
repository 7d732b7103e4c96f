package dev.firedrill.live;

import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.live.LiveEvent.Payload;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event with its place in the stream. It is encoded when the first viewer of a kind needs it,
 * and all viewers of that kind share the bytes.
 */
final class Frame {
  private static final Logger LOG = LoggerFactory.getLogger(Frame.class);
  private static final byte[] NOTHING = {};

  /** What of a viewer the content may depend on. */
  private record View(@Nullable CourseRole role, @Nullable TeamId team, boolean projected) {
    static final View SAME = new View(null, null, false);

    static View of(Principal viewer) {
      Team team = viewer.team();
      return new View(viewer.role(), team == null ? null : team.id(), viewer.isProjected());
    }
  }

  /** Frames of an equal key replace each other. */
  record Key(String type, LiveAudience audience, String key) {}

  private final long seq;
  private final Instant at;
  private final LiveEvent event;
  private final Function<Object, byte[]> json;
  private final Map<View, byte[]> encoded = new ConcurrentHashMap<>();

  Frame(long seq, Instant at, LiveEvent event, Function<Object, byte[]> json) {
    this.seq = seq;
    this.at = at;
    this.event = event;
    this.json = json;
  }

  long seq() {
    return seq;
  }

  Instant at() {
    return at;
  }

  boolean isFor(Principal viewer) {
    return event.audience().includes(viewer) && (event.fitForProjectors() || !viewer.isProjected());
  }

  /** The frame's key, or the frame itself, which replaces nothing. */
  Object key() {
    String key = event.coalesceKey();
    return key == null ? this : new Key(event.type(), event.audience(), key);
  }

  /** The bytes for this viewer; none when it is not for them. */
  byte[] bytesFor(Principal viewer) {
    if (!isFor(viewer)) {
      return NOTHING;
    }
    return switch (event.payload()) {
      case Payload.Same(var view) ->
          encoded.computeIfAbsent(View.SAME, any -> encode(() -> Optional.of(view)));
      case Payload.PerViewer(var view) ->
          encoded.computeIfAbsent(View.of(viewer), any -> encode(() -> view.apply(viewer)));
    };
  }

  private byte[] encode(Supplier<Optional<?>> payload) {
    try {
      return payload
          .get()
          .map(view -> text(String.valueOf(seq), event.type(), json.apply(view)))
          .orElse(NOTHING);
    } catch (RuntimeException broken) {
      // At a thread's edge: one broken event must not end the streams of all who get it.
      LOG.error("cannot write a live event of type {}", event.type(), broken);
      return NOTHING;
    }
  }

  /** An event in the words of the event stream; JSON without line breaks is one data line. */
  static byte[] text(@Nullable String id, String type, byte[] data) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(data.length + 64);
    if (id != null) {
      text.writeBytes(("id: " + id + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    text.writeBytes(("event: " + type + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
    text.writeBytes(data);
    text.writeBytes(new byte[] {'\n', '\n'});
    return text.toByteArray();
  }
}
