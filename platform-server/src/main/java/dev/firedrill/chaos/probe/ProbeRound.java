package dev.firedrill.chaos.probe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One sample of each of several probes. */
public record ProbeRound(List<ProbeSample> samples) {
  public ProbeRound {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a round needs a probe");
    }
  }

  public boolean allHeld() {
    return samples.stream().allMatch(ProbeSample::held);
  }

  /** The end of the last sample. */
  public Instant endedAt() {
    return samples.stream().map(ProbeSample::endedAt).max(Instant::compareTo).orElseThrow();
  }

  /** The samples as an evidence payload. */
  public List<Map<String, Object>> payload() {
    return samples.stream().map(ProbeSample::payload).toList();
  }

  /** For people: which samples were not as expected. */
  public String failures() {
    return samples.stream()
        .filter(sample -> !sample.held())
        .map(ProbeSample::said)
        .collect(Collectors.joining("; "));
  }
}
