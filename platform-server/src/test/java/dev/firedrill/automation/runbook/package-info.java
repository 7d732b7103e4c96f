/** Reading runbooks. */
@NullMarked
package dev.firedrill.automation.runbook;

import org.jspecify.annotations.NullMarked;
