package dev.firedrill.incident.api.hint;

/** Whether there was a hint, what to say of it, and how the hints stand now. */
public record HintAnswerView(boolean given, String sentence, HintsView hints) {}
