/** What every feature may lean on: failures, transactions, events, ids and secrets. */
@NullMarked
package dev.firedrill.kernel;

import org.jspecify.annotations.NullMarked;
