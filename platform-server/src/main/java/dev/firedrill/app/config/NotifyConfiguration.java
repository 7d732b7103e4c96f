package dev.firedrill.app.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How people are told. Without {@code smtp} no mail is sent. With {@code allowPrivateWebhooks}
 * webhooks may reach addresses of the platform's own network.
 */
public record NotifyConfiguration(@Valid @Nullable Smtp smtp, boolean allowPrivateWebhooks) {
  private static final int SUBMISSION = 587;

  /** The server that takes mail; without a user nobody signs in. */
  public record Smtp(
      @NotBlank String host,
      @Min(1) @Max(65_535) int port,
      @Nullable String user,
      @Nullable String password,
      @NotBlank String from,
      boolean startTls) {
    @JsonCreator
    static Smtp of(
        @JsonProperty("host") String host,
        @JsonProperty("port") @Nullable Integer port,
        @JsonProperty("user") @Nullable String user,
        @JsonProperty("password") @Nullable String password,
        @JsonProperty("from") String from,
        @JsonProperty("startTls") @Nullable Boolean startTls) {
      return new Smtp(
          host,
          Objects.requireNonNullElse(port, SUBMISSION),
          user,
          password,
          from,
          Objects.requireNonNullElse(startTls, true));
    }

    @Override
    public String toString() {
      return "Smtp[host=" + host + ", port=" + port + ", user=" + user + ", password=[REDACTED]]";
    }
  }

  @JsonCreator
  static NotifyConfiguration of(
      @JsonProperty("smtp") @Nullable Smtp smtp,
      @JsonProperty("allowPrivateWebhooks") @Nullable Boolean allowPrivateWebhooks) {
    return new NotifyConfiguration(smtp, Objects.requireNonNullElse(allowPrivateWebhooks, false));
  }

  static NotifyConfiguration defaults() {
    return of(null, null);
  }
}
