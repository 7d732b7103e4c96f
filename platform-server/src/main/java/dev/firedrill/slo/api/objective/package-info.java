/** Objectives, error budgets and the ledger over REST. */
@NullMarked
package dev.firedrill.slo.api.objective;

import org.jspecify.annotations.NullMarked;
