/** Pages, on-call and silences from chat. */
@NullMarked
package dev.firedrill.telemetry.commands;

import org.jspecify.annotations.NullMarked;
