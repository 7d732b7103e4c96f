/** Runbooks from chat. */
@NullMarked
package dev.firedrill.automation.commands;

import org.jspecify.annotations.NullMarked;
