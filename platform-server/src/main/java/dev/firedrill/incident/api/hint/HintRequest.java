package dev.firedrill.incident.api.hint;

/** The number and the price of the offer that was shown. */
public record HintRequest(int number, int cost) {}
