/**
 * What stands between a bot and its chat on purpose: rules that fail, delay, drop or double, and
 * that expire by themselves.
 */
@NullMarked
package dev.firedrill.workspace.disturbance;

import org.jspecify.annotations.NullMarked;
