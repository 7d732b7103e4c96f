/** Notes and pins from chat. */
@NullMarked
package dev.firedrill.timeline.commands;

import org.jspecify.annotations.NullMarked;
