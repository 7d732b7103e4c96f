package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One scenario as its author wrote it, with defaults filled in and placeholders not yet resolved.
 * An instance made by the loader has passed the schema and every lint rule.
 *
 * @param parameters by name
 * @param targets by the name steps refer to
 * @param timeline in the author's order; a step refers only to earlier ones
 * @param probes by the name other blocks refer to
 */
public record Scenario(
    Metadata metadata,
    List<LearningObjective> learningObjectives,
    SortedMap<String, Parameter> parameters,
    SortedMap<String, Target> targets,
    Baseline baseline,
    List<Step> timeline,
    SortedMap<String, ProbeSpec> probes,
    Slo slo,
    Success success,
    List<Hint> hints,
    Grading grading,
    Safety safety,
    Integrity integrity,
    SelfTest selfTest) {

  public Scenario {
    learningObjectives = Check.copy(learningObjectives);
    parameters = Check.copy(parameters);
    targets = Check.copy(targets);
    timeline = Check.copy(timeline);
    probes = Check.copy(probes);
    hints = Check.copy(hints);
    integrity = Check.or(integrity, new Integrity(null, null, null));
    Check.notEmpty("timeline", timeline);
  }

  /** The probe of this name; the loader has made sure that every referenced one exists. */
  public ProbeSpec probe(String name) {
    ProbeSpec probe = probes.get(name);
    if (probe == null) {
      throw new IllegalArgumentException(
          "scenario " + metadata.id() + " has no probe \"" + name + "\", only " + probes.keySet());
    }
    return probe;
  }

  /** The same, graded like this. */
  public Scenario gradedBy(Grading other) {
    return new Scenario(
        metadata,
        learningObjectives,
        parameters,
        targets,
        baseline,
        timeline,
        probes,
        slo,
        success,
        hints,
        other,
        safety,
        integrity,
        selfTest);
  }

  /** The fault and noise steps, in the author's order. */
  public List<Step.Injection> injections() {
    return timeline.stream()
        .filter(Step.Injection.class::isInstance)
        .map(Step.Injection.class::cast)
        .toList();
  }

  /**
   * Who the scenario is and what it needs.
   *
   * @param version semantic version; id and version together never change meaning
   * @param studentBrief all that students are told beforehand
   * @param requires platform capabilities that must be there before it is scheduled
   * @param variant of the course pack that the bots must run in production; null: any bot will do
   * @param control true if it has no fault, to see who declares without one
   */
  public record Metadata(
      String id,
      String version,
      String title,
      @Nullable String studentBrief,
      List<String> authors,
      List<String> tags,
      Difficulty difficulty,
      Duration maxDuration,
      List<BotRuntime> runtimes,
      List<String> requires,
      @Nullable String variant,
      boolean control) {
    public Metadata {
      Check.slug("metadata.id", id);
      Check.text("metadata.title", title);
      Check.positive("metadata.maxDuration", maxDuration);
      authors = Check.copy(authors);
      tags = Check.copy(tags);
      runtimes = Check.copy(runtimes);
      requires = Check.copy(requires);
      Check.notEmpty("metadata.runtimes", runtimes);
    }
  }

  /** Three factors from 1 to 10; their geometric mean is the difficulty. */
  public record Difficulty(int propagation, int resolutionSteps, int technologies) {
    public Difficulty {
      Check.range("difficulty.propagation", propagation, 1, 10);
      Check.range("difficulty.resolutionSteps", resolutionSteps, 1, 10);
      Check.range("difficulty.technologies", technologies, 1, 10);
    }

    /** From 1 to 10. */
    public double value() {
      return Math.cbrt((double) propagation * resolutionSteps * technologies);
    }
  }

  /** Where the bot of a team may run. */
  public enum BotRuntime {
    @JsonProperty("kubernetes")
    KUBERNETES,
    @JsonProperty("process")
    PROCESS
  }

  /**
   * What is assessed.
   *
   * @param assesses the parts of the grade that show it
   */
  public record LearningObjective(
      String id, String text, @Nullable Bloom bloom, List<Grading.Part> assesses) {
    public LearningObjective {
      Check.slug("learningObjectives.id", id);
      Check.text("learningObjectives.text", text);
      assesses = Check.copy(assesses);
    }
  }

  /** Bloom's revised taxonomy, from remembering to creating. */
  public enum Bloom {
    @JsonProperty("remember")
    REMEMBER,
    @JsonProperty("understand")
    UNDERSTAND,
    @JsonProperty("apply")
    APPLY,
    @JsonProperty("analyze")
    ANALYZE,
    @JsonProperty("evaluate")
    EVALUATE,
    @JsonProperty("create")
    CREATE
  }

  /** How variants are drawn and when the truth is shown; a canary marks leaked scenario text. */
  public record Integrity(
      VariantSeed variantSeed, RevealAfter revealAfter, @Nullable String canary) {
    public Integrity(
        @Nullable VariantSeed variantSeed,
        @Nullable RevealAfter revealAfter,
        @Nullable String canary) {
      this.variantSeed = Check.or(variantSeed, VariantSeed.PER_TEAM);
      this.revealAfter = Check.or(revealAfter, RevealAfter.GRADES_RELEASED);
      this.canary = canary;
    }
  }

  /** Who shares a variant: nobody, all teams of an attempt, or everybody (the first choice). */
  public enum VariantSeed {
    @JsonProperty("per-team")
    PER_TEAM,
    @JsonProperty("per-run")
    PER_RUN,
    @JsonProperty("fixed")
    FIXED
  }

  /** When students may see what was done to them. */
  public enum RevealAfter {
    @JsonProperty("all-teams-done")
    ALL_TEAMS_DONE,
    @JsonProperty("grades-released")
    GRADES_RELEASED
  }

  /**
   * What a fault acts on; always inside the team's own environment, so no namespace can be named.
   */
  public record Target(
      Role role,
      @Nullable Kind kind,
      SortedMap<String, String> select,
      @Nullable String container) {
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
}
