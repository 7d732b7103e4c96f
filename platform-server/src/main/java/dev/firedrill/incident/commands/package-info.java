/** The commands of incidents, typed in chat. */
@NullMarked
package dev.firedrill.incident.commands;

import org.jspecify.annotations.NullMarked;
