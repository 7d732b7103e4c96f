package dev.firedrill.chaos.plan;

import dev.firedrill.kernel.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Draws a minute of a window by HMAC-SHA256 under the course's secret. */
final class SurpriseMinute {
  private static final String ALGORITHM = "HmacSHA256";

  private final Supplier<Secret> secret;

  SurpriseMinute(Supplier<Secret> secret) {
    this.secret = secret;
  }

  /** One of the minutes that will do, all as likely; empty when none does. */
  Optional<Instant> draw(UUID schedule, Timing.Surprise window, Predicate<Instant> willDo) {
    List<Instant> minutes = new ArrayList<>();
    Instant first = window.from().truncatedTo(ChronoUnit.MINUTES);
    for (Instant minute = first.isBefore(window.from()) ? first.plus(Duration.ofMinutes(1)) : first;
        minute.isBefore(window.until());
        minute = minute.plus(Duration.ofMinutes(1))) {
      if (willDo.test(minute)) {
        minutes.add(minute);
      }
    }
    return minutes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            minutes.get(
                (int) Long.remainderUnsigned(bits("surprise " + schedule), minutes.size())));
  }

  private long bits(String purpose) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(secret.get().reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return ByteBuffer.wrap(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
