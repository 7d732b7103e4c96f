package dev.firedrill.workspace.api;

import java.util.Map;

/** The values of a form by block id and action id. */
public record ViewSubmitRequest(Map<String, Map<String, String>> values) {}
