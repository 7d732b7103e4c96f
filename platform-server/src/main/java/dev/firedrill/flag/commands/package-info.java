/** Feature flags from chat. */
@NullMarked
package dev.firedrill.flag.commands;

import org.jspecify.annotations.NullMarked;
