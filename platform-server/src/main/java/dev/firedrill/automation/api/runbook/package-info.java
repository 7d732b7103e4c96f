/** Runbooks and their runs over REST. */
@NullMarked
package dev.firedrill.automation.api.runbook;

import org.jspecify.annotations.NullMarked;
