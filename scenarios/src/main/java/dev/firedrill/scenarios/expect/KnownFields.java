package dev.firedrill.scenarios.expect;

import dev.firedrill.scenarios.ProbeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What expressions can ask for, with the meaning of each. Fields that a sample cannot tell are
 * absent from it, and nothing holds about an absent field.
 */
public final class KnownFields {
  /** Every probe may have it. */
  private static final String PROBLEM = "why the probe could not be sampled, a sentence";

  private KnownFields() {}

  /** The fields of {@code result}, in the order of a page that explains them. */
  public static Map<String, String> ofProbe(ProbeSpec.Type type) {
    Map<String, String> fields = new LinkedHashMap<>();
    switch (type) {
      case SLACK_ROUND_TRIP -> {
        fields.put("total", "requests of synthetic users, of `command` if the probe names one");
        fields.put("bad", "those not answered well in time");
        fields.put("ok", "there were requests and none was bad");
        fields.put("ratio", "good of all, 0 to 1; absent without requests");
        fields.put(
            "otherRatio",
            "real content of all, 0 to 1, for the commands that the scenario's faults do not aim at");
        fields.put("latencyMs", "95th percentile of all answers, milliseconds");
      }
      case HTTP -> {
        fields.put("ok", "a success that can be read");
        fields.put("status", "the status of the answer; absent without one");
        fields.put("latencyMs", "milliseconds to the answer, at least that when none came");
      }
      case BOT, K8S -> bot(fields);
      case CHAT_GATEWAY -> {
        fields.put("calls", "calls of the Web API, of `methods` if the probe names some");
        fields.put("errorRatio", "those answered with an error, 0 to 1; absent without calls");
        fields.put("p95Ms", "95th percentile of their duration, milliseconds");
        fields.put("hits", "times that a rule of a fault changed a call");
        fields.put("dropped", "events that were not delivered");
        fields.put("duplicated", "events delivered twice");
        fields.put("late", "events delivered late");
        fields.put("reconnects", "new connections of the bot");
      }
      case PROMQL -> {
        fields.put("series", "how many series the query gave");
        fields.put("value", "the largest value of them; absent when there is none");
      }
      case LOG -> {
        fields.put("lines", "lines that contain `query`, within `within` or since the fault");
        fields.put("rate", "those per minute");
      }
      case SLACK_MESSAGE -> {
        fields.put("count", "messages in `channel` that match `text`, at most 1,000");
        fields.put("found", "there is at least one");
      }
      case SQL -> {
        fields.put("exists", "the file is there");
        fields.put("rows", "how many rows the query gave, at most 100");
        fields.put("row", "columns of the first row by name");
        fields.put("value", "first column of the first row; absent without one or when it is NULL");
        fields.put("error", "what the database said when it could not answer");
      }
    }
    fields.put("problem", PROBLEM);
    return fields;
  }

  private static void bot(Map<String, String> fields) {
    fields.put("connected", "the instance in service is connected to the chat");
    fields.put("replicas", "instances that are wanted");
    fields.put("readyReplicas", "instances that are connected");
    fields.put("restarts", "restarts since the release was deployed");
    fields.put("version", "the release in service, as `v3`");
    fields.put("env", "variables of its configuration by name, no secrets");
    fields.put("flags", "of each flag the variant that everybody gets");
    fields.put("memoryLimitMi", "the limit of memory, MiB");
    fields.put("podUid", "another text after each restart");
    fields.put(
        "lastExit",
        "`killed`, `out-of-memory`, `terminated`, `crashed`, `exited` or `failed to start`, of the last hour");
    fields.put("deployedBy", "`page`, `cli`, `ci`, `chat` or `platform`");
    for (String compared :
        new String[] {
          "Replicas", "ReadyReplicas", "Restarts", "Version", "MemoryLimitMi", "PodUid"
        }) {
      fields.put("baseline" + compared, "the same when the run began for this team");
    }
  }

  /** The variables of a run's conditions that have fields. */
  public static Set<String> variables() {
    return Set.of("team", "otherTeams", "platform", "slack");
  }

  /** The fields of a variable of conditions. */
  public static Map<String, String> ofCondition(String variable) {
    Map<String, String> fields = new LinkedHashMap<>();
    switch (variable) {
      case "team" -> {
        fields.put("requestedStop", "the team asked to stop");
        fields.put("probeGapRatio", "share of its probes that could not be sampled, 0 to 1");
        fields.put("faultsInForce", "how many faults may be in force");
        fields.put("faultsUndone", "how many are verified to be gone");
        fields.put("hurt", "a fault has its effect now");
        fields.put("declared", "the team declared an incident or acknowledged a page");
        fields.put("engaged", "somebody took a role");
        fields.put("mitigated", "users were well for the scenario's time");
        fields.put("resolved", "the cause is gone by the rules of grading");
        fields.put("lostNodeCount", "nodes lost under its bot; absent where there are none");
      }
      case "otherTeams" -> {
        fields.put("anyUnplannedImpact", "users of a team that has no fault see one");
        fields.put("hurt", "how many teams of the run have felt the effect");
        fields.put("declared", "how many declared an incident");
        fields.put("mitigated", "how many mitigated");
        fields.put("resolved", "how many resolved");
      }
      case "platform" ->
          fields.put("probeErrorRatio", "share of all probes that could not be sampled, 0 to 1");
      case "slack" ->
          fields.put(
              "deliverySuccessRatio60m",
              "share of events that Slack delivered in the last hour; absent with the built-in workspace");
      default -> {}
    }
    return fields;
  }
}
