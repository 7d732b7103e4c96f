/** How the platform writes people's words in chat. */
@NullMarked
package dev.firedrill.incident.chat;

import org.jspecify.annotations.NullMarked;
