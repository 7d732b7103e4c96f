package dev.firedrill.app.bench.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints JSON lines: every figure with the load it was taken under, at last goals and verdict. */
public final class BenchReport {
  private static final double ROUNDING = 1000;

  private final ObjectMapper json = new ObjectMapper();
  private final String bench;
  private final List<Map<String, Object>> goals = new ArrayList<>();
  private boolean ok = true;

  public BenchReport(String bench) {
    this.bench = bench;
  }

  /** One observation. */
  public void line(String what, Map<String, ?> figures) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", bench);
    line.put("what", what);
    figures.forEach((name, value) -> line.put(name, rounded(value)));
    line.put("load1", rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    line.put("cores", Runtime.getRuntime().availableProcessors());
    print(line);
  }

  /** A goal that is met by a median of at most {@code atMost}. */
  public void goal(String id, Figures measured, double atMost, String unit) {
    boolean met = measured.median() <= atMost;
    add(id, measured, "<= " + rounded(atMost), met, unit);
  }

  private void add(String id, Figures measured, String wanted, boolean met, String unit) {
    Map<String, Object> goal = new LinkedHashMap<>();
    goal.put("id", id);
    goal.put("value", rounded(measured.median()));
    goal.put("goal", wanted);
    goal.put("ok", met);
    goal.put("unit", unit);
    goal.put("min", rounded(measured.min()));
    goal.put("max", rounded(measured.max()));
    goal.put("n", measured.count());
    goals.add(goal);
    ok &= met;
  }

  /** A goal that is met by a median of at least {@code atLeast}. */
  public void atLeast(String id, Figures measured, double atLeast, String unit) {
    boolean met = measured.median() >= atLeast;
    add(id, measured, ">= " + rounded(atLeast), met, unit);
  }

  /** A goal that could not be measured: never met. */
  public void notRun(String id, double atMost, String unit, String reason) {
    unmeasured(id, "<= " + rounded(atMost), unit, reason);
  }

  /** As {@link #notRun}, of a goal that is met by at least so much. */
  public void notRunAtLeast(String id, double atLeast, String unit, String reason) {
    unmeasured(id, ">= " + rounded(atLeast), unit, reason);
  }

  private void unmeasured(String id, String wanted, String unit, String reason) {
    Map<String, Object> goal = new LinkedHashMap<>();
    goal.put("id", id);
    goal.put("value", "not run");
    goal.put("goal", wanted);
    goal.put("ok", false);
    goal.put("unit", unit);
    goal.put("reason", reason);
    goals.add(goal);
    ok = false;
  }

  /** All goals and the verdict; whether every goal was met. */
  public boolean summary() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", bench);
    line.put("goals", goals);
    line.put("load1", rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    line.put("cores", Runtime.getRuntime().availableProcessors());
    boolean all = ok && !goals.isEmpty();
    line.put("ok", all);
    print(line);
    return all;
  }

  private static Object rounded(Object value) {
    return switch (value) {
      case Double number -> Math.round(number * ROUNDING) / ROUNDING;
      case List<?> several -> several.stream().map(BenchReport::rounded).toList();
      default -> value;
    };
  }

  private void print(Map<String, Object> line) {
    try {
      System.out.println(json.writeValueAsString(line));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of numbers and words always make JSON", impossible);
    }
  }
}
