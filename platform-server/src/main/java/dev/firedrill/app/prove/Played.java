package dev.firedrill.app.prove;

import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.SelfTest.Expectation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one player did and what the platform made of it.
 *
 * @param expected what the scenario's selfTest wants of it; null: nothing
 * @param total the automatic score as assessed; null when the run was void for it
 * @param parts sub-scores from 0 to 1 of the parts that have a weight
 * @param badRatio share of bad requests while the fault was in effect; null without an effect
 * @param badMinutes minutes of service that users lost from the effect to the end
 * @param inEffect how long the fault was in effect, in minutes
 * @param alarm what its own alarms did
 * @param deeds what it did, with times
 * @param trouble why its play broke off; null when it did not
 */
record Played(
    String player,
    String does,
    boolean reference,
    @Nullable Expectation expected,
    @Nullable Double total,
    Map<Part, Double> parts,
    boolean mitigated,
    boolean resolved,
    @Nullable Double badRatio,
    double badMinutes,
    double inEffect,
    String alarm,
    List<String> deeds,
    @Nullable String trouble) {}
