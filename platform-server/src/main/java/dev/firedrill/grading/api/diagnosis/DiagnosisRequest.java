package dev.firedrill.grading.api.diagnosis;

/**
 * What the team believes is wrong; the first three are values of the choices.
 *
 * @param number the try that was shown as the next one
 * @param reasons why, in at most 2,000 bytes
 */
public record DiagnosisRequest(
    int number, String component, String mechanism, String trigger, String reasons) {}
