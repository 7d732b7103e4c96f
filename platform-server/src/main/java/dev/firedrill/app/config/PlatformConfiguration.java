package dev.firedrill.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The whole configuration file. Unknown keys stop the start. */
public final class PlatformConfiguration extends Configuration {
  @NotBlank private String dataDirectory = ".firedrill/data";
  @NotBlank private String cacheDirectory = ".firedrill/cache";
  private @Nullable URI publicUrl;

  @Valid @NotNull
  private DatabaseConfiguration database = new DatabaseConfiguration(null, null, null);

  @Valid @NotNull private BotsConfiguration bots = BotsConfiguration.defaults();
  @Valid @NotNull private CourseConfiguration course = new CourseConfiguration(null, null);
  @Valid @NotNull private TrafficConfiguration traffic = TrafficConfiguration.defaults();
  @Valid @NotNull private CapacityConfiguration capacity = CapacityConfiguration.of(null);
  @Valid @NotNull private FlagsConfiguration flags = FlagsConfiguration.of(null);
  @Valid @NotNull private NotifyConfiguration notify = NotifyConfiguration.defaults();
  @Valid @NotNull private TelemetryConfiguration telemetry = TelemetryConfiguration.defaults();
  @Valid @NotNull private SecretsConfiguration secrets = new SecretsConfiguration(null);

  /** Where everything of this platform is kept. */
  @JsonProperty
  public String getDataDirectory() {
    return dataDirectory;
  }

  @JsonProperty
  public void setDataDirectory(String value) {
    dataDirectory = value;
  }

  /**
   * Where unpacked binaries and start-up caches are kept; may be shared by several platforms and
   * thrown away.
   */
  @JsonProperty
  public String getCacheDirectory() {
    return cacheDirectory;
  }

  @JsonProperty
  public void setCacheDirectory(String value) {
    cacheDirectory = value;
  }

  /** How browsers reach the platform; null means the address a request came to. */
  @JsonProperty
  public @Nullable URI getPublicUrl() {
    return publicUrl;
  }

  @JsonProperty
  public void setPublicUrl(@Nullable URI value) {
    publicUrl = value;
  }

  @JsonProperty
  public DatabaseConfiguration getDatabase() {
    return database;
  }

  @JsonProperty
  public void setDatabase(DatabaseConfiguration value) {
    database = value;
  }

  @JsonProperty
  public BotsConfiguration getBots() {
    return bots;
  }

  @JsonProperty
  public void setBots(BotsConfiguration value) {
    bots = value;
  }

  @JsonProperty
  public CourseConfiguration getCourse() {
    return course;
  }

  @JsonProperty
  public void setCourse(CourseConfiguration value) {
    course = value;
  }

  @JsonProperty
  public TrafficConfiguration getTraffic() {
    return traffic;
  }

  @JsonProperty
  public void setTraffic(TrafficConfiguration value) {
    traffic = value;
  }

  @JsonProperty
  public FlagsConfiguration getFlags() {
    return flags;
  }

  @JsonProperty
  public void setFlags(FlagsConfiguration value) {
    flags = value;
  }

  @JsonProperty
  public TelemetryConfiguration getTelemetry() {
    return telemetry;
  }

  @JsonProperty
  public void setTelemetry(TelemetryConfiguration value) {
    telemetry = value;
  }

  @JsonProperty
  public SecretsConfiguration getSecrets() {
    return secrets;
  }

  @JsonProperty
  public void setSecrets(SecretsConfiguration value) {
    secrets = value;
  }

  @JsonProperty
  public NotifyConfiguration getNotify() {
    return notify;
  }

  @JsonProperty
  public void setNotify(NotifyConfiguration value) {
    notify = value;
  }

  @JsonProperty
  public CapacityConfiguration getCapacity() {
    return capacity;
  }

  @JsonProperty
  public void setCapacity(CapacityConfiguration value) {
    capacity = value;
  }
}
