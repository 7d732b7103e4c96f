package dev.firedrill.grading.api.diagnosis;

/** What came of it in a sentence, and how the team stands now. */
public record DiagnosisAnswerView(String sentence, DiagnosisView diagnosis) {}
