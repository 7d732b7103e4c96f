/** What people type. */
@NullMarked
package dev.firedrill.incident.commands;

import org.jspecify.annotations.NullMarked;
