package dev.firedrill.automation.api.runbook;

import java.util.List;

/** What a text would look like, and what its steps would be. */
public record RunbookPreviewView(String html, List<RunbookStepView> steps) {}
