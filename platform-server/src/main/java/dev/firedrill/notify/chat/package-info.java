/** Notifications in the team's chat. */
@NullMarked
package dev.firedrill.notify.chat;

import org.jspecify.annotations.NullMarked;
