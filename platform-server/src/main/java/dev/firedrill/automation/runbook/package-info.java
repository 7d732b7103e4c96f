/** Runbooks: Markdown whose blocks marked {@code step} can be executed. */
@NullMarked
package dev.firedrill.automation.runbook;

import org.jspecify.annotations.NullMarked;
