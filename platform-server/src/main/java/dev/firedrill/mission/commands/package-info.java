/** What students type in chat to reach staff. */
@NullMarked
package dev.firedrill.mission.commands;

import org.jspecify.annotations.NullMarked;
