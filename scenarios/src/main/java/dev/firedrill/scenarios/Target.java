package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a fault acts on; always inside the team's own environment, so no namespace can be named. */
public record Target(
    Role role, @Nullable Kind kind, SortedMap<String, String> select, @Nullable String container) {
  public Target {
    select = Check.copy(select);
  }

  /** The part the target plays for the team. */
  public enum Role {
    @JsonProperty("bot")
    BOT,
    @JsonProperty("database")
    DATABASE,
    @JsonProperty("cache")
    CACHE,
    @JsonProperty("ingress")
    INGRESS,
    @JsonProperty("slack-gateway")
    SLACK_GATEWAY,
    @JsonProperty("dependency")
    DEPENDENCY
  }

  /** The kind of object, where the role has several. */
  public enum Kind {
    @JsonProperty("Deployment")
    DEPLOYMENT,
    @JsonProperty("StatefulSet")
    STATEFUL_SET,
    @JsonProperty("Service")
    SERVICE,
    @JsonProperty("ConfigMap")
    CONFIG_MAP,
    @JsonProperty("Secret")
    SECRET,
    @JsonProperty("PersistentVolumeClaim")
    PERSISTENT_VOLUME_CLAIM,
    @JsonProperty("Process")
    PROCESS,
    @JsonProperty("Proxy")
    PROXY
  }
}
