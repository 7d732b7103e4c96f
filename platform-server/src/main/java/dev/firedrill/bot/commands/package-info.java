/** Deployments from chat. */
@NullMarked
package dev.firedrill.bot.commands;

import org.jspecify.annotations.NullMarked;
